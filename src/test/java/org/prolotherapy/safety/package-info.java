/** Tests of safety. */
@NullMarked
package org.prolotherapy.safety;

import org.jspecify.annotations.NullMarked;
