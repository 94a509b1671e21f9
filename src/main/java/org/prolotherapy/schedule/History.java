package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a course so far.
 *
 * @param sessions the sessions whose fate is known, each number once
 * @param resumedOn the day on which the course was last resumed after a hold; null if it never was
 */
public record History(List<PastSession> sessions, @Nullable LocalDate resumedOn) {

    /** Nothing has happened yet. */
    public static final History NONE = new History(List.of(), null);

    public History {
        sessions = List.copyOf(sessions);
    }

    public static History of(PastSession... sessions) {
        return new History(List.of(sessions), null);
    }

    public Optional<PastSession> session(int number) {
        return sessions.stream().filter(past -> past.number() == number).findFirst();
    }

    /** How many sessions were missed: each is made up for by one more at the end. */
    public int missedCount() {
        return (int)
                sessions.stream().filter(PastSession.Missed.class::isInstance).count();
    }
}
