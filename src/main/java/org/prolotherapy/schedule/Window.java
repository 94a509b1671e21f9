package org.prolotherapy.schedule;

import java.time.LocalDate;

/**
 * The dates on which a session may happen.
 *
 * @param earliest inclusive
 * @param latest inclusive, not before {@code earliest}
 */
public record Window(LocalDate earliest, LocalDate latest) {

    public Window {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("a window cannot end on " + latest + " and begin on " + earliest);
        }
    }

    /** The smallest window that has this one and a date in it. */
    public Window including(LocalDate date) {
        return new Window(date.isBefore(earliest) ? date : earliest, date.isAfter(latest) ? date : latest);
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(earliest) && !date.isAfter(latest);
    }
}
