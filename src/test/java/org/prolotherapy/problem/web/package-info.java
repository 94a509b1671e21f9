/** Tests of what becomes of an exception. */
@NullMarked
package org.prolotherapy.problem.web;

import org.jspecify.annotations.NullMarked;
