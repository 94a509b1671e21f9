/** Receivers of all kinds, and what they are told. */
@NullMarked
package org.prolotherapy.changes.webhook;

import org.jspecify.annotations.NullMarked;
