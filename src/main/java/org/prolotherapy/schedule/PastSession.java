package org.prolotherapy.schedule;

import java.time.LocalDate;

/** A session whose fate is known. It keeps the number, target and window that it had. */
public sealed interface PastSession {

    int number();

    /** The name of the phase that it belongs to. */
    String phase();

    LocalDate target();

    Window window();

    /**
     * It took place.
     *
     * @param performedOn the day of it in the clinic's zone
     */
    record Performed(int number, String phase, LocalDate target, Window window, LocalDate performedOn)
            implements PastSession {}

    /**
     * The patient did not come.
     *
     * @param date the day for which it was booked; without a booking its target
     * @param recordedOn the day on which the clinic learned of it
     */
    record Missed(int number, String phase, LocalDate target, Window window, LocalDate date, LocalDate recordedOn)
            implements PastSession {

        /** The first day on which it can be made up for. */
        LocalDate makeUpFrom() {
            LocalDate dayAfter = date.plusDays(1);
            return dayAfter.isAfter(recordedOn) ? dayAfter : recordedOn;
        }
    }

    /**
     * It was called off, and is not made up for.
     *
     * @param date the day for which it was booked; without a booking its target
     */
    record Cancelled(int number, String phase, LocalDate target, Window window, LocalDate date)
            implements PastSession {}
}
