package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.course;
import static org.prolotherapy.schedule.Courses.performed;
import static org.prolotherapy.schedule.Courses.rules;
import static org.prolotherapy.schedule.Courses.targets;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;

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
    void offersOnlyAlternativesThatASecondRequestIsAcceptedWith() {
        ClinicCalendar holidays = closedFrom("2027-01-20", "2027-02-20")
                .closedOn(LocalDate.parse("2027-06-01")
                        .datesUntil(LocalDate.parse("2027-09-15"))
                        .toList());
        int refusals = 0;
        for (var protocol : Courses.KNOWLEDGE.currentProtocols()) {
            for (Severity severity : Severity.values()) {
                for (LocalDate start = LocalDate.parse("2027-01-01");
                        start.getYear() == 2027;
                        start = start.plusDays(11)) {
                    for (Integer count : new Integer[] {null, 0, 4, 15, 99}) {
                        for (Integer spacing : new Integer[] {null, 1, 14, 21, 28, 40}) {
                            refusals += everyAlternativeIsAccepted(
                                    new CourseRequest(protocol, severity, start, count, spacing), holidays);
                        }
                    }
                }
            }
        }
        assertThat(refusals).isGreaterThan(5_000);
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

    private static int everyAlternativeIsAccepted(CourseRequest request, ClinicCalendar calendar) {
        try {
            Schedule.proposedFor(request, calendar);
            return 0;
        } catch (ScheduleNotFeasible refusal) {
            for (Alternative alternative : refusal.alternatives()) {
                assertThat(alternative).isNotEqualTo(new Alternative(null, null, null));
                CourseRequest second = new CourseRequest(
                        request.protocol(),
                        request.severity(),
                        alternative.startOn() == null ? request.startOn() : alternative.startOn(),
                        alternative.sessionCount() == null
                                ? request.requestedSessionCount()
                                : alternative.sessionCount(),
                        alternative.spacingDays() == null ? request.requestedSpacingDays() : alternative.spacingDays());
                assertThat(Schedule.proposedFor(second, calendar).lost()).isNull();
            }
            return 1;
        }
    }

    private static ScheduleNotFeasible refused(CourseRequest request, ClinicCalendar calendar) {
        return catchThrowableOfType(ScheduleNotFeasible.class, () -> Schedule.proposedFor(request, calendar));
    }
}
