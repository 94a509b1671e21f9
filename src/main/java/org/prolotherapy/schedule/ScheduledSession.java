package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A session of a schedule.
 *
 * @param number counts from 1 and never changes
 * @param target the best date in the window
 * @param performedOn the day on which it took place; null until then
 */
public record ScheduledSession(
        int number,
        SessionStatus status,
        LocalDate target,
        Window window,
        @Nullable LocalDate performedOn) {

    static ScheduledSession planned(int number, LocalDate target, Window window) {
        return new ScheduledSession(number, SessionStatus.PLANNED, target, window, null);
    }

    static ScheduledSession from(PastSession past) {
        LocalDate performedOn = null;
        SessionStatus status = SessionStatus.CANCELLED;
        if (past instanceof PastSession.Performed performed) {
            performedOn = performed.performedOn();
            status = SessionStatus.PERFORMED;
        } else if (past instanceof PastSession.Missed) {
            status = SessionStatus.MISSED;
        }
        return new ScheduledSession(past.number(), status, past.target(), past.window(), performedOn);
    }

    /** The day it was performed; until then its target. */
    public LocalDate date() {
        return performedOn != null ? performedOn : target;
    }
}
