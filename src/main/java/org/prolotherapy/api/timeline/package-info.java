/** Courses as pictures, for people. */
@NullMarked
package org.prolotherapy.api.timeline;

import org.jspecify.annotations.NullMarked;
