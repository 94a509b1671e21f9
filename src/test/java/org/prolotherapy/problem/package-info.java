/** Tests of problems as data. */
@NullMarked
package org.prolotherapy.problem;

import org.jspecify.annotations.NullMarked;
