package org.prolotherapy.knowledge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The day counts that a protocol version pins.
 *
 * @param recovery for each severity, the days of each phase, counted from the session's day, which is day 0
 * @param medicationHoldDays days before a session without anti-inflammatories and anticoagulants (S3)
 * @param improvementExpectedAfterDays days from a session to the relief that the texts speak of (S3, S0)
 * @param reviewAfterDays the last day after a session on which a reaction is still known; later ones are reviewed (S1, S3)
 * @param startWithinDays the most days between the day a course is wanted to start and its first session (ours)
 * @param stepOver how far a gap of exactly one number of days may move a session, the longest gaps first (ours)
 * @param makeUpWithinDays days within which a session is made up for after an interruption (ours)
 */
public record Timings(
        Map<Severity, Map<Phase, Range>> recovery,
        int medicationHoldDays,
        int improvementExpectedAfterDays,
        int reviewAfterDays,
        int startWithinDays,
        List<StepOver> stepOver,
        int makeUpWithinDays) {

    public Timings {
        for (Severity severity : Severity.values()) {
            for (Phase phase : Phase.values()) {
                days(recovery, severity, phase);
            }
        }
        if (medicationHoldDays < 0
                || improvementExpectedAfterDays < 0
                || reviewAfterDays < 0
                || startWithinDays < 0
                || makeUpWithinDays < 0) {
            throw new Contradiction("has a negative number of days");
        }
        stepOver = List.copyOf(stepOver);
        Map<Severity, Map<Phase, Range>> inOrder = new EnumMap<>(Severity.class);
        recovery.forEach(
                (severity, phases) -> inOrder.put(severity, Collections.unmodifiableMap(new EnumMap<>(phases))));
        recovery = Collections.unmodifiableMap(inOrder);
    }

    /** The days of a phase, counted from the session's day, which is day 0. */
    public Range days(Severity severity, Phase phase) {
        return days(recovery, severity, phase);
    }

    /** How long tissue regenerates after a session, in days: S0's two to three weeks, by severity. */
    public int regenerationDays(Severity severity) {
        return days(severity, Phase.REGENERATION).max();
    }

    /** How many days a fixed gap of so many days may be shortened or lengthened. */
    public int stepOverDays(int gap) {
        for (StepOver step : stepOver) {
            if (gap >= step.fromDays()) {
                return step.days();
            }
        }
        return 0;
    }

    private static Range days(Map<Severity, Map<Phase, Range>> recovery, Severity severity, Phase phase) {
        Map<Phase, Range> phases = recovery.get(severity);
        Range days = phases == null ? null : phases.get(phase);
        if (days == null || days.min() < 0) {
            throw new Contradiction("says nothing usable about {phase} at {severity}", phase, severity);
        }
        return days;
    }
}
