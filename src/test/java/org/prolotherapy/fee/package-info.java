/** Tests of what courses cost. */
@NullMarked
package org.prolotherapy.fee;

import org.jspecify.annotations.NullMarked;
