package org.prolotherapy.knowledge;

/**
 * How far a gap of exactly one number of days may move a session to step over closed days (ours).
 *
 * @param fromDays the shortest gap that this holds for, inclusive
 * @param days either way
 */
public record StepOver(int fromDays, int days) {

    public StepOver {
        if (fromDays < 1 || days < 0) {
            throw new IllegalArgumentException("cannot step " + days + " days over from a gap of " + fromDays);
        }
    }
}
