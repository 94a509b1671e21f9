package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A session of a schedule.
 *
 * @param number counts from 1 and never changes
 * @param phase the name of the protocol's phase that it belongs to
 * @param target the best date in the window, or the day to which it was rescheduled
 * @param bookedOn the day for which it is or was booked; null without a booking
 * @param performedOn the day on which it took place; null until then
 */
public record ScheduledSession(
        int number,
        String phase,
        SessionStatus status,
        LocalDate target,
        Window window,
        @Nullable LocalDate bookedOn,
        @Nullable LocalDate performedOn) {

    static ScheduledSession planned(int number, String phase, LocalDate target, Window window) {
        return new ScheduledSession(number, phase, SessionStatus.PLANNED, target, window, null, null);
    }

    static ScheduledSession from(PastSession past) {
        if (past instanceof PastSession.Performed performed) {
            return kept(past, SessionStatus.PERFORMED, null, performed.performedOn());
        }
        if (past instanceof PastSession.Missed missed) {
            return kept(past, SessionStatus.MISSED, bookedOn(past, missed.date()), null);
        }
        PastSession.Cancelled cancelled = (PastSession.Cancelled) past;
        return kept(past, SessionStatus.CANCELLED, bookedOn(past, cancelled.date()), null);
    }

    ScheduledSession booked(LocalDate day) {
        return new ScheduledSession(number, phase, SessionStatus.BOOKED, target, window, day, null);
    }

    /** The day it was performed; until then the day it is booked for; until then its target. */
    public LocalDate date() {
        if (performedOn != null) {
            return performedOn;
        }
        return bookedOn != null ? bookedOn : target;
    }

    private static ScheduledSession kept(
            PastSession past, SessionStatus status, @Nullable LocalDate bookedOn, @Nullable LocalDate performedOn) {
        return new ScheduledSession(
                past.number(), past.phase(), status, past.target(), past.window(), bookedOn, performedOn);
    }

    private static @Nullable LocalDate bookedOn(PastSession past, LocalDate date) {
        return date.equals(past.target()) ? null : date;
    }
}
