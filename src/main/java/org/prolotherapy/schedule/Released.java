package org.prolotherapy.schedule;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A booking that could not stay: its slot is free again, and its session is planned anew.
 *
 * @param number of the session
 * @param startsAt the local time it was booked for
 */
public record Released(
        int number,
        LocalDateTime startsAt,
        @Nullable String performer,
        @Nullable String room) {}
