/** Tests of a clinic's settings. */
@NullMarked
package org.prolotherapy.clinic;

import org.jspecify.annotations.NullMarked;
