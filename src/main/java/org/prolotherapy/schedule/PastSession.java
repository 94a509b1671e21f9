package org.prolotherapy.schedule;

import java.time.LocalDate;

/** A session whose fate is known. It keeps the number, target and window that it had. */
public sealed interface PastSession {

    int number();

    LocalDate target();

    Window window();

    /** @param performedOn the day on which it took place, in the clinic's zone */
    record Performed(int number, LocalDate target, Window window, LocalDate performedOn) implements PastSession {}

    /** @param recordedOn the day on which the clinic learned of it */
    record Missed(int number, LocalDate target, Window window, LocalDate recordedOn) implements PastSession {

        /** The first day on which it can be made up for. */
        LocalDate makeUpFrom() {
            LocalDate dayAfter = target.plusDays(1);
            return dayAfter.isAfter(recordedOn) ? dayAfter : recordedOn;
        }
    }

    record Cancelled(int number, LocalDate target, Window window) implements PastSession {}
}
