package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.safety.Allergies;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.ScreeningAnswers;

/**
 * What of a plan has no say in its schedule. All but the planned lidocaine can be corrected without an action.
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
            Condition condition,
            Severity severity,
            Protocol protocol,
            ScreeningAnswers screening,
            boolean consented,
            Knowledge knowledge) {
        return new SafetyCase(
                condition,
                severity,
                protocol,
                knowledge.solution(solution).orElseThrow(),
                concentrationPercent,
                plannedLidocaineMg,
                weightKg,
                patientAgeYears,
                screening,
                Allergies.of(screening, knowledge),
                consented);
    }

    /** The same with another solution, of no concentration yet. */
    PlanDetails withSolution(String code) {
        return new PlanDetails(
                performer, weightKg, patientAgeYears, code, null, plannedLidocaineMg, baseline, externalId);
    }
}
