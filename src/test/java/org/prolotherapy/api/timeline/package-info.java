/** Courses as pictures. */
@NullMarked
package org.prolotherapy.api.timeline;

import org.jspecify.annotations.NullMarked;
