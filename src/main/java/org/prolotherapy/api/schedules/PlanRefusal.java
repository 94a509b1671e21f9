package org.prolotherapy.api.schedules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.schedule.Alternative;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduleNotFeasible;

/**
 * Collects every rule that stands against what a caller plans, so that one answer tells them all.
 */
public final class PlanRefusal {

    private static final Set<RuleId> CONTRAINDICATIONS = EnumSet.of(
            RuleId.INFECTION_AT_SITE,
            RuleId.ANTICOAGULANTS,
            RuleId.ALLERGY_TO_COMPONENT,
            RuleId.NO_CORTICOSTEROID,
            RuleId.LIDOCAINE_CEILING);

    /** The member of the request that each rule is about. */
    private static final Map<RuleId, String> FIELDS = new EnumMap<>(Map.ofEntries(
            Map.entry(RuleId.SESSION_COUNT_RANGE, "/sessionCount"),
            Map.entry(RuleId.SIX_MONTH_CAP, "/sessionCount"),
            Map.entry(RuleId.PROTOCOL_SPAN, "/sessionCount"),
            Map.entry(RuleId.NO_WORKING_DAY_IN_WINDOW, "/sessionCount"),
            Map.entry(RuleId.SPACING_RANGE, "/spacingDays"),
            Map.entry(RuleId.START_WITHIN_A_MONTH, "/startOn"),
            Map.entry(RuleId.LAST_DATE, "/startOn"),
            Map.entry(RuleId.SOLUTION_OF_PROTOCOL, "/solution"),
            Map.entry(RuleId.NO_CORTICOSTEROID, "/solution"),
            Map.entry(RuleId.CONCENTRATION_RANGE, "/concentrationPercent"),
            Map.entry(RuleId.LIDOCAINE_CEILING, "/plannedLidocaineMg"),
            Map.entry(RuleId.INFECTION_AT_SITE, "/screening/infectionAtSite"),
            Map.entry(RuleId.ANTICOAGULANTS, "/screening/anticoagulants"),
            Map.entry(RuleId.ALLERGY_TO_COMPONENT, "/screening/allergies"),
            Map.entry(RuleId.ALLERGY_UNMATCHED, "/screening/allergies")));

    private final Knowledge knowledge;
    private final List<Finding> reasons = new ArrayList<>();
    private @Nullable List<Alternative> alternatives;
    private @Nullable String onlyField;

    public PlanRefusal(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Names one member of the request that all reasons are about. */
    public PlanRefusal about(String field) {
        onlyField = field;
        return this;
    }

    /** Takes the rules that were found broken; none is fine. */
    public PlanRefusal because(List<Finding> broken) {
        reasons.addAll(broken);
        return this;
    }

    /**
     * The schedule, unless it or anything collected before stands against the plan.
     *
     * @throws Problem with every reason, and the alternatives if the schedule is one
     */
    public Schedule orElse(Supplier<Schedule> scheduling) {
        Schedule schedule = null;
        try {
            schedule = scheduling.get();
        } catch (ScheduleNotFeasible e) {
            reasons.addAll(e.reasons());
            alternatives = e.alternatives();
        }
        check();
        if (schedule == null) {
            throw new IllegalStateException("a schedule is refused for a reason");
        }
        return schedule;
    }

    /**
     * Refuses, if there is a reason to.
     *
     * @throws Problem with every reason
     */
    public void check() {
        if (reasons.isEmpty()) {
            return;
        }
        List<Explanation> explanations = knowledge.explain(reasons);
        List<Violation> violations = reasons.stream()
                .map(reason -> {
                    Explanation explanation = knowledge.explain(reason);
                    return Violation.body(field(reason.rule()), explanation.statement())
                            .against(explanation.rule(), explanation.sources());
                })
                .toList();
        Problem problem = new Problem(type(), explanations.get(0).statement(), violations);
        problem.with("reasons", explanations);
        if (alternatives != null) {
            problem.with("alternatives", alternatives);
        }
        throw problem;
    }

    private String field(RuleId rule) {
        return onlyField != null ? onlyField : FIELDS.getOrDefault(rule, "");
    }

    private ProblemKind type() {
        if (reasons.stream().map(Finding::rule).anyMatch(CONTRAINDICATIONS::contains)) {
            return PlanProblem.CONTRAINDICATED;
        }
        return alternatives != null ? PlanProblem.SCHEDULE_NOT_FEASIBLE : PlanProblem.RULE_VIOLATED;
    }
}
