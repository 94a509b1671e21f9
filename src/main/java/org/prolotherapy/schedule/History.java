package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a course so far, and what was agreed on with the patient.
 *
 * @param sessions the sessions whose fate is known, each number once
 * @param bookings by number, the days for which sessions are booked
 * @param pins by number, the days to which sessions were rescheduled
 * @param askedOn by number, the days on which sessions were asked for that are placed as needed
 * @param resumedOn the day on which the course was last resumed after a hold; null if it never was
 */
public record History(
        List<PastSession> sessions,
        Map<Integer, LocalDate> bookings,
        Map<Integer, LocalDate> pins,
        Map<Integer, LocalDate> askedOn,
        @Nullable LocalDate resumedOn) {

    /** Nothing has happened yet. */
    public static final History NONE = History.of();

    public History {
        sessions = List.copyOf(sessions);
        bookings = Map.copyOf(bookings);
        pins = Map.copyOf(pins);
        askedOn = Map.copyOf(askedOn);
    }

    public static History of(PastSession... sessions) {
        return new History(List.of(sessions), Map.of(), Map.of(), Map.of(), null);
    }

    public Optional<PastSession> session(int number) {
        return sessions.stream().filter(past -> past.number() == number).findFirst();
    }

    /** The day for which a session is booked. */
    public Optional<LocalDate> bookedDay(int number) {
        return Optional.ofNullable(bookings.get(number));
    }

    /** The day to which a session was rescheduled. */
    public Optional<LocalDate> pinnedDay(int number) {
        return Optional.ofNullable(pins.get(number));
    }

    /** The day on which a session was asked for, before which it is not placed. */
    Optional<LocalDate> askedOn(int number) {
        return Optional.ofNullable(askedOn.get(number));
    }

    /** This history with one session asked for on this day. */
    History askedFor(int number, LocalDate day) {
        Map<Integer, LocalDate> more = new HashMap<>(askedOn);
        more.put(number, day);
        return new History(sessions, bookings, pins, more, resumedOn);
    }

    /** This history with sessions rescheduled to these days, and to no others. */
    public History pinnedTo(Map<Integer, LocalDate> days) {
        return new History(sessions, bookings, days, askedOn, resumedOn);
    }

    /** This history with one session booked for this day, or for none if it is null. */
    public History booked(int number, @Nullable LocalDate day) {
        Map<Integer, LocalDate> changed = new HashMap<>(bookings);
        if (day == null) {
            changed.remove(number);
        } else {
            changed.put(number, day);
        }
        return new History(sessions, changed, pins, askedOn, resumedOn);
    }

    /** How many sessions were missed: each is made up for by one more at the end. */
    public int missedCount() {
        return (int)
                sessions.stream().filter(PastSession.Missed.class::isInstance).count();
    }

    /** How many sessions of a fate belong to no phase of these names. */
    int countOutside(Set<String> phases, Class<? extends PastSession> fate) {
        return (int) sessions.stream()
                .filter(past -> fate.isInstance(past) && !phases.contains(past.phase()))
                .count();
    }
}
