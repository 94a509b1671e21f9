package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.cancelled;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.course;
import static org.prolotherapy.schedule.Courses.dates;
import static org.prolotherapy.schedule.Courses.missed;
import static org.prolotherapy.schedule.Courses.performed;
import static org.prolotherapy.schedule.Courses.rules;
import static org.prolotherapy.schedule.Courses.targets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;

/** What the schedule makes of what has happened. The course is MILD from Monday 2027-01-04: 01-04, 01-18, 02-01. */
class ReflowTest {

    private static final Schedule COURSE =
            Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, "2027-01-04"), WEEKDAYS);
    private static final ScheduledSession FIRST = COURSE.sessions().get(0);
    private static final ScheduledSession SECOND = COURSE.sessions().get(1);

    @Test
    void placesTheLaterSessionsFromTheDayOnWhichOneWasPerformed() {
        Schedule late = after(performed(FIRST, date("2027-01-07")));
        Schedule early = after(performed(FIRST, date("2027-01-01")));

        assertThat(targets(late)).isEqualTo(dates("2027-01-04", "2027-01-21", "2027-02-04"));
        assertThat(late.deadline()).isEqualTo("2027-07-07");
        assertThat(targets(early)).isEqualTo(dates("2027-01-04", "2027-01-15", "2027-01-29"));
        assertThat(early.deadline()).isEqualTo("2027-07-01");
    }

    @Test
    void keepsEverythingOfAPerformedSession() {
        Schedule schedule = after(performed(FIRST, date("2027-01-20")));

        assertThat(schedule.sessions().get(0))
                .isEqualTo(new ScheduledSession(
                        1,
                        "INITIAL",
                        SessionStatus.PERFORMED,
                        FIRST.target(),
                        FIRST.window(),
                        null,
                        date("2027-01-20")));
    }

    @Test
    void appendsASessionForOneThatWasMissed() {
        Schedule schedule = after(performed(FIRST, FIRST.target()), missed(SECOND, date("2027-01-18")));

        assertThat(schedule.sessionCount()).isEqualTo(3);
        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-01-18", "2027-01-19", "2027-02-02"));
        assertThat(schedule.sessions().get(2).window()).isEqualTo(new Window(date("2027-01-19"), date("2027-01-26")));
        assertThat(rules(schedule.notes())).containsExactly(RuleId.INTERVAL_EXCEEDED);
    }

    @Test
    void makesUpForAMissedSessionFromTheDayOnWhichItWasLearnedOf() {
        Schedule schedule = after(performed(FIRST, FIRST.target()), missed(SECOND, date("2027-03-06")));

        assertThat(schedule.sessions().get(2).target()).isEqualTo("2027-03-08");
        assertThat(schedule.sessions().get(2).window()).isEqualTo(new Window(date("2027-03-06"), date("2027-03-13")));
    }

    @Test
    void placesTheNextSessionFromTheWantedStartIfTheFirstWasMissed() {
        Schedule schedule = after(missed(FIRST, date("2027-01-05")));

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-01-05", "2027-01-19", "2027-02-02"));
        assertThat(schedule.deadline()).isEqualTo("2027-07-04");
    }

    @Test
    void losesAMissedSessionAtTheEndOfTheSixMonths() {
        Requirement longCourse =
                new Requirement(course("extended-regenerative", Severity.SEVERE, "2027-01-04"), 9, List.of(), null);
        Schedule planned = Schedule.derivedFrom(longCourse, WEEKDAYS, History.NONE);
        List<ScheduledSession> sessions = planned.sessions();
        PastSession[] allButTheLast = sessions.stream()
                .limit(8)
                .map(session -> performed(session, session.target()))
                .toArray(PastSession[]::new);

        Schedule onTheLastDay = Schedule.derivedFrom(
                longCourse, WEEKDAYS, with(allButTheLast, missed(sessions.get(8), date("2027-07-02"))));
        Schedule onTheDeadlineASunday = Schedule.derivedFrom(
                longCourse, WEEKDAYS, with(allButTheLast, missed(sessions.get(8), date("2027-07-04"))));
        Schedule afterTheDeadline = Schedule.derivedFrom(
                longCourse, WEEKDAYS, with(allButTheLast, missed(sessions.get(8), date("2027-07-05"))));

        assertThat(onTheLastDay.lost()).isNull();
        assertThat(onTheLastDay.sessions().get(9).target()).isEqualTo("2027-07-02");
        assertThat(onTheLastDay.sessions().get(9).window())
                .isEqualTo(new Window(date("2027-07-02"), date("2027-07-04")));
        assertThat(onTheDeadlineASunday.lost()).isEqualTo(new Lost(1, date("2027-07-04"), RuleId.SIX_MONTH_CAP));
        assertThat(afterTheDeadline.lost()).isEqualTo(new Lost(1, date("2027-07-05"), RuleId.SIX_MONTH_CAP));
        assertThat(afterTheDeadline.sessionCount()).isEqualTo(8);
        assertThat(rules(afterTheDeadline.notes())).containsExactly(RuleId.SIX_MONTH_CAP);
    }

    @Test
    void countsWhatDoesNotFitAnyMore() {
        Schedule schedule = Schedule.derivedFrom(
                COURSE.requirement(),
                closedFrom("2027-01-18", "2027-03-31"),
                History.of(performed(FIRST, FIRST.target())));

        assertThat(schedule.lost()).isEqualTo(new Lost(2, date("2027-01-18"), RuleId.NO_WORKING_DAY_IN_WINDOW));
        assertThat(schedule.sessionCount()).isEqualTo(1);
    }

    @Test
    void renumbersNothingWhenASessionIsCancelled() {
        Schedule schedule = after(performed(FIRST, FIRST.target()), cancelled(SECOND));

        assertThat(schedule.sessionCount()).isEqualTo(2);
        assertThat(schedule.sessions()).extracting(ScheduledSession::number).containsExactly(1, 2, 3);
        assertThat(schedule.sessions().get(2).target()).isEqualTo("2027-01-18");
    }

    @Test
    void startsWithTheSecondSessionIfTheFirstIsCancelled() {
        Schedule schedule = after(cancelled(FIRST));

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-01-04", "2027-01-18"));
        assertThat(schedule.startsOn()).isEqualTo("2027-01-04");
        assertThat(schedule.endsOn()).isEqualTo("2027-01-18");
    }

    @Test
    void placesTheNextSessionFromTheResumeOnIfItsDayHasPassed() {
        History before = resumed("2027-01-18", performed(FIRST, FIRST.target()));
        History after = resumed("2027-01-19", performed(FIRST, FIRST.target()));

        assertThat(Schedule.derivedFrom(COURSE.requirement(), WEEKDAYS, before).notes())
                .isEmpty();
        Schedule madeUp = Schedule.derivedFrom(COURSE.requirement(), WEEKDAYS, after);
        assertThat(targets(madeUp)).isEqualTo(dates("2027-01-04", "2027-01-19", "2027-02-02"));
        assertThat(rules(madeUp.notes())).containsExactly(RuleId.INTERVAL_EXCEEDED);
    }

    @Test
    void startsACourseOnTheResumeThatWasHeldBeforeItsFirstSession() {
        Schedule schedule = Schedule.derivedFrom(COURSE.requirement(), WEEKDAYS, resumed("2027-02-06"));

        assertThat(schedule.startsOn()).isEqualTo("2027-02-08");
        assertThat(schedule.sessions().get(0).window()).isEqualTo(new Window(date("2027-02-06"), date("2027-02-13")));
        assertThat(schedule.deadline()).isEqualTo("2027-08-08");
    }

    private static Schedule after(PastSession... sessions) {
        return Schedule.derivedFrom(COURSE.requirement(), WEEKDAYS, History.of(sessions));
    }

    private static History resumed(String on, PastSession... sessions) {
        return new History(List.of(sessions), Map.of(), Map.of(), Map.of(), date(on));
    }

    private static History with(PastSession[] sessions, PastSession last) {
        List<PastSession> all = new ArrayList<>(List.of(sessions));
        all.add(last);
        return new History(all, Map.of(), Map.of(), Map.of(), null);
    }

    private static LocalDate date(String date) {
        return LocalDate.parse(date);
    }
}
