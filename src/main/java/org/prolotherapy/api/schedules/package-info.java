/** Schedules over HTTP: the preview, the shape in which every schedule is shown, and what plans and their sessions share. */
@NullMarked
package org.prolotherapy.api.schedules;

import org.jspecify.annotations.NullMarked;
