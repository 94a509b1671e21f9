package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.AsNeeded;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Protocols;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduleNotFeasible;
import org.prolotherapy.schedule.SessionStatus;

/** Three sessions four weeks apart from 2027-01-04, and two as needed, within five months. */
class ExtendingTest {

    private static final Protocol PROTOCOL = Protocols.of(
            Span.ofMonths(5),
            Protocols.phase("INITIAL", 3, 3, 3, null, Protocols.gap(25, 28, 35)),
            Protocols.phase("CONTINUATION", 0, null, 2, null, Protocols.gap(25, 28, 35)));
    private static final Knowledge KNOWLEDGE = Protocols.knowing(PROTOCOL);
    private static final ClinicCalendar WEEKDAYS = new ClinicCalendar(
            ZoneId.of("Europe/Istanbul"), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    private final TreatmentPlan plan = plan();

    @Test
    void addsASessionAsNeededToACourseUnderWay() {
        extend("2027-01-04");

        assertThat(plan.sessions())
                .extracting(TreatmentSession::phase)
                .containsExactly("INITIAL", "INITIAL", "INITIAL", "CONTINUATION");
        assertThat(plan.course().existing(4).date()).isEqualTo("2027-03-29");
        assertThat(schedule().gapsDays()).containsExactly(28, 28, 28);
        assertThat(schedule().asNeeded()).isEqualTo(new AsNeeded("CONTINUATION", 1));
    }

    @Test
    void goesOnWithACourseThatWasCompleted() {
        performAll();
        complete("2027-03-02");

        extend("2027-05-10");

        assertThat(plan.status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(plan.course().existing(4).date()).isEqualTo("2027-05-10");
        assertThat(plan.course().existing(4).status()).isEqualTo(SessionStatus.PLANNED);
        // A week later nothing has been done about it: it stays where it was placed.
        Acts.change(plan, on("2027-05-20"), (it, now) -> {});
        assertThat(plan.course().existing(4).date()).isEqualTo("2027-05-10");
    }

    @Test
    void leavesWhatACompletionCancelledAsItIs() {
        perform(1, "2027-01-04");
        perform(2, "2027-02-01");
        complete("2027-02-02");

        extend("2027-02-03");

        assertThat(plan.sessions())
                .extracting(TreatmentSession::status)
                .containsExactly(
                        SessionStatus.PERFORMED,
                        SessionStatus.PERFORMED,
                        SessionStatus.CANCELLED,
                        SessionStatus.PLANNED);
        assertThat(plan.course().existing(4).date()).isEqualTo("2027-03-01");
        assertThat(plan.course().liveCount()).isEqualTo(3);
    }

    @Test
    void addsNoMoreThanTheProtocolHasAndNothingBehindTheDeadline() {
        extend("2027-01-04");
        extend("2027-01-04");
        assertThatExceptionOfType(ScheduleNotFeasible.class)
                .isThrownBy(() -> extend("2027-01-04"))
                .satisfies(
                        refusal -> assertThat(refusal.reasons().get(0).rule()).isEqualTo(RuleId.AS_NEEDED_SESSIONS));

        TreatmentPlan late = plan();
        assertThatExceptionOfType(ScheduleNotFeasible.class)
                .isThrownBy(() -> late.proposals(on("2027-06-05")).withOneMore())
                .satisfies(
                        refusal -> assertThat(refusal.reasons().get(0).rule()).isEqualTo(RuleId.PROTOCOL_SPAN));
    }

    @Test
    void isNotForCoursesOnHoldOrCancelled() {
        Acts.change(plan, on("2027-01-04"), (it, now) -> it.hold("away", now));
        assertThatExceptionOfType(PlanStateForbids.class).isThrownBy(() -> extend("2027-01-04"));
        Acts.change(plan, on("2027-01-04"), (it, now) -> it.cancel("moved away", now));
        assertThatExceptionOfType(PlanStateForbids.class).isThrownBy(() -> extend("2027-01-04"));
    }

    @Test
    void keepsTheSessionsAsNeededWhenTheStartMovesOrTheCourseIsPlannedAnew() {
        extend("2027-01-04");
        Now now = on("2027-01-04");
        Acts.change(
                plan,
                now,
                (it, then) -> it.planAsProposed(it.proposals(then).startingOn(LocalDate.parse("2027-01-11")), then));
        assertThat(plan.course().existing(4).date()).isEqualTo("2027-04-05");

        CourseRequest severe = plan.courseRequest(KNOWLEDGE);
        CourseRequest mild = new CourseRequest(severe.protocol(), Severity.MILD, severe.startOn(), null, null);
        Acts.change(
                plan, now, (it, then) -> it.planAsProposed(it.proposals(then).of(mild), then));
        assertThat(plan.sessions())
                .extracting(TreatmentSession::phase)
                .containsExactly("INITIAL", "INITIAL", "INITIAL", "CONTINUATION");
    }

    @Test
    void bringsBackASessionAsNeededWhoseRecordWasVoid() {
        performAll();
        extend("2027-03-02");
        perform(4, "2027-03-29");
        Acts.change(
                plan,
                on("2027-03-30"),
                (it, now) -> it.course().undoPerformance(it.course().existing(4), now));

        assertThat(plan.course().existing(4).phase()).isEqualTo("CONTINUATION");
        assertThat(plan.course().existing(4).status()).isEqualTo(SessionStatus.PLANNED);
    }

    private void performAll() {
        perform(1, "2027-01-04");
        perform(2, "2027-02-01");
        perform(3, "2027-03-01");
    }

    private void perform(int number, String day) {
        Acts.change(
                plan,
                on(day),
                (it, now) -> it.course()
                        .perform(
                                it.course().existing(number),
                                LocalDate.parse(day),
                                "dr-demir",
                                UUID.randomUUID(),
                                now));
    }

    private void complete(String day) {
        Acts.change(plan, on(day), (it, now) -> it.complete("It is enough.", now));
    }

    private void extend(String day) {
        Acts.change(
                plan,
                on(day),
                (it, now) -> it.extendAsProposed(it.proposals(now).withOneMore(), now));
    }

    private Schedule schedule() {
        return plan.course().schedule(KNOWLEDGE, WEEKDAYS.zone());
    }

    private static Now on(String day) {
        return Acts.at(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC), WEEKDAYS, KNOWLEDGE);
    }

    private static TreatmentPlan plan() {
        CourseRequest request = new CourseRequest(PROTOCOL, Severity.SEVERE, LocalDate.parse("2027-01-04"), null, null);
        NewPlan wanted = new NewPlan(
                new PatientReference("urn:example:ehr", "1"),
                KNOWLEDGE.condition("knee-osteoarthritis").orElseThrow(),
                Laterality.LEFT,
                request,
                KNOWLEDGE.solution("dextrose").orElseThrow(),
                null,
                null,
                null,
                null,
                null,
                new ScreeningAnswers(false, false, false, List.of(), null, null, null, null, null, null),
                null,
                null,
                List.of(),
                null);
        return TreatmentPlan.create(
                wanted,
                Schedule.proposedFor(request, WEEKDAYS),
                SafetyReview.of(wanted.safetyCase(KNOWLEDGE), KNOWLEDGE),
                on("2027-01-04"));
    }
}
