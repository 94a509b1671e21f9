/** Whole courses over HTTP, each from its first screening to its outcome. */
@NullMarked
package org.prolotherapy.course;

import org.jspecify.annotations.NullMarked;
