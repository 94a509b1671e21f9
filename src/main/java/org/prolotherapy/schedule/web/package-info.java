/** Schedules over HTTP: the preview, and the shape in which every schedule is shown. */
@NullMarked
package org.prolotherapy.schedule.web;

import org.jspecify.annotations.NullMarked;
