package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.util.Optional;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.OutcomeMeasure.ImportantChange;

/**
 * How the score of a measure changed from the baseline, judged in the measure's own direction.
 *
 * @param baseline in points of the measure
 * @param value in points of the measure
 */
public record MeasureChange(OutcomeMeasure measure, BigDecimal baseline, BigDecimal value) {

    /** What a change means for the patient. */
    public enum Response {
        IMPROVED,
        SAME,
        WORSENED
    }

    /** In points of the measure; negative if the score fell, whatever that means. */
    public BigDecimal points() {
        return value.subtract(baseline);
    }

    /** In percent of the baseline, to one decimal, negative if the score fell; empty for a baseline of 0. */
    public Optional<BigDecimal> percent() {
        return PainChange.percentOf(baseline, points());
    }

    /** A higher score is an improvement of one measure and a worsening of another. */
    public Response response() {
        return switch (gain().signum()) {
            case 1 -> Response.IMPROVED;
            case 0 -> Response.SAME;
            default -> Response.WORSENED;
        };
    }

    /** Whether it improved by as much as is clinically important; empty where no figure of that is known. */
    public Optional<Boolean> isImportant() {
        ImportantChange important = measure.importantChange();
        if (important == null) {
            return Optional.empty();
        }
        Integer percent = important.percentOfBaseline();
        return Optional.of(
                percent == null
                        ? gain().compareTo(important.points()) >= 0
                        : PainChange.reaches(gain(), important.points(), percent, baseline));
    }

    private BigDecimal gain() {
        return measure.direction().gain(points());
    }
}
