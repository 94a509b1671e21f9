package org.prolotherapy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.schedule.Alternative;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduleNotFeasible;

/**
 * Collects every rule that stands against what a caller plans or books, so that one answer tells them all, each with the
 * member of the request that it is about.
 */
public final class PlanRefusal {

    private static final Set<RuleId> CONTRAINDICATIONS = EnumSet.of(
            RuleId.INFECTION_AT_SITE,
            RuleId.ANTICOAGULANTS,
            RuleId.ALLERGY_TO_COMPONENT,
            RuleId.QUESTION_CONTRAINDICATES,
            RuleId.NO_CORTICOSTEROID,
            RuleId.LIDOCAINE_CEILING,
            RuleId.ANAESTHETIC_CEILING);

    /** The rules that stand against a slot only because another visit was booked before. */
    private static final Set<RuleId> TAKEN = EnumSet.of(RuleId.SLOT_IS_FREE, RuleId.PATIENT_IS_FREE);

    private static final List<String> TIME = List.of("startsAt", "date", "preferredTime");

    /** The members that each rule is about; of those, the first that a request has is named. */
    private static final Map<RuleId, List<String>> MEMBERS = new EnumMap<>(Map.ofEntries(
            Map.entry(RuleId.SESSION_COUNT_RANGE, List.of("sessionCount")),
            Map.entry(RuleId.AS_NEEDED_SESSIONS, List.of("sessionCount", "recommendation")),
            Map.entry(RuleId.NO_WORKING_DAY_IN_WINDOW, List.of("sessionCount", "startOn")),
            Map.entry(RuleId.SIX_MONTH_CAP, orTime("sessionCount")),
            Map.entry(RuleId.PROTOCOL_SPAN, orTime("sessionCount")),
            Map.entry(RuleId.SPACING_RANGE, orTime("spacingDays")),
            Map.entry(RuleId.LAST_DATE, orTime("startOn")),
            Map.entry(RuleId.START_WITHIN_A_MONTH, List.of("startOn")),
            Map.entry(RuleId.SOLUTION_OF_PROTOCOL, List.of("solution")),
            Map.entry(RuleId.NO_CORTICOSTEROID, List.of("solution")),
            Map.entry(RuleId.CONCENTRATION_RANGE, List.of("concentrationPercent")),
            Map.entry(RuleId.LIDOCAINE_CEILING, List.of("plannedLidocaineMg", "weightKg")),
            Map.entry(RuleId.ANAESTHETIC_CEILING, List.of("plannedLidocaineMg", "weightKg")),
            Map.entry(RuleId.SCREENING_UNANSWERED, List.of("screening")),
            Map.entry(RuleId.QUESTION_CONTRAINDICATES, List.of("screening/answers")),
            Map.entry(RuleId.QUESTION_KEEPS_FROM_BOOKING, List.of("screening/answers")),
            Map.entry(RuleId.INFECTION_AT_SITE, List.of("screening/infectionAtSite")),
            Map.entry(RuleId.ANTICOAGULANTS, List.of("screening/anticoagulants")),
            Map.entry(RuleId.ALLERGY_TO_COMPONENT, List.of("screening/allergies", "solution")),
            Map.entry(RuleId.ALLERGY_UNMATCHED, List.of("screening/allergies")),
            Map.entry(RuleId.EXAMINATION_BEFORE_SITES, List.of("screening/examination")),
            Map.entry(RuleId.OPENING_HOURS, TIME),
            Map.entry(RuleId.SLOTS_ON_THE_HALF_HOUR, TIME),
            Map.entry(RuleId.LOCAL_TIME_EXISTS, TIME),
            Map.entry(RuleId.WORKING_DAYS, TIME),
            Map.entry(RuleId.BOOKING_AHEAD, TIME),
            Map.entry(RuleId.BOOKING_IN_WINDOW, TIME),
            Map.entry(RuleId.HOLD_BEFORE_DECISION, TIME),
            Map.entry(RuleId.SLOT_IS_FREE, TIME),
            Map.entry(RuleId.PATIENT_IS_FREE, TIME),
            Map.entry(RuleId.ROOM_OF_CLINIC, List.of("room")),
            Map.entry(RuleId.PERFORMER_QUALIFICATION, List.of("performer"))));

    private final Knowledge knowledge;
    private final boolean booking;
    private final Set<String> members;
    private final Set<Finding> reasons = new LinkedHashSet<>();
    private final List<Violation> unknown = new ArrayList<>();
    private @Nullable List<Alternative> alternatives;

    private PlanRefusal(Knowledge knowledge, boolean booking, Stream<String> members) {
        this.knowledge = knowledge;
        this.booking = booking;
        this.members = members.collect(Collectors.toSet());
    }

    /** Of a request that plans a course, or the day of a session, with the members of this record. */
    public static PlanRefusal ofPlanning(Knowledge knowledge, Class<? extends Record> request) {
        return new PlanRefusal(
                knowledge, false, Arrays.stream(request.getRecordComponents()).map(component -> component.getName()));
    }

    /** Of a request that plans a course, or the day of a session, with these members. */
    public static PlanRefusal ofPlanning(Knowledge knowledge, String... members) {
        return new PlanRefusal(knowledge, false, Arrays.stream(members));
    }

    /** Of a request for slots with these members. */
    static PlanRefusal ofBooking(Knowledge knowledge, String... members) {
        return new PlanRefusal(knowledge, true, Arrays.stream(members));
    }

    /** Takes the rules that were found broken; none is fine. */
    public PlanRefusal because(List<Finding> broken) {
        reasons.addAll(broken);
        return this;
    }

    /** Takes the codes that do not exist; none is fine. */
    public PlanRefusal becauseUnknown(List<Violation> codes) {
        unknown.addAll(codes);
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
        if (stands()) {
            throw problem(
                    unknown.isEmpty()
                            ? Sentence.said(
                                    knowledge.explain(reasons.iterator().next()).statement())
                            : Sentence.of("The request names codes that do not exist."));
        }
    }

    /** Whether there is a reason to refuse. */
    boolean stands() {
        return !reasons.isEmpty() || !unknown.isEmpty();
    }

    /** The refusal with every reason, in these words. */
    Problem problem(Sentence detail) {
        List<Explanation> explanations = knowledge.explain(List.copyOf(reasons));
        Stream<Violation> violations = reasons.stream().map(reason -> {
            Explanation explanation = knowledge.explain(reason);
            return Violation.of(Violation.In.BODY, field(reason.rule()), Sentence.said(explanation.statement()))
                    .against(explanation.rule(), explanation.sources());
        });
        Problem problem = new Problem(
                kind(), detail, Stream.concat(unknown.stream(), violations).toList());
        if (!explanations.isEmpty()) {
            problem.with("reasons", explanations);
        }
        if (alternatives != null) {
            problem.with("alternatives", alternatives);
        }
        return problem;
    }

    /** The pointer to the member that a rule is about; empty, which is the request as a whole, if it has no such member. */
    String field(RuleId rule) {
        return MEMBERS.getOrDefault(rule, List.of()).stream()
                .filter(member -> members.contains(member.split("/", 2)[0]))
                .findFirst()
                .map("/"::concat)
                .orElse("");
    }

    private ProblemKind kind() {
        Set<RuleId> rules = reasons.stream().map(Finding::rule).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            return PlanProblem.UNKNOWN_CODE;
        }
        if (booking) {
            return kindOfBooking(rules);
        }
        if (rules.stream().anyMatch(CONTRAINDICATIONS::contains)) {
            return PlanProblem.CONTRAINDICATED;
        }
        return alternatives != null ? PlanProblem.SCHEDULE_NOT_FEASIBLE : PlanProblem.RULE_VIOLATED;
    }

    /** That it is taken is a conflict, which another time ends; for the patient's own sake before that of performer and room. */
    private static ProblemKind kindOfBooking(Set<RuleId> rules) {
        if (!TAKEN.containsAll(rules)) {
            return PlanProblem.NOT_BOOKABLE;
        }
        return rules.contains(RuleId.PATIENT_IS_FREE) ? PlanProblem.PATIENT_DOUBLE_BOOKED : PlanProblem.SLOT_TAKEN;
    }

    private static List<String> orTime(String member) {
        return Stream.of(Stream.of(member), TIME.stream(), Stream.of("startOn"))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }
}
