package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.prolotherapy.knowledge.InEnglish.words;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.course;
import static org.prolotherapy.schedule.Courses.performed;
import static org.prolotherapy.schedule.Courses.rules;
import static org.prolotherapy.schedule.Courses.targets;
import static org.prolotherapy.schedule.Protocols.fixed;
import static org.prolotherapy.schedule.Protocols.phase;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;

class FeasibilityTest {

    private static final CourseRequest MILD = course("hypertonic-dextrose", Severity.MILD, "2027-01-04");

    @Test
    void takesACountAndASpacingAtBothEndsOfTheRange() {
        for (int count : new int[] {3, 6}) {
            for (int spacing : new int[] {14, 21}) {
                Schedule schedule =
                        Schedule.proposedFor(MILD.withSessionCount(count).withSpacingDays(spacing), WEEKDAYS);
                assertThat(schedule.sessionCount()).isEqualTo(count);
                assertThat(schedule.sessions().get(1).target())
                        .isEqualTo(LocalDate.parse("2027-01-04").plusDays(spacing));
            }
        }
    }

    @Test
    void refusesACountAndASpacingBeyondBothEndsOfTheRangeTogether() {
        for (int count : new int[] {2, 7}) {
            for (int spacing : new int[] {13, 22}) {
                ScheduleNotFeasible refusal =
                        refused(MILD.withSessionCount(count).withSpacingDays(spacing), WEEKDAYS);
                assertThat(rules(refusal.reasons())).containsExactly(RuleId.SESSION_COUNT_RANGE, RuleId.SPACING_RANGE);
                assertThat(refusal.alternatives())
                        .containsExactly(new Alternative(null, count < 3 ? 3 : 6, spacing < 14 ? 14 : 21));
            }
        }
    }

    @Test
    void refusesAnotherSpacingInAProtocolThatHasOne() {
        CourseRequest trial = course("knee-osteoarthritis-trial", Severity.MILD, "2027-01-04");

        assertThat(targets(Schedule.proposedFor(trial.withSpacingDays(28), WEEKDAYS)))
                .isEqualTo(targets(Schedule.proposedFor(trial, WEEKDAYS)));
        assertThat(refused(trial.withSpacingDays(27), WEEKDAYS).alternatives())
                .containsExactly(new Alternative(null, null, 28));
    }

    @Test
    void startsUpToThirtyOneDaysLateAndNotLater() {
        ClinicCalendar reopensOnTheLastDay = closedFrom("2027-01-04", "2027-02-03");
        ClinicCalendar reopensADayLater = closedFrom("2027-01-04", "2027-02-04");

        assertThat(Schedule.proposedFor(MILD, reopensOnTheLastDay).startsOn()).isEqualTo("2027-02-04");
        ScheduleNotFeasible refusal = refused(MILD, reopensADayLater);
        assertThat(rules(refusal.reasons())).containsExactly(RuleId.START_WITHIN_A_MONTH);
        assertThat(refusal.alternatives()).containsExactly(new Alternative(LocalDate.parse("2027-01-05"), null, null));
    }

    @Test
    void refusesACountThatTheCallerAskedForAndThatDoesNotFit() {
        ScheduleNotFeasible refusal = refused(
                course("extended-regenerative", Severity.SEVERE, "2027-01-04").withSessionCount(15), WEEKDAYS);

        assertThat(rules(refusal.reasons())).containsExactly(RuleId.SIX_MONTH_CAP);
        assertThat(refusal.alternatives())
                .containsExactly(new Alternative(null, 9, null), new Alternative(null, 13, 14));
    }

    @Test
    void clampsACountThatCameFromTheSeverityToWhatClosedDaysLeave() {
        // After the fourth session the whole window is closed.
        ClinicCalendar closed = closedFrom("2027-03-20", "2027-05-31");
        Schedule schedule = Schedule.proposedFor(course("hypertonic-dextrose", Severity.SEVERE, "2027-01-04"), closed);

        assertThat(schedule.sessionCount()).isEqualTo(4);
        assertThat(rules(schedule.notes())).containsExactly(RuleId.NO_WORKING_DAY_IN_WINDOW);
        assertThat(words(schedule.notes().get(0))).isEqualTo("SEVERE calls for 6 sessions; 4 can be placed.");
    }

    @Test
    void refusesACourseOfWhichLessThanTheProtocolsLeastFits() {
        ClinicCalendar closed = closedFrom("2027-01-20", "2027-03-31");
        ScheduleNotFeasible refusal = refused(MILD, closed);

        assertThat(rules(refusal.reasons())).containsExactly(RuleId.NO_WORKING_DAY_IN_WINDOW);
        assertThat(refusal.alternatives())
                .isNotEmpty()
                .allSatisfy(alternative -> assertThat(alternative.startOn()).isNotNull());
    }

    @Test
    void courseIsOverByTheLastDate() {
        for (Protocol protocol : Courses.KNOWLEDGE.currentProtocols()) {
            // From Friday, 2999-06-28, it takes until 2999-12-28 at most; from the Monday after, into the next year.
            CourseRequest last = course(protocol.id(), Severity.MILD, "2999-06-28");
            Schedule schedule = Schedule.proposedFor(last, WEEKDAYS);
            assertThat(schedule.deadline()).isEqualTo("2999-12-28");
            for (String start : List.of("2999-06-29", "2999-07-01", "2999-12-20", "2999-12-31")) {
                ScheduleNotFeasible refusal = refused(last.withStartOn(LocalDate.parse(start)), WEEKDAYS);
                assertThat(rules(refusal.reasons()))
                        .as(protocol.id() + " from " + start)
                        .containsExactly(RuleId.LAST_DATE);
                assertThat(refusal.alternatives()).isEmpty();
            }
        }
    }

    @Test
    void neverGoesOnAfterTheLastDateWhateverHappens() {
        Schedule schedule = Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, "2999-06-28"), WEEKDAYS);
        History late = History.of(performed(schedule.sessions().get(0), LocalDate.parse("2999-12-20")));

        Schedule derived = Schedule.derivedFrom(schedule.requirement(), WEEKDAYS, late);

        assertThat(derived.deadline()).isEqualTo(Schedule.LAST_DATE);
        assertThat(derived.sessions()).hasSize(1);
        assertThat(derived.lost()).isNotNull();
    }

    @Test
    void refusesACourseThatOnlyAnotherSpacingOrALaterStartMakesPossible() {
        // Of the three sessions the third has no day, unless it is wanted before or long after the clinic is closed.
        ClinicCalendar closed = closedFrom("2027-01-29", "2027-02-12");
        ScheduleNotFeasible refusal = refused(MILD.withSpacingDays(17).withSessionCount(3), closed);

        assertThat(rules(refusal.reasons())).containsExactly(RuleId.NO_WORKING_DAY_IN_WINDOW);
        assertThat(words(refusal.reasons().get(0)))
                .isEqualTo("2 of 3 sessions can be placed from 2027-01-04 at a spacing of 17 days.");
        assertThat(refusal.alternatives())
                .allSatisfy(
                        alternative -> assertThat(alternative.sessionCount()).isNull());
    }

    @Test
    void coversWhatWasPerformedWhenACourseIsPlannedAnew() {
        Schedule whole = Schedule.proposedFor(MILD.withSessionCount(6), WEEKDAYS);
        History three = History.of(whole.sessions().stream()
                .limit(4)
                .map(session -> performed(session, session.target()))
                .toArray(PastSession[]::new));

        assertThat(Schedule.proposedFor(MILD.withSessionCount(4), List.of(), WEEKDAYS, three)
                        .sessionCount())
                .isEqualTo(4);
        ScheduleNotFeasible refusal = catchThrowableOfType(
                ScheduleNotFeasible.class,
                () -> Schedule.proposedFor(MILD.withSessionCount(3), List.of(), WEEKDAYS, three));
        assertThat(rules(refusal.reasons())).containsExactly(RuleId.SESSION_COUNT_RANGE);
        assertThat(words(refusal.reasons().get(0))).isEqualTo("4 sessions are performed already.");
    }

    @Test
    void doesNotAskOfACourseUnderWayThatItStartsSoon() {
        ClinicCalendar closed = closedFrom("2027-01-05", "2027-02-20");
        ScheduledSession first = Schedule.proposedFor(MILD, WEEKDAYS).sessions().get(0);
        History begun = History.of(performed(first, LocalDate.parse("2027-02-22")));

        Schedule schedule =
                Schedule.proposedFor(MILD.withStartOn(LocalDate.parse("2027-01-05")), List.of(), closed, begun);

        assertThat(schedule.sessionCount()).isEqualTo(3);
        assertThat(refused(MILD.withStartOn(LocalDate.parse("2027-01-05")), closed)
                        .reasons())
                .isNotEmpty();
    }

    @Test
    void countsWhatIsCancelledBesideTheSessionsThatAreAskedFor() {
        ScheduledSession first = Schedule.proposedFor(MILD, WEEKDAYS).sessions().get(0);

        Schedule schedule = Schedule.proposedFor(
                MILD.withSessionCount(3), List.of(), WEEKDAYS, History.of(Courses.cancelled(first)));

        assertThat(schedule.sessions()).hasSize(4);
        assertThat(schedule.sessionCount()).isEqualTo(3);
    }

    @Test
    void refusesASessionAsNeededThatNoLongerFitsInsteadOfLeavingItOut() {
        Protocol protocol = Protocols.of(
                Span.ofMonths(3),
                phase("INITIAL", 2, 3, 3, null, fixed(28)),
                phase("CONTINUATION", 0, null, 2, null, fixed(28)));
        CourseRequest request = new CourseRequest(protocol, Severity.MILD, LocalDate.parse("2027-01-04"), null, null);

        assertThat(Schedule.proposedFor(request, List.of(1), WEEKDAYS, History.NONE)
                        .sessionCount())
                .isEqualTo(4);
        ScheduleNotFeasible refusal = catchThrowableOfType(
                ScheduleNotFeasible.class, () -> Schedule.proposedFor(request, List.of(2), WEEKDAYS, History.NONE));
        assertThat(rules(refusal.reasons())).containsExactly(RuleId.PROTOCOL_SPAN);
    }

    private static ScheduleNotFeasible refused(CourseRequest request, ClinicCalendar calendar) {
        return catchThrowableOfType(ScheduleNotFeasible.class, () -> Schedule.proposedFor(request, calendar));
    }
}
