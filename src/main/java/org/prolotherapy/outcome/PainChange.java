package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.prolotherapy.plan.Pain;

/** How pain changed from the baseline. A fall is what a course is for: the response. */
public record PainChange(Pain baseline, Pain pain) {

    /** In points; negative if pain fell. */
    public BigDecimal points() {
        return pain.score().subtract(baseline.score());
    }

    /** In percent of the baseline, to one decimal, negative if pain fell; empty for a baseline without pain. */
    public Optional<BigDecimal> percent() {
        return percentOf(baseline.score(), points());
    }

    /** Whether pain fell by as much as is clinically important. */
    public boolean isImportant(ResponseSettings settings) {
        return reaches(
                points().negate(),
                BigDecimal.valueOf(settings.importantPoints()),
                settings.importantPercent(),
                baseline.score());
    }

    /** How many percent of the baseline points are, to one decimal; empty for a baseline of 0. */
    static Optional<BigDecimal> percentOf(BigDecimal baseline, BigDecimal points) {
        return baseline.signum() == 0
                ? Optional.empty()
                : Optional.of(points.movePointRight(2).divide(baseline, 1, RoundingMode.HALF_UP));
    }

    /** Whether a gain reaches so many points, or so many percent of the baseline; both inclusive. */
    static boolean reaches(BigDecimal gain, BigDecimal points, int percent, BigDecimal baseline) {
        return gain.signum() > 0
                && (gain.compareTo(points) >= 0
                        || gain.movePointRight(2).compareTo(baseline.multiply(BigDecimal.valueOf(percent))) >= 0);
    }
}
