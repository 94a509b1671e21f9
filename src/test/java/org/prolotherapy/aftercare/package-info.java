/** Tests of the aftercare: the dates of its instructions, and the exercise that counts. */
@NullMarked
package org.prolotherapy.aftercare;

import org.jspecify.annotations.NullMarked;
