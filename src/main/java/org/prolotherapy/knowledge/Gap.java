package org.prolotherapy.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * The days that may lie between one session and the next.
 *
 * @param min inclusive, at least 1
 * @param target the published number of days, from {@code min} to {@code max}; null leaves it to the regeneration
 * @param max inclusive, not less than {@code min}
 */
public record Gap(int min, @Nullable Integer target, int max) {

    /** Where a protocol says nothing, the regeneration alone counts. */
    static final Gap UNSAID = new Gap(1, null, 365);

    public Gap {
        if (min < 1) {
            throw new Contradiction("is not a gap: there is at least one day between two sessions");
        }
        if (min > max) {
            throw new Contradiction("is not a gap: min {min} is greater than max {max}", min, max);
        }
        if (target != null && (target < min || target > max)) {
            throw new Contradiction("is not a gap: target {target} is not {range}", target, new Range(min, max));
        }
    }

    public Range days() {
        return new Range(min, max);
    }

    /** The target; without one the regeneration, brought into the gap. */
    public int spacing(int regenerationDays) {
        return target != null ? target : days().nearestTo(regenerationDays);
    }

    public boolean contains(int days) {
        return min <= days && days <= max;
    }

    /** Whether it allows exactly one number of days. */
    public boolean hasOneLength() {
        return min == max;
    }
}
