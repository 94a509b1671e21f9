package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.cancelled;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.missed;
import static org.prolotherapy.schedule.Courses.performed;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Severity;

/**
 * What holds of every schedule, tried on all protocols, all severities, every start of 2027 and of the leap year 2028,
 * several calendars, and histories of performed, missed and cancelled sessions. Plain comparisons instead of fluent
 * assertions: there are millions of them.
 */
class ScheduleLawsTest {

    private static final List<ClinicCalendar> CALENDARS = List.of(
            WEEKDAYS,
            closedFrom("2027-12-24", "2028-01-07"),
            closedFrom("2027-03-08", "2027-03-16").closedOn(leapDays()),
            WEEKDAYS.closedOn(everyMonday()));

    @Test
    void holdForEverySchedule() {
        long schedules = 0;
        for (Protocol protocol : Courses.KNOWLEDGE.currentProtocols()) {
            for (Severity severity : Severity.values()) {
                for (LocalDate start = LocalDate.of(2027, 1, 1);
                        start.isBefore(LocalDate.of(2029, 1, 1));
                        start = start.plusDays(1)) {
                    CourseRequest request = new CourseRequest(protocol, severity, start, null, null);
                    for (ClinicCalendar calendar : CALENDARS) {
                        schedules += lawsHoldFor(request, calendar);
                    }
                }
            }
        }
        // 6 protocols × 3 severities × 731 starts × 4 calendars, each with six histories and none, less what is refused
        assertThat(schedules).isBetween(350_000L, 6L * 3 * 731 * 4 * 7);
    }

    private static int lawsHoldFor(CourseRequest request, ClinicCalendar calendar) {
        Schedule proposed;
        try {
            proposed = Schedule.proposedFor(request, calendar);
        } catch (ScheduleNotFeasible refusal) {
            if (calendar.closures().isEmpty()) {
                throw new AssertionError("without closures every course is feasible: " + request, refusal);
            }
            return 0;
        }
        check(proposed.lost() == null, proposed, "a new course loses nothing");
        check(
                request.protocol().sessions().contains(proposed.sessionCount()),
                proposed,
                "the count lies in the protocol's range");
        lawsHoldFor(proposed, calendar, History.NONE);
        List<History> histories = histories(proposed);
        histories.forEach(history -> {
            Schedule schedule = Schedule.derivedFrom(proposed.requirement(), calendar, history);
            lawsHoldFor(schedule, calendar, history);
            check(
                    schedule.equals(Schedule.derivedFrom(proposed.requirement(), calendar, history)),
                    schedule,
                    "the same arguments give the same schedule");
            check(
                    schedule.equals(
                            Schedule.derivedFrom(proposed.requirement(), calendar, with(history, schedule.sessions()))),
                    schedule,
                    "deriving again from its own past sessions changes nothing");
        });
        return 1 + histories.size();
    }

    /** Partial histories of a course: on time, early, late, missed, cancelled, and mixtures. */
    private static List<History> histories(Schedule course) {
        ScheduledSession first = course.sessions().get(0);
        ScheduledSession second = course.sessions().get(1);
        return List.of(
                History.of(performed(first, first.target())),
                History.of(performed(first, first.target().plusDays(5))),
                History.of(
                        performed(first, first.target()),
                        performed(second, second.target().minusDays(3))),
                History.of(performed(first, first.target()), missed(second, second.target())),
                History.of(
                        missed(first, first.target().plusDays(2)),
                        missed(second, second.target().plusDays(12))),
                History.of(performed(first, first.target().minusDays(1)), cancelled(second)));
    }

    private static void lawsHoldFor(Schedule schedule, ClinicCalendar calendar, History history) {
        Requirement requirement = schedule.requirement();
        Protocol protocol = requirement.request().protocol();
        LocalDate deadline = schedule.sessions().get(0).date().plusMonths(6);
        check(schedule.deadline().equals(deadline), schedule, "the deadline is six months after session 1");

        long cancelled = history.sessions().stream()
                .filter(PastSession.Cancelled.class::isInstance)
                .count();
        Lost lost = schedule.lost();
        check(
                schedule.sessionCount() + cancelled + (lost == null ? 0 : lost.count()) == requirement.sessionCount(),
                schedule,
                "the live count holds, but for cancelled and lost sessions");

        LocalDate previous = null;
        int number = 0;
        for (ScheduledSession session : schedule.sessions()) {
            number++;
            check(lost != null || session.number() == number, schedule, "sessions are numbered without gaps");
            PastSession past = history.session(session.number()).orElse(null);
            if (past != null) {
                check(
                        session.equals(ScheduledSession.from(past)),
                        schedule,
                        "what happened keeps number, target, window and day");
            } else {
                check(session.status() == SessionStatus.PLANNED, schedule, "the rest is planned");
                check(calendar.isWorkingDay(session.target()), schedule, "no target is on a closed day");
                check(session.window().contains(session.target()), schedule, "every target is in its window");
                check(!session.target().isAfter(deadline), schedule, "the span is never exceeded");
                if (previous != null) {
                    check(!session.window().latest().isAfter(deadline), schedule, "no window exceeds the span");
                    distanceIsAllowed(schedule, session, previous, protocol, history);
                }
            }
            if (session.status().isLive()) {
                check(previous == null || session.date().isAfter(previous), schedule, "sessions follow each other");
                previous = session.date();
            }
        }
    }

    private static void distanceIsAllowed(
            Schedule schedule, ScheduledSession session, LocalDate previous, Protocol protocol, History history) {
        Range spacing = Objects.requireNonNull(protocol.spacingDays(2));
        int step = spacing.min() == spacing.max() ? 7 : 0;
        check(
                !session.window().earliest().isBefore(previous.plusDays(spacing.min() - step)),
                schedule,
                "no session comes sooner than the least spacing");
        boolean uninterrupted = history.missedCount() == 0;
        check(
                !uninterrupted || !session.window().latest().isAfter(previous.plusDays(spacing.max() + step)),
                schedule,
                "without an interruption none comes later than the greatest spacing");
    }

    /** The past sessions as the schedule itself shows them. */
    private static History with(History history, List<ScheduledSession> shown) {
        return new History(
                history.sessions().stream()
                        .map(past -> shown.stream()
                                .filter(session -> session.number() == past.number())
                                .findFirst()
                                .map(session -> same(past, session))
                                .orElseThrow())
                        .toList(),
                history.bookings(),
                history.pins(),
                history.resumedOn());
    }

    private static PastSession same(PastSession past, ScheduledSession shown) {
        if (past instanceof PastSession.Performed) {
            return performed(shown, Objects.requireNonNull(shown.performedOn()));
        }
        return past instanceof PastSession.Missed missed ? missed(shown, missed.recordedOn()) : cancelled(shown);
    }

    private static void check(boolean holds, Schedule schedule, String law) {
        if (!holds) {
            throw new AssertionError(law + ": " + schedule);
        }
    }

    private static List<LocalDate> leapDays() {
        return List.of(LocalDate.of(2028, Month.FEBRUARY, 28), LocalDate.of(2028, Month.FEBRUARY, 29));
    }

    private static List<LocalDate> everyMonday() {
        return Stream.iterate(LocalDate.of(2027, 1, 4), date -> date.plusWeeks(1))
                .limit(140)
                .collect(Collectors.toList());
    }
}
