package org.prolotherapy.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The longest that a course may take, from its first session to its last. Either of the two members is null.
 *
 * @param months calendar months, at least 1
 * @param days at least 1
 */
public record Span(@Nullable Integer months, @Nullable Integer days) {

    public Span {
        if ((months == null) == (days == null)) {
            throw new Contradiction("is a number of either months or days");
        }
        if ((months != null && months < 1) || (days != null && days < 1)) {
            throw new Contradiction("is at least one month or one day");
        }
    }

    public static Span ofMonths(int months) {
        return new Span(months, null);
    }

    public static Span ofDays(int days) {
        return new Span(null, days);
    }

    /** The last day of a course whose first session is on the given day, inclusive. */
    public LocalDate endFrom(LocalDate first) {
        if (months != null) {
            return first.plusMonths(months);
        }
        return days == null ? first : first.plusDays(days);
    }

    @Override
    public String toString() {
        return months != null ? months + " months" : days + " days";
    }
}
