package org.prolotherapy.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * How many sessions a phase has.
 *
 * @param min inclusive, not negative
 * @param usual the published number, from {@code min} to {@code max}; null leaves it to the severity
 * @param max inclusive, at least 1
 */
public record SessionCount(int min, @Nullable Integer usual, int max) {

    public SessionCount {
        if (min < 0 || min > max || max < 1) {
            throw new Contradiction("is not a number of sessions: min {min}, max {max}", min, max);
        }
        if (usual != null && (usual < min || usual > max)) {
            throw new Contradiction(
                    "is not a number of sessions: usual {usual} is not {range}", usual, new Range(min, max));
        }
    }

    public Range range() {
        return new Range(min, max);
    }
}
