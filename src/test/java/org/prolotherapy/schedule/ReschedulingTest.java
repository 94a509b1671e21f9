package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.cancelled;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.closedOn;
import static org.prolotherapy.schedule.Courses.course;
import static org.prolotherapy.schedule.Courses.dates;
import static org.prolotherapy.schedule.Courses.missed;
import static org.prolotherapy.schedule.Courses.performed;
import static org.prolotherapy.schedule.Courses.rules;
import static org.prolotherapy.schedule.Courses.targets;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;

/**
 * Sessions that were rescheduled, and those that are booked. The course is MILD from Monday 2027-01-04: 01-04, 01-18 (window to
 * 01-25), 02-01.
 */
class ReschedulingTest {

    private static final Schedule COURSE =
            Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, "2027-01-04"), WEEKDAYS);

    @Test
    void putsASessionOnTheDayToWhichItWasRescheduledAndTheLaterOnesBehindIt() {
        Schedule schedule = with(WEEKDAYS, rescheduled(2, "2027-01-20"));

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-01-20", "2027-02-03"));
        assertThat(schedule.sessions().get(1).window())
                .isEqualTo(COURSE.sessions().get(1).window());
        assertThat(schedule.placementNotes()).isEmpty();
    }

    @Test
    void widensTheWindowOfASessionThatWasRescheduledBeyondIt() {
        LocalDate latest = COURSE.sessions().get(1).window().latest();
        LocalDate beyond = WEEKDAYS.firstWorkingDayFrom(latest.plusDays(10));

        Schedule schedule = with(WEEKDAYS, rescheduled(2, beyond.toString()));

        assertThat(schedule.sessions().get(1).target()).isEqualTo(beyond);
        assertThat(schedule.sessions().get(1).window())
                .isEqualTo(new Window(COURSE.sessions().get(1).window().earliest(), beyond));
        assertThat(rules(schedule.placementNotes())).containsExactly(RuleId.RESCHEDULED_OUTSIDE_WINDOW);
    }

    @Test
    void movesAFirstSessionBeforeTheWantedStartOnlyWithinTheSameRules() {
        assertThat(with(WEEKDAYS, rescheduled(1, "2027-01-04")).startsOn()).isEqualTo("2027-01-04");
        assertThat(with(WEEKDAYS, rescheduled(1, "2027-01-11")).startsOn()).isEqualTo("2027-01-11");
        assertThat(with(WEEKDAYS, rescheduled(1, "2027-01-01")).startsOn()).isEqualTo("2027-01-04");
    }

    @Test
    void doesNotKeepADayOnWhichTheClinicIsClosed() {
        assertThat(with(closedOn("2027-01-20"), rescheduled(2, "2027-01-20"))
                        .sessions()
                        .get(1)
                        .target())
                .isEqualTo("2027-01-18");
    }

    @Test
    void keepsADayNoNearerToTheSessionBeforeThanTheLeastGap() {
        assertThat(secondOf(rescheduled(2, "2027-01-18"))).isEqualTo("2027-01-18");
        assertThat(secondOf(rescheduled(2, "2027-01-15"))).isEqualTo("2027-01-18");
    }

    @Test
    void keepsADayUpToTheDeadlineAndNotBehindIt() {
        History last = rescheduled(3, "2027-07-02");
        History behind = rescheduled(3, "2027-07-05");

        assertThat(with(WEEKDAYS, last).sessions().get(2).target()).isEqualTo("2027-07-02");
        assertThat(with(WEEKDAYS, behind).sessions().get(2).target()).isEqualTo("2027-02-01");
    }

    @Test
    void keepsADayFromTheResumeOn() {
        assertThat(secondOf(resumed("2027-01-25", 2, "2027-01-25"))).isEqualTo("2027-01-25");
        assertThat(secondOf(resumed("2027-01-26", 2, "2027-01-25"))).isEqualTo("2027-01-26");
    }

    @Test
    void keepsADayToWhichASessionWasRescheduledEvenIfItsWindowIsClosed() {
        Schedule schedule = with(closedFrom("2027-01-15", "2027-02-12"), rescheduled(2, "2027-02-15"));

        assertThat(schedule.lost()).isNull();
        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-02-15", "2027-03-01"));
        assertThat(schedule.sessions().get(1).window().latest()).isEqualTo("2027-02-15");
        assertThat(with(closedFrom("2027-01-15", "2027-02-12"), History.NONE).lost())
                .isNotNull();
    }

    @Test
    void keepsABookingOnAWorkingDayOfItsWindowAndReleasesAnyOther() {
        Window window = COURSE.sessions().get(1).window();

        assertThat(booked(WEEKDAYS, window.earliest()).released()).isEmpty();
        assertThat(booked(WEEKDAYS, window.earliest()).sessions().get(1).status())
                .isEqualTo(SessionStatus.BOOKED);
        assertThat(booked(WEEKDAYS, window.latest()).released()).isEmpty();
        assertThat(booked(WEEKDAYS, window.latest().plusDays(1)).released()).containsExactly(2);
        assertThat(booked(closedOn("2027-01-20"), LocalDate.parse("2027-01-20")).released())
                .containsExactly(2);
        assertThat(booked(closedOn("2027-01-20"), LocalDate.parse("2027-01-20"))
                        .sessions()
                        .get(1)
                        .status())
                .isEqualTo(SessionStatus.PLANNED);
    }

    @Test
    void bookingThatIsTakenBackLeavesTheSessionPlanned() {
        LocalDate day = COURSE.sessions().get(1).target();
        History history = History.NONE.booked(2, day);

        assertThat(history.bookedDay(2)).contains(day);
        assertThat(history.booked(2, null).bookedDay(2)).isEmpty();
        assertThat(with(WEEKDAYS, history.booked(2, null)).sessions().get(1).status())
                .isEqualTo(SessionStatus.PLANNED);
    }

    @Test
    void remembersForWhichDayASessionWasBookedThatDidNotHappen() {
        ScheduledSession second = COURSE.sessions().get(1);
        LocalDate booked = second.target().plusDays(1);
        PastSession.Missed onItsTarget = missed(second, second.target());
        PastSession.Missed onAnotherDay =
                new PastSession.Missed(2, second.phase(), second.target(), second.window(), booked, booked);

        assertThat(ScheduledSession.from(onItsTarget).bookedOn()).isNull();
        assertThat(ScheduledSession.from(onAnotherDay).bookedOn()).isEqualTo(booked);
        assertThat(ScheduledSession.from(onAnotherDay).date()).isEqualTo(booked);
        assertThat(ScheduledSession.from(cancelled(second)).bookedOn()).isNull();
    }

    @Test
    void namesTheLeastDaysBeforeASession() {
        assertThat(COURSE.leastDaysBefore(2)).isEqualTo(14);
        Schedule sit = Schedule.proposedFor(
                new CourseRequest(
                        Protocols.of(
                                Span.ofMonths(6),
                                Protocols.phase(
                                        "INITIAL",
                                        1,
                                        4,
                                        4,
                                        null,
                                        Protocols.gap(7, 7, 9),
                                        Protocols.gap(21, 28, 30),
                                        Protocols.gap(50, 56, 60))),
                        Severity.MILD,
                        LocalDate.parse("2027-01-04"),
                        null,
                        null),
                WEEKDAYS);
        assertThat(List.of(sit.leastDaysBefore(2), sit.leastDaysBefore(3), sit.leastDaysBefore(4)))
                .containsExactly(7, 21, 50);
        Schedule missedOne = Schedule.derivedFrom(
                sit.requirement(),
                WEEKDAYS,
                History.of(
                        performed(sit.sessions().get(0), sit.sessions().get(0).target()),
                        missed(sit.sessions().get(1), sit.sessions().get(1).target())));
        assertThat(missedOne.leastDaysBefore(3)).isEqualTo(7);
        assertThat(missedOne.leastDaysBefore(4)).isEqualTo(21);
    }

    @Test
    void hasTheDatesThatItHadWhenNoSessionIsLive() {
        Schedule none = with(
                WEEKDAYS,
                History.of(COURSE.sessions().stream().map(Courses::cancelled).toArray(PastSession[]::new)));

        assertThat(none.sessionCount()).isZero();
        assertThat(none.startsOn()).isEqualTo(COURSE.startsOn());
        assertThat(none.endsOn()).isEqualTo(COURSE.endsOn());
    }

    private static LocalDate secondOf(History history) {
        return with(WEEKDAYS, history).sessions().get(1).target();
    }

    private static Schedule booked(ClinicCalendar calendar, LocalDate day) {
        return with(calendar, History.NONE.booked(2, day));
    }

    private static Schedule with(ClinicCalendar calendar, History history) {
        return Schedule.derivedFrom(COURSE.requirement(), calendar, history);
    }

    private static History rescheduled(int number, String day) {
        return resumed(null, number, day);
    }

    private static History resumed(@Nullable String on, int number, String day) {
        ScheduledSession first = COURSE.sessions().get(0);
        return new History(
                number == 1 ? List.of() : List.of(performed(first, first.target())),
                Map.of(),
                Map.of(number, LocalDate.parse(day)),
                Map.of(),
                on == null ? null : LocalDate.parse(on));
    }
}
