package org.prolotherapy.api.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.Pain;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "NewAssessment")
public record AssessmentRequest(
        @NotNull OffsetDateTime assessedAt,

        @Nullable Integer session,

        @NotNull @DecimalMin("0") @DecimalMax("10") @Digits(integer = 2, fraction = 1)
        BigDecimal pain,

        @Min(0) @Max(100) @Nullable Integer function,

        @Size(max = 50) @Nullable List<@NotNull @Valid MeasurementBody> measures) {

    /**
     * @throws Problem {@code rule-violated} if it cannot be true: its time is to come, its session does not exist, or
     *     a score is none of its measure
     */
    Assessment toAssessment(TreatmentPlan plan, Now now) {
        List<MeasurementBody> measured = measures == null ? List.of() : measures;
        Problem impossible = new Problem(PlanProblem.RULE_VIOLATED, "This assessment cannot have been made.");
        if (now.isBefore(assessedAt.toInstant())) {
            impossible.violating(Violation.body("/assessedAt", "must not be later than now"));
        }
        if (session != null && plan.course().find(session).isEmpty()) {
            impossible.violating(Violation.body("/session", "must be the number of a session of the plan"));
        }
        MeasurementBody.flaws(measured, "/measures", now.knowledge()).forEach(impossible::violating);
        if (!impossible.violations().isEmpty()) {
            throw impossible;
        }
        return new Assessment(
                now.newId(),
                plan.id(),
                session,
                assessedAt.toInstant(),
                Pain.of(pain),
                function,
                measured.stream().map(MeasurementBody::toMeasurement).toList(),
                now.instant());
    }
}
