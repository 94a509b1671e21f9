package org.prolotherapy.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.schedule.SessionStatus;

/**
 * Which sessions are looked for across plans. What is null does not filter.
 *
 * @param from inclusive
 * @param to inclusive
 * @param condition code of a condition that the plan treats, in whichever area
 * @param protocol id of the plan's protocol, whatever its version
 * @param timing as it is on {@code today}
 * @param after only sessions that come after this place in the list
 * @param limit the most sessions that are wanted
 */
public record SessionSearch(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String performer,
        @Nullable String condition,
        @Nullable String protocol,
        @Nullable SessionStatus status,
        @Nullable Timing timing,
        LocalDate today,
        @Nullable Place after,
        int limit) {

    /**
     * A place in a list of sessions, which is in the order of their dates, on one date of their times, and then of their ids.
     *
     * @param startsAt null for a session without a time; they come last
     */
    public record Place(LocalDate date, @Nullable Instant startsAt, UUID id) {}
}
