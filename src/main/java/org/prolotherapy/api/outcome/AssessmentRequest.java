package org.prolotherapy.api.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "NewAssessment")
public record AssessmentRequest(
        @NotNull OffsetDateTime assessedAt,

        @Nullable Integer session,

        @NotNull @Min(0) @Max(10) Integer pain,

        @Min(0) @Max(100) @Nullable Integer function) {

    /** @throws Problem {@code rule-violated} if it cannot be true: its time is to come, or its session does not exist */
    Assessment toAssessment(TreatmentPlan plan, Now now) {
        Problem impossible = new Problem(PlanProblem.RULE_VIOLATED, "This assessment cannot have been made.");
        if (now.isBefore(assessedAt.toInstant())) {
            impossible.violating(Violation.body("/assessedAt", "must not be later than now"));
        }
        if (session != null && plan.session(session).isEmpty()) {
            impossible.violating(Violation.body("/session", "must be the number of a session of the plan"));
        }
        if (!impossible.violations().isEmpty()) {
            throw impossible;
        }
        return new Assessment(now.newId(), plan.id(), session, assessedAt.toInstant(), pain, function, now.instant());
    }
}
