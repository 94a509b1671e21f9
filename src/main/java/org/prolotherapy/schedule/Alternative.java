package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change to a refused request that makes it feasible. Members that stay as they were are null.
 */
public record Alternative(
        @Nullable LocalDate startOn,
        @Nullable Integer sessionCount,
        @Nullable Integer spacingDays) {

    static Alternative between(CourseRequest refused, CourseRequest feasible) {
        return new Alternative(
                feasible.startOn().equals(refused.startOn()) ? null : feasible.startOn(),
                changed(refused.requestedSessionCount(), feasible.requestedSessionCount()),
                changed(refused.requestedSpacingDays(), feasible.requestedSpacingDays()));
    }

    private static @Nullable Integer changed(@Nullable Integer before, @Nullable Integer after) {
        return Objects.equals(before, after) ? null : after;
    }
}
