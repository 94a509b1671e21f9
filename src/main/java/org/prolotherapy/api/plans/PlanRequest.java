package org.prolotherapy.api.plans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.schedule.CourseRequest;

@Schema(name = "NewTreatmentPlan", description = "A course to plan for one patient and one condition.")
public record PlanRequest(
        @NotNull @Valid Patient patient,

        @Schema(description = "Code of the condition, as /v1/conditions lists them.", examples = "knee-osteoarthritis")
        @NotNull
        @Size(min = 1, max = 100)
        String condition,

        @Schema(description = "Which side is treated; NONE where the condition has no side.") @NotNull
        Laterality laterality,

        @Schema(description = "Decides the number of sessions, the days between them, and recovery.") @NotNull
        Severity severity,

        @Schema(
                description =
                        "The first session is on the first working day on or after this day. It may lie in the past:"
                                + " a course already under way.",
                examples = "2027-01-04")
        @NotNull
        LocalDate startOn,

        @Schema(
                description = "Id of the protocol; the plan keeps its version of today.",
                examples = "hypertonic-dextrose",
                defaultValue = "hypertonic-dextrose",
                nullable = true)
        @Size(min = 1, max = 100)
        @Nullable
        String protocol,

        @Schema(
                description = "Code of the solution; the protocol's first if absent.",
                examples = "hypertonic-dextrose-lidocaine",
                nullable = true)
        @Size(min = 1, max = 100)
        @Nullable
        String solution,

        @Schema(
                description = "Planned concentration of the solution, percent weight by volume.",
                examples = "15",
                nullable = true)
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 3)
        @Nullable
        BigDecimal concentrationPercent,

        @Schema(
                description = "Planned lidocaine in one session, anaesthetic and injections together, in mg.",
                examples = "100",
                nullable = true)
        @DecimalMin("0")
        @DecimalMax("100000")
        @Digits(integer = 6, fraction = 3)
        @Nullable
        BigDecimal plannedLidocaineMg,

        @Schema(
                description = "Another number of sessions than the severity calls for, inside the protocol's range.",
                examples = "4",
                nullable = true)
        @Nullable
        Integer sessionCount,

        @Schema(
                description = "Other days between sessions than the severity calls for, inside the protocol's range.",
                examples = "14",
                nullable = true)
        @Nullable
        Integer spacingDays,

        @Schema(description = "Who is to perform the sessions.", examples = "dr-demir", nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String performer,

        @Schema(
                description =
                        "The patient's weight in kg; without it the ceiling of lidocaine by weight cannot be evaluated.",
                examples = "70",
                nullable = true)
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1000")
        @Digits(integer = 4, fraction = 3)
        @Nullable
        BigDecimal weightKg,

        @Schema(description = "Without it the plan is a DRAFT.", nullable = true) @Valid @Nullable
        ScreeningBody screening,

        @Schema(nullable = true) @Valid @Nullable BaselineBody baseline,

        @Schema(
                description = "Your own id for the plan; unique in the clinic.",
                examples = "ehr-plan-7781",
                nullable = true)
        @Size(min = 1, max = 255)
        @Nullable
        String externalId) {

    static final Violation UNKNOWN_SOLUTION =
            Violation.body("/solution", "must be the code of a solution, as /v1/solutions lists them");

    /** @throws Problem {@code unknown-code} with every code that does not exist */
    NewPlan toNewPlan(Knowledge knowledge) {
        List<Violation> unknown = new ArrayList<>();
        Protocol plannedProtocol = protocol == null
                ? knowledge.defaultProtocol()
                : knowledge.protocol(protocol).orElse(null);
        Condition plannedCondition = knowledge.condition(condition).orElse(null);
        String solutionCode = solution != null || plannedProtocol == null
                ? solution
                : plannedProtocol.solutions().get(0);
        Solution plannedSolution =
                solutionCode == null ? null : knowledge.solution(solutionCode).orElse(null);
        if (plannedProtocol == null) {
            unknown.add(Violation.body("/protocol", "must be the id of a protocol, as /v1/protocols lists them"));
        }
        if (plannedCondition == null) {
            unknown.add(Violation.body("/condition", "must be the code of a condition, as /v1/conditions lists them"));
        }
        if (plannedSolution == null && solution != null) {
            unknown.add(UNKNOWN_SOLUTION);
        }
        if (plannedProtocol == null || plannedCondition == null || plannedSolution == null) {
            throw new Problem(PlanProblem.UNKNOWN_CODE, "The request names codes that do not exist.", unknown);
        }
        return new NewPlan(
                patient.toReference(),
                plannedCondition,
                laterality,
                new CourseRequest(
                        plannedProtocol, severity, CourseRequests.startOn(startOn), sessionCount, spacingDays),
                plannedSolution,
                concentrationPercent,
                plannedLidocaineMg,
                performer,
                weightKg,
                screening == null ? null : screening.toAnswers(),
                baseline == null ? null : baseline.toBaseline(),
                externalId);
    }
}
