package org.prolotherapy.knowledge;

/**
 * A range of whole numbers.
 *
 * @param min the least number in it, inclusive
 * @param max the greatest number in it, inclusive; not less than {@code min}
 */
public record Range(int min, int max) {

    public Range {
        if (min > max) {
            throw new Contradiction("is not a range: min {min} is greater than max {max}", min, max);
        }
    }

    public boolean contains(int number) {
        return min <= number && number <= max;
    }

    /** The number in this range that is nearest to the given one. */
    public int nearestTo(int number) {
        return Math.max(min, Math.min(max, number));
    }

    /** The middle of the range, halves rounded up: of 3–6 it is 5. */
    public int midpoint() {
        return Math.floorDiv(min + max + 1, 2);
    }

    @Override
    public String toString() {
        return min == max ? Integer.toString(min) : min + "–" + max;
    }
}
