package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.Side;

/**
 * How one measure went along a course.
 *
 * @param side whose scores they are; null if they are of the patient as a whole
 * @param baseline null if it was not measured before the first session
 * @param scores in the order in which the patient was assessed; empty if it was measured at the baseline only
 */
public record MeasureCourse(
        OutcomeMeasure measure,
        @Nullable Side side,
        @Nullable BigDecimal baseline,
        List<Score> scores) {

    public MeasureCourse {
        scores = List.copyOf(scores);
    }

    /** What the patient scored at one assessment. */
    public record Score(Assessment assessment, BigDecimal value) {}

    /** How a score changed from the baseline; empty without one. */
    public Optional<MeasureChange> change(Score score) {
        return baseline == null ? Optional.empty() : Optional.of(new MeasureChange(measure, baseline, score.value()));
    }

    /** Why a score cannot be judged; no reason if it can be. */
    List<Saying> missing() {
        if (scores.isEmpty()) {
            return List.of();
        }
        List<Saying> missing = new ArrayList<>();
        if (baseline == null) {
            missing.add(Phrase.MEASURE_WITHOUT_BASELINE.of(measure.code(), side));
        }
        if (measure.importantChange() == null) {
            missing.add(Phrase.MEASURE_WITHOUT_IMPORTANT_CHANGE.of(measure.code(), side));
        }
        return missing;
    }
}
