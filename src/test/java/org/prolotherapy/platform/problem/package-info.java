/** Tests of problems as data. */
@NullMarked
package org.prolotherapy.platform.problem;

import org.jspecify.annotations.NullMarked;
