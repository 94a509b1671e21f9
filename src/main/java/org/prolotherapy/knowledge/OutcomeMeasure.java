package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published way to measure how a patient fares: a questionnaire or a scale.
 *
 * @param loinc its code in LOINC; null where none was verified
 * @param range the scores that it can have
 * @param direction whether a higher score is better or worse
 * @param importantChange the improvement that matters to patients; null where no publication of it was looked up
 * @param sources codes of the sources
 */
public record OutcomeMeasure(
        String code,
        String display,
        @Nullable String loinc,
        Scores range,
        Direction direction,
        @Nullable ImportantChange importantChange,
        List<String> sources) {

    public OutcomeMeasure {
        sources = List.copyOf(sources);
    }

    /** The same in other words. */
    public OutcomeMeasure called(String words) {
        return new OutcomeMeasure(code, words, loinc, range, direction, importantChange, sources);
    }

    /** What a score says. */
    public enum Direction {
        HIGHER_IS_BETTER,
        HIGHER_IS_WORSE;

        /** How much better a score is for having changed by these points; negative if it is worse. */
        public BigDecimal gain(BigDecimal points) {
            return this == HIGHER_IS_BETTER ? points : points.negate();
        }
    }

    /**
     * The scores of a measure.
     *
     * @param min inclusive
     * @param max inclusive
     */
    public record Scores(BigDecimal min, BigDecimal max) {

        public Scores {
            if (min.compareTo(max) >= 0) {
                throw new IllegalArgumentException("is not a range: min " + min + " is not less than max " + max);
            }
        }

        public boolean contains(BigDecimal score) {
            return score.compareTo(min) >= 0 && score.compareTo(max) <= 0;
        }
    }

    /**
     * The least improvement that is clinically important: either of the two is enough.
     *
     * @param points of the measure, inclusive
     * @param percentOfBaseline inclusive; null where the publication gives none
     * @param source code of the publication
     */
    public record ImportantChange(
            BigDecimal points, @Nullable Integer percentOfBaseline, String source) {

        public ImportantChange {
            if (points.signum() <= 0) {
                throw new IllegalArgumentException("is no change: " + points + " points");
            }
        }
    }
}
