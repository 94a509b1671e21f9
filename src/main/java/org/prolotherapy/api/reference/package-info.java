/** The reference data over HTTP. */
@NullMarked
package org.prolotherapy.api.reference;

import org.jspecify.annotations.NullMarked;
