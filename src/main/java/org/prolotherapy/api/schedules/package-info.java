/** Schedules over HTTP: the preview, and the shape in which every schedule is shown. */
@NullMarked
package org.prolotherapy.api.schedules;

import org.jspecify.annotations.NullMarked;
