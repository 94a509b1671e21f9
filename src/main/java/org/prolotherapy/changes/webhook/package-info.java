/** Other systems are told what happens, each at its address, signed, and again until they have heard. */
@NullMarked
package org.prolotherapy.changes.webhook;

import org.jspecify.annotations.NullMarked;
