/** What follows from the texts for one course: dated sessions, their windows, holds and recovery, and why. */
@NullMarked
package org.prolotherapy.schedule;

import org.jspecify.annotations.NullMarked;
