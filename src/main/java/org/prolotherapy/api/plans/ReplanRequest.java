package org.prolotherapy.api.plans;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.plan.PlanDetails;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.schedule.CourseRequest;

public record ReplanRequest(
        @Nullable Severity severity,

        @Size(min = 1, max = 100) @Nullable String protocol,

        @Nullable Integer sessionCount,

        @Nullable Integer spacingDays,

        @Size(min = 1, max = 100) @Nullable String solution,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3) @Nullable
        BigDecimal concentrationPercent,

        @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 3) @Nullable
        BigDecimal plannedLidocaineMg,

        @NotNull @Size(min = 1, max = 1000) String reason) {

    /** @throws Problem {@code unknown-code} with every code that does not exist */
    void checkCodes(Knowledge knowledge) {
        List<Violation> unknown = new ArrayList<>();
        if (protocol != null && knowledge.protocol(protocol).isEmpty()) {
            unknown.add(CourseRequests.UNKNOWN_PROTOCOL);
        }
        if (solution != null && knowledge.solutionForNewPlans(solution).isEmpty()) {
            unknown.add(PlanRequest.UNKNOWN_SOLUTION);
        }
        if (!unknown.isEmpty()) {
            throw new Problem(PlanProblem.UNKNOWN_CODE, "The request names codes that do not exist.", unknown);
        }
    }

    CourseRequest toCourse(TreatmentPlan plan, Knowledge knowledge) {
        CourseRequest before = plan.courseRequest(knowledge);
        return new CourseRequest(
                protocol(before.protocol(), knowledge),
                severity == null ? before.severity() : severity,
                before.startOn(),
                sessionCount == null ? before.requestedSessionCount() : sessionCount,
                spacingDays == null ? before.requestedSpacingDays() : spacingDays);
    }

    /** @param course as {@link #toCourse} gave it */
    PlanDetails toDetails(TreatmentPlan plan, CourseRequest course, Knowledge knowledge) {
        Solution before = knowledge.solution(plan.details().solution()).orElseThrow();
        List<String> ofProtocol = course.protocol().solutions();
        String after = Optional.ofNullable(solution)
                .orElseGet(() -> ofProtocol.contains(before.code())
                        ? before.code()
                        : knowledge
                                .usualSolution(course.protocol())
                                .map(Solution::code)
                                .orElse(ofProtocol.get(0)));
        return plan.details()
                .replanned(before, knowledge.solution(after).orElseThrow(), concentrationPercent, plannedLidocaineMg);
    }

    /** The protocol that is named; else the plan's own, in its newest version if only that uses the solution. */
    private Protocol protocol(Protocol before, Knowledge knowledge) {
        Protocol newest =
                knowledge.protocol(protocol == null ? before.id() : protocol).orElseThrow();
        boolean onlyTheNewestWillDo = solution != null
                && !before.solutions().contains(solution)
                && newest.solutions().contains(solution);
        return protocol != null || onlyTheNewestWillDo ? newest : before;
    }
}
