package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.safety.Allergies;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.ScreeningAnswers;

/**
 * What of a plan has no say in its schedule. All but the planned lidocaine, which a replan changes, can be corrected without
 * an action.
 *
 * @param performer who is to perform the sessions
 * @param weightKg above 0
 * @param patientAgeYears 0–130
 * @param solution code of the solution
 * @param concentrationPercent percent weight by volume
 * @param plannedLidocaineMg per session
 * @param externalId the caller's own id for the plan; unique in the clinic
 */
@Embeddable
public record PlanDetails(
        @Nullable String performer,
        @Nullable BigDecimal weightKg,
        @Nullable Integer patientAgeYears,
        String solution,
        @Nullable BigDecimal concentrationPercent,
        @Nullable BigDecimal plannedLidocaineMg,
        @Embedded @Nullable Baseline baseline,
        @Nullable String externalId) {

    /** What safety has to look at, together with what else is planned for the patient. */
    SafetyCase safetyCase(
            List<Condition> conditions,
            Severity severity,
            Protocol protocol,
            ScreeningAnswers screening,
            boolean consented,
            Knowledge knowledge) {
        return new SafetyCase(
                conditions,
                severity,
                protocol,
                knowledge.solution(solution).orElseThrow(),
                concentrationPercent,
                plannedLidocaineMg,
                weightKg,
                patientAgeYears,
                screening,
                Allergies.of(screening, knowledge),
                consented,
                knowledge.screeningQuestions(protocol));
    }

    /**
     * The same, planned anew. With the solution that was planned so far its concentration gives way, and so does the
     * lidocaine that was planned for being in it.
     *
     * @param before the solution that was planned so far
     * @param concentration percent weight by volume; null if none is asked for
     * @param lidocaineMg per session; null if none is asked for
     */
    public PlanDetails replanned(
            Solution before, Solution after, @Nullable BigDecimal concentration, @Nullable BigDecimal lidocaineMg) {
        boolean same = after.equals(before);
        boolean lidocaineGivesWay = before.containsLidocaine() && !after.containsLidocaine();
        return new PlanDetails(
                performer,
                weightKg,
                patientAgeYears,
                after.code(),
                concentration != null || !same ? concentration : concentrationPercent,
                lidocaineMg != null || lidocaineGivesWay ? lidocaineMg : plannedLidocaineMg,
                baseline,
                externalId);
    }
}
