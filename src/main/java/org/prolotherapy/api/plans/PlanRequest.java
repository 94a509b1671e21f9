package org.prolotherapy.api.plans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.safety.ScreeningBody;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.api.schedules.Patient;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.PlanRefusal;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

@Schema(name = "NewTreatmentPlan")
public record PlanRequest(
        @NotNull @Valid Patient patient,

        @NotNull @Size(min = 1, max = 100) String condition,

        @Size(min = 1, max = 200) @Nullable String conditionText,

        @Valid @Nullable CodingBody conditionCoding,

        @NotNull Laterality laterality,

        @Size(max = 5) @Nullable List<@NotNull @Valid AreaBody> areas,

        @NotNull Severity severity,

        @NotNull LocalDate startOn,

        @Size(min = 1, max = 100) @Nullable String protocol,

        @Size(min = 1, max = 100) @Nullable String solution,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3) @Nullable
        BigDecimal concentrationPercent,

        @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 3) @Nullable
        BigDecimal plannedLidocaineMg,

        @Nullable Integer sessionCount,

        @Nullable Integer spacingDays,

        @Size(min = 1, max = 200) @Nullable String performer,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 3) @Nullable
        BigDecimal weightKg,

        @Min(0) @Max(130) @Nullable Integer patientAgeYears,

        @Valid @Nullable ScreeningBody screening,

        @Valid @Nullable BaselineBody baseline,

        @Size(min = 1, max = 255) @Nullable String externalId) {

    /** The condition that no code says. */
    private static final String OTHER = "other";

    static final Violation UNKNOWN_SOLUTION =
            Violation.body("/solution", "must be the code of a solution, as /v1/solutions lists them");

    private static final Violation UNKNOWN_PERFORMER =
            Violation.body("/performer", "must be the id of one of the clinic's performers");

    /** What is wrong about naming a performer for the plan; none may be named. */
    static List<Violation> flaws(@Nullable String performer, ClinicProfile clinic) {
        return performer == null || clinic.hasPerformer(performer) ? List.of() : List.of(UNKNOWN_PERFORMER);
    }

    /**
     * The plan that is asked for.
     *
     * @param clinic its settings, asked for only if the plan is refused
     * @throws Problem {@code unknown-code} with every code that does not exist, and whatever else is known to stand against it;
     *     {@code rule-violated} if the baseline cannot have been measured
     */
    NewPlan toNewPlan(Knowledge knowledge, Supplier<ClinicProfile> clinic) {
        List<Violation> unknown = new ArrayList<>();
        Protocol plannedProtocol = protocol == null
                ? knowledge.defaultProtocol()
                : knowledge.protocol(protocol).orElse(null);
        Condition plannedCondition = knowledge.condition(condition).orElse(null);
        Optional<Solution> usual =
                plannedProtocol == null ? Optional.empty() : knowledge.usualSolution(plannedProtocol);
        Solution plannedSolution = (solution == null ? usual : knowledge.solutionForNewPlans(solution)).orElse(null);
        if (plannedProtocol == null) {
            unknown.add(CourseRequests.UNKNOWN_PROTOCOL);
        }
        if (plannedCondition == null) {
            unknown.add(Violation.body("/condition", "must be the code of a condition, as /v1/conditions lists them"));
        }
        for (int i = 0; i < areasOrNone().size(); i++) {
            String code = areasOrNone().get(i).condition();
            if (code.equals(OTHER) || knowledge.condition(code).isEmpty()) {
                unknown.add(Violation.body(
                        "/areas/" + i + "/condition",
                        "must be the code of a condition, as /v1/conditions lists them, and not {other}",
                        OTHER));
            }
        }
        if (plannedSolution == null && (solution != null || plannedProtocol != null)) {
            unknown.add(UNKNOWN_SOLUTION);
        }
        if (screening != null) {
            unknown.addAll(screening.flaws("/screening", knowledge));
        }
        List<Violation> flaws = new ArrayList<>(flawsOfTheCondition());
        Sentence flawed =
                flaws.isEmpty() ? BaselineBody.IMPOSSIBLE : Sentence.of("The condition cannot be as described.");
        if (baseline != null) {
            flaws.addAll(baseline.flaws(knowledge));
        }
        if (plannedProtocol == null || plannedCondition == null || plannedSolution == null || !unknown.isEmpty()) {
            unknown.addAll(flaws);
            throw refusal(unknown, plannedProtocol, plannedSolution, knowledge, clinic.get());
        }
        if (!flaws.isEmpty()) {
            throw new Problem(PlanProblem.RULE_VIOLATED, flawed, flaws);
        }
        return new NewPlan(
                patient.toReference(),
                plannedCondition,
                laterality,
                course(plannedProtocol),
                plannedSolution,
                concentrationPercent,
                plannedLidocaineMg,
                performer,
                weightKg,
                patientAgeYears,
                screening == null ? null : screening.toAnswers(),
                baseline == null ? null : baseline.toBaseline(),
                externalId,
                areasOrNone().stream().map(AreaBody::toArea).toList(),
                conditionText == null
                        ? null
                        : new NewPlan.OtherCondition(
                                conditionText, conditionCoding == null ? null : conditionCoding.toCoding()));
    }

    private List<AreaBody> areasOrNone() {
        return areas == null ? List.of() : areas;
    }

    /** A condition that no code says is said in words, and no other is; no area is there twice. */
    private List<Violation> flawsOfTheCondition() {
        List<Violation> flaws = new ArrayList<>();
        boolean other = condition.equals(OTHER);
        if (other && conditionText == null) {
            flaws.add(Violation.body("/conditionText", "must say in words what {other} is", OTHER));
        }
        if (!other && conditionText != null) {
            flaws.add(Violation.body("/conditionText", "must be absent unless the condition is {other}", OTHER));
        }
        if (!other && conditionCoding != null) {
            flaws.add(Violation.body("/conditionCoding", "must be absent unless the condition is {other}", OTHER));
        }
        if (conditionCoding != null && !conditionCoding.canBeRead()) {
            flaws.add(Violation.body("/conditionCoding/code", "must be a category of ICD-10, as its system is"));
        }
        Set<Area> seen = new HashSet<>(Set.of(new Area(condition, laterality)));
        for (int i = 0; i < areasOrNone().size(); i++) {
            if (!seen.add(areasOrNone().get(i).toArea())) {
                flaws.add(Violation.body("/areas/" + i, "must not be an area that the plan has already"));
            }
        }
        return flaws;
    }

    private CourseRequest course(Protocol plannedProtocol) {
        return new CourseRequest(plannedProtocol, severity, CourseRequests.startOn(startOn), sessionCount, spacingDays);
    }

    /** What can be told beside codes that do not exist: what the screening, the solution and the calendar say. */
    private RuntimeException refusal(
            List<Violation> unknown,
            @Nullable Protocol plannedProtocol,
            @Nullable Solution plannedSolution,
            Knowledge knowledge,
            ClinicProfile clinic) {
        PlanRefusal refusal = PlanRefusal.ofPlanning(knowledge, PlanRequest.class)
                .becauseUnknown(unknown)
                .becauseUnknown(flaws(performer, clinic));
        if (screening != null) {
            refusal.because(SafetyReview.refusalsOf(screening.toAnswers(), plannedSolution, knowledge));
        }
        if (plannedProtocol == null) {
            refusal.check();
        } else {
            refusal.orElse(() -> Schedule.proposedFor(course(plannedProtocol), clinic.calendar()));
        }
        return new IllegalStateException("a plan is refused for a reason");
    }
}
