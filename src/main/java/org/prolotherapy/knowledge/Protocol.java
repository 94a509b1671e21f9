package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published way of doing prolotherapy. A version is immutable once a plan uses it.
 *
 * @param id names the protocol across its versions
 * @param version counts from 1
 * @param display its name in words
 * @param sessions how many sessions a course may have
 * @param spacingDays how many days may lie between two sessions; a single number is a fixed spacing
 * @param maximumMonths the most calendar months from the first session to the last (S3)
 * @param minimumMonths the least, where a text names one (S1); not reaching it is noted, not refused
 * @param solutions codes of the solutions it uses, the default first
 * @param injectionsPerSession the usual number of injections in a session: a soft bound (S3)
 * @param timings the day counts of its recovery, holds and reviews
 * @param label the rule that labels a protocol one has to ask for, because it lies outside what the other texts say
 * @param sources codes of the sources, first the one that the range of sessions is from
 */
public record Protocol(
        String id,
        int version,
        ProtocolKind kind,
        String display,
        Range sessions,
        Range spacingDays,
        int maximumMonths,
        @Nullable Integer minimumMonths,
        List<String> solutions,
        Range injectionsPerSession,
        Timings timings,
        @Nullable RuleId label,
        List<String> sources) {

    public Protocol {
        if (version < 1) {
            throw new IllegalArgumentException("has version " + version + "; versions count from 1");
        }
        if (sessions.min() < 1 || spacingDays.min() < 1 || maximumMonths < 1) {
            throw new IllegalArgumentException("needs at least one session, one day and one month");
        }
        if (minimumMonths != null && (minimumMonths < 1 || minimumMonths > maximumMonths)) {
            throw new IllegalArgumentException(
                    "lasts at least " + minimumMonths + " months, which is not 1–" + maximumMonths);
        }
        if (injectionsPerSession.min() < 1) {
            throw new IllegalArgumentException("needs at least one injection in a session");
        }
        if (spacingDays.min() < spacingDays.max()) {
            for (Severity severity : Severity.values()) {
                int regeneration = timings.regenerationDays(severity);
                if (!spacingDays.contains(regeneration)) {
                    throw new IllegalArgumentException("spaces sessions by the regeneration, which at " + severity
                            + " is " + regeneration + " days and not " + spacingDays);
                }
            }
        }
        if (solutions.isEmpty()) {
            throw new IllegalArgumentException("names no solution");
        }
        solutions = List.copyOf(solutions);
        sources = List.copyOf(sources);
    }

    /** The number of sessions that a severity calls for: the least, the midpoint (halves up) or the most of the range (S0). */
    public int sessionsFor(Severity severity) {
        return switch (severity) {
            case MILD -> sessions.min();
            case MODERATE -> sessions.midpoint();
            case SEVERE -> sessions.max();
        };
    }

    /** The days between sessions that a severity calls for: the regeneration, or the protocol's one fixed spacing. */
    public int spacingFor(Severity severity) {
        return hasFixedSpacing() ? spacingDays.min() : timings.regenerationDays(severity);
    }

    public boolean hasFixedSpacing() {
        return spacingDays.min() == spacingDays.max();
    }

    /** The days that may lie between two sessions; one fixed spacing may be stretched to step over closed days. */
    public Range allowedSpacingDays() {
        int step = hasFixedSpacing() ? timings.stepOverDays() : 0;
        return new Range(spacingDays.min() - step, spacingDays.max() + step);
    }
}
