package org.prolotherapy.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Coding;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.CourseRequest;

/**
 * A plan as it is asked for, with every code resolved.
 *
 * @param concentrationPercent percent weight by volume
 * @param plannedLidocaineMg per session
 * @param patientAgeYears 0–130
 * @param screening null if the patient was not asked yet
 * @param externalId the caller's own id for the plan; unique in the clinic
 * @param furtherAreas what is treated in the same sessions beside the condition
 * @param other the condition in the caller's words; null if its code says it
 */
public record NewPlan(
        PatientReference patient,
        Condition condition,
        Laterality laterality,
        CourseRequest course,
        Solution solution,
        @Nullable BigDecimal concentrationPercent,
        @Nullable BigDecimal plannedLidocaineMg,
        @Nullable String performer,
        @Nullable BigDecimal weightKg,
        @Nullable Integer patientAgeYears,
        @Nullable ScreeningAnswers screening,
        @Nullable Baseline baseline,
        @Nullable String externalId,
        List<Area> furtherAreas,
        @Nullable OtherCondition other) {

    /** A condition that no code of this service says, in the caller's words and, if they have one, by a code of theirs. */
    public record OtherCondition(String text, @Nullable Coding coding) {}

    public NewPlan {
        furtherAreas = List.copyOf(furtherAreas);
    }

    PlanDetails details() {
        return new PlanDetails(
                performer,
                weightKg,
                patientAgeYears,
                solution.code(),
                concentrationPercent,
                plannedLidocaineMg,
                baseline,
                externalId);
    }

    /** The same for a patient with more allergies than those that the screening names; no screening names none. */
    NewPlan withAllergies(List<String> more) {
        return screening == null
                ? this
                : new NewPlan(
                        patient,
                        condition,
                        laterality,
                        course,
                        solution,
                        concentrationPercent,
                        plannedLidocaineMg,
                        performer,
                        weightKg,
                        patientAgeYears,
                        screening.withAllergies(more),
                        baseline,
                        externalId,
                        furtherAreas,
                        other);
    }

    public SafetyCase safetyCase(Knowledge knowledge) {
        return details()
                .safetyCase(
                        Treated.of(this).conditions(knowledge),
                        course.severity(),
                        course.protocol(),
                        screening == null ? ScreeningAnswers.NONE : screening,
                        false,
                        knowledge);
    }
}
