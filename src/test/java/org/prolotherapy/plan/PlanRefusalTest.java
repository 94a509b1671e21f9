package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.KnowledgeFiles;

class PlanRefusalTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();

    /** They stop a course that is under way, whatever is planned or booked. */
    private static final Set<RuleId> STOP_A_COURSE = EnumSet.of(
            RuleId.INFECTION_AFTER_SESSION,
            RuleId.COMPLICATION_AFTER_SESSION,
            RuleId.SERIOUS_ADVERSE_EVENT,
            RuleId.FEVER_AFTER_SESSION,
            RuleId.SEVERE_PAIN_AFTER_SESSION,
            RuleId.ADVERSE_EVENT_UNMEASURED,
            RuleId.ADVERSE_EVENT_UNREVIEWED);

    static Stream<RuleId> rulesThatRefuse() {
        return KNOWLEDGE.rules().stream()
                .filter(rule -> rule.strength() == Strength.HARD || rule.strength() == Strength.GATE)
                .map(Rule::id)
                .filter(rule -> !STOP_A_COURSE.contains(rule))
                // Refused where protocols are made, each with a member of its own.
                .filter(rule -> rule != RuleId.PROTOCOL_BOUNDS);
    }

    @ParameterizedTest
    @MethodSource("rulesThatRefuse")
    void everyRuleThatRefusesNamesTheMemberThatItIsAbout(RuleId rule) {
        PlanRefusal every = PlanRefusal.ofPlanning(
                KNOWLEDGE,
                "sessionCount",
                "spacingDays",
                "startOn",
                "solution",
                "concentrationPercent",
                "plannedLidocaineMg",
                "screening",
                "startsAt",
                "performer",
                "room");
        assertThat(every.field(rule)).as(rule.code()).startsWith("/");
    }

    @Test
    void namesTheFirstMemberThatTheRequestHas() {
        assertThat(PlanRefusal.ofPlanning(KNOWLEDGE, "solution", "screening").field(RuleId.ALLERGY_TO_COMPONENT))
                .isEqualTo("/screening/allergies");
        assertThat(PlanRefusal.ofPlanning(KNOWLEDGE, "solution").field(RuleId.ALLERGY_TO_COMPONENT))
                .isEqualTo("/solution");
        assertThat(PlanRefusal.ofPlanning(KNOWLEDGE, "date").field(RuleId.SPACING_RANGE))
                .isEqualTo("/date");
        assertThat(PlanRefusal.ofPlanning(KNOWLEDGE, "startOn").field(RuleId.SIX_MONTH_CAP))
                .isEqualTo("/startOn");
        assertThat(PlanRefusal.ofBooking(KNOWLEDGE, "startsAt").field(RuleId.EXAMINATION_BEFORE_SITES))
                .isEmpty();
    }

    @Test
    void tellsUnknownCodesAndEveryRuleAtOnce() {
        PlanRefusal refusal = PlanRefusal.ofPlanning(KNOWLEDGE, "condition", "screening", "solution")
                .becauseUnknown(List.of(Violation.body("/condition", "must be known")))
                .because(List.of(Finding.of(RuleId.INFECTION_AT_SITE)))
                .because(List.of(Finding.of(RuleId.INFECTION_AT_SITE), Finding.of(RuleId.NO_CORTICOSTEROID)));
        Problem problem = catchThrowableOfType(Problem.class, refusal::check);
        assertThat(problem.type()).isEqualTo(PlanProblem.UNKNOWN_CODE);
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("/condition", "/screening/infectionAtSite", "/solution");
    }

    @Test
    void aContraindicationGivesTheRefusalItsName() {
        assertThat(kind(PlanRefusal.ofPlanning(KNOWLEDGE), RuleId.SESSION_COUNT_RANGE))
                .isEqualTo(PlanProblem.RULE_VIOLATED);
        assertThat(kind(PlanRefusal.ofPlanning(KNOWLEDGE), RuleId.SESSION_COUNT_RANGE, RuleId.INFECTION_AT_SITE))
                .isEqualTo(PlanProblem.CONTRAINDICATED);
        assertThat(kind(PlanRefusal.ofBooking(KNOWLEDGE), RuleId.INFECTION_AT_SITE))
                .isEqualTo(PlanProblem.NOT_BOOKABLE);
        assertThat(kind(PlanRefusal.ofBooking(KNOWLEDGE), RuleId.SLOT_IS_FREE)).isEqualTo(PlanProblem.SLOT_TAKEN);
        assertThat(kind(PlanRefusal.ofBooking(KNOWLEDGE), RuleId.SLOT_IS_FREE, RuleId.PATIENT_IS_FREE))
                .isEqualTo(PlanProblem.PATIENT_DOUBLE_BOOKED);
        assertThat(kind(PlanRefusal.ofBooking(KNOWLEDGE), RuleId.SLOT_IS_FREE, RuleId.ROOM_OF_CLINIC))
                .isEqualTo(PlanProblem.NOT_BOOKABLE);
    }

    @Test
    void refusesNothingWithoutAReason() {
        PlanRefusal none = PlanRefusal.ofPlanning(KNOWLEDGE).because(List.of()).becauseUnknown(List.of());
        none.check();
        assertThat(none.stands()).isFalse();
    }

    private static Object kind(PlanRefusal refusal, RuleId... rules) {
        return refusal.because(Stream.of(rules).map(Finding::of).toList())
                .problem(Sentence.of("No."))
                .type();
    }
}
