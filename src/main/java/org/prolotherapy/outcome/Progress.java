package org.prolotherapy.outcome;

import java.util.List;
import java.util.Optional;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;

/**
 * How pain and function went along a course.
 *
 * @param plan whose course it is
 * @param assessments of the plan, in the order in which the patient was assessed
 */
public record Progress(TreatmentPlan plan, List<Assessment> assessments) {

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

    private Optional<Baseline> baseline() {
        return Optional.ofNullable(plan.details().baseline());
    }
}
