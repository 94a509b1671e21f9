package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.outcome.MeasureCourse.Score;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.Measurement;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;

/**
 * How pain, function and other measures went along a course.
 *
 * @param plan whose course it is
 * @param assessments of the plan, in the order in which the patient was assessed
 */
public record Progress(TreatmentPlan plan, List<Assessment> assessments) {

    /** The patient as a whole, and each side. */
    private static final List<@Nullable Side> SIDES = Arrays.asList(null, Side.LEFT, Side.RIGHT);

    public Progress {
        assessments = List.copyOf(assessments);
    }

    /** The sessions that were performed or assessed, in the order of their numbers. */
    public List<TreatmentSession> sessions() {
        return plan.sessions().stream()
                .filter(session ->
                        session.performedOn().isPresent() || latestOf(session).isPresent())
                .toList();
    }

    /** The latest assessment, whether it belongs to a session or not. */
    public Optional<Assessment> latest() {
        return assessments.stream().reduce((earlier, later) -> later);
    }

    /** The latest assessment that belongs to a session. */
    public Optional<Assessment> latestOf(TreatmentSession session) {
        return assessments.stream()
                .filter(assessment -> assessment.belongsTo(session.number()))
                .reduce((earlier, later) -> later);
    }

    /** How pain changed from the baseline to an assessment; empty without pain at the baseline. */
    public Optional<PainChange> painChange(Assessment assessment) {
        return baseline().map(Baseline::pain).map(baseline -> new PainChange(baseline, assessment.pain()));
    }

    /** How function changed from the baseline, in points of 0–100, positive if it rose; empty if either is missing. */
    public Optional<Integer> functionChange(Assessment assessment) {
        return baseline()
                .map(Baseline::function)
                .flatMap(baseline -> assessment.function().map(function -> function - baseline));
    }

    /** Every measure that was measured at the baseline or since, in the order of the catalogue, for each side apart. */
    public List<MeasureCourse> measures(Knowledge knowledge) {
        List<Measurement> baseline = baseline().map(Baseline::measured).orElse(List.of());
        List<MeasureCourse> courses = new ArrayList<>();
        for (OutcomeMeasure measure : knowledge.outcomeMeasures()) {
            for (Side side : SIDES) {
                BigDecimal before = valueIn(baseline, measure, side).orElse(null);
                List<Score> scores = assessments.stream()
                        .flatMap(
                                assessment -> valueIn(assessment.measures(), measure, side)
                                        .map(value -> new Score(assessment, value))
                                        .stream())
                        .toList();
                if (before != null || !scores.isEmpty()) {
                    courses.add(new MeasureCourse(measure, side, before, scores));
                }
            }
        }
        return courses;
    }

    /** Which scores cannot be judged, and for want of what. */
    public Optional<Finding> measuresNotEvaluated(Knowledge knowledge) {
        List<Saying> missing = measures(knowledge).stream()
                .flatMap(course -> course.missing().stream())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        RuleId.NOT_EVALUATED,
                        Phrase.MEASURES_NOT_EVALUATED.of(RuleId.IMPORTANT_CHANGE_OF_MEASURE.code(), missing)));
    }

    private static Optional<BigDecimal> valueIn(
            List<Measurement> measures, OutcomeMeasure measure, @Nullable Side side) {
        return measures.stream()
                .filter(measured -> measured.isOf(measure.code(), side))
                .map(Measurement::value)
                .findFirst();
    }

    private Optional<Baseline> baseline() {
        return Optional.ofNullable(plan.details().baseline());
    }
}
