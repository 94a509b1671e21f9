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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.PlanDetails;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "TreatmentPlanPatch")
public record PlanPatch(
        @Size(min = 1, max = 200) @Nullable String performer,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 3) @Nullable
        BigDecimal weightKg,

        @Min(0) @Max(130) @Nullable Integer patientAgeYears,

        @NotNull @Size(min = 1, max = 100) String solution,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3) @Nullable
        BigDecimal concentrationPercent,

        @Valid @Nullable BaselineBody baseline,

        @Size(min = 1, max = 255) @Nullable String externalId,

        @NotNull LocalDate startOn) {

    private static final Set<String> PATCHABLE = Set.of(
            "performer",
            "weightKg",
            "patientAgeYears",
            "solution",
            "concentrationPercent",
            "baseline",
            "externalId",
            "startOn");

    private static final Sentence REPLAN = Sentence.of("use POST …/replan");
    private static final Sentence SCREEN = Sentence.of("use PUT …/screening");
    private static final Sentence ACT = Sentence.of("use POST …/hold, …/resume, …/complete or …/cancel");
    private static final Sentence CREATE_ANOTHER = Sentence.of("cancel this plan and create another");
    private static final Sentence NO_MEMBER = Sentence.of("a plan has no such member to change");

    /** What to do instead, for members that look as if they could be patched. */
    private static final Map<String, Sentence> INSTEAD = Map.ofEntries(
            Map.entry("severity", REPLAN),
            Map.entry("protocol", REPLAN),
            Map.entry("protocolVersion", REPLAN),
            Map.entry("sessionCount", REPLAN),
            Map.entry("spacingDays", REPLAN),
            Map.entry("screening", SCREEN),
            Map.entry("status", ACT),
            Map.entry("statusReason", ACT),
            Map.entry("patient", CREATE_ANOTHER),
            Map.entry("condition", CREATE_ANOTHER),
            Map.entry("laterality", CREATE_ANOTHER),
            Map.entry("plannedLidocaineMg", REPLAN),
            Map.entry("schedule", Sentence.of("it follows from the plan and its sessions")),
            Map.entry("safety", Sentence.of("it follows from the plan and its screening")),
            Map.entry("feeEstimate", Sentence.of("it follows from the plan and the fee schedules")));

    /** @throws Problem {@code not-patchable} with every member that no patch can change */
    static void check(Set<String> members) {
        List<Violation> violations = members.stream()
                .filter(member -> !PATCHABLE.contains(member))
                .map(member -> Violation.body(
                        "/" + member.replace("~", "~0").replace("/", "~1"),
                        "cannot be patched: {instead}",
                        INSTEAD.getOrDefault(member, NO_MEMBER)))
                .toList();
        if (!violations.isEmpty()) {
            throw new Problem(PlanProblem.NOT_PATCHABLE, "The patch names members that it cannot change.", violations);
        }
    }

    static PlanPatch of(TreatmentPlan plan) {
        return new PlanPatch(
                plan.details().performer(),
                plan.details().weightKg(),
                plan.details().patientAgeYears(),
                plan.details().solution(),
                plan.details().concentrationPercent(),
                BaselineBody.of(plan.details().baseline()),
                plan.details().externalId(),
                plan.startOn());
    }

    /** Whether all values are the same, however they are written: 72.5 is 72.500. */
    boolean saysTheSameAs(PlanPatch other) {
        return Objects.equals(performer, other.performer)
                && same(weightKg, other.weightKg)
                && Objects.equals(patientAgeYears, other.patientAgeYears)
                && solution.equals(other.solution)
                && same(concentrationPercent, other.concentrationPercent)
                && Objects.equals(newBaseline(), other.newBaseline())
                && Objects.equals(externalId, other.externalId)
                && startOn.equals(other.startOn);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /** @param before the details that no patch can change stay as they are there */
    PlanDetails toDetails(PlanDetails before) {
        return new PlanDetails(
                performer,
                weightKg,
                patientAgeYears,
                solution,
                concentrationPercent,
                before.plannedLidocaineMg(),
                newBaseline(),
                externalId);
    }

    /** @throws Problem {@code rule-violated} with all that cannot have been measured */
    void checkBaseline(Knowledge knowledge) {
        List<Violation> flaws = baseline == null ? List.of() : baseline.flaws(knowledge);
        if (!flaws.isEmpty()) {
            throw new Problem(PlanProblem.RULE_VIOLATED, BaselineBody.IMPOSSIBLE, flaws);
        }
    }

    private @Nullable Baseline newBaseline() {
        return baseline == null ? null : baseline.toBaseline();
    }
}
