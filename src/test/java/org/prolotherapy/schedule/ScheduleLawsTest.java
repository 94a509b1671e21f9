package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.cancelled;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.missed;
import static org.prolotherapy.schedule.Courses.performed;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.Severity;

/**
 * What holds of every schedule, tried on all protocols, all severities, every start of 2027 and of the leap year 2028,
 * several calendars, and histories of performed, missed and cancelled sessions; and on protocols such as clinics define. Plain comparisons instead of fluent
 * assertions: there are millions of them.
 */
class ScheduleLawsTest {

    private static final int PROTOCOLS_A_DAY = 20;

    private static final List<ClinicCalendar> CALENDARS = List.of(
            WEEKDAYS,
            closedFrom("2027-12-24", "2028-01-07"),
            closedFrom("2027-03-08", "2027-03-16").closedOn(leapDays()),
            WEEKDAYS.closedOn(everyMonday()));

    @Test
    void holdForEverySchedule() {
        long schedules = startsOfTwoYears()
                .mapToLong(start -> Courses.KNOWLEDGE.currentProtocols().stream()
                        .flatMap(protocol -> Stream.of(Severity.values())
                                .map(severity -> new CourseRequest(protocol, severity, start, null, null)))
                        .flatMapToLong(
                                request -> CALENDARS.stream().mapToLong(calendar -> lawsHoldFor(request, calendar)))
                        .sum())
                .sum();
        // 6 protocols × 3 severities × 731 starts × 4 calendars, each with six histories and none, less what is refused
        assertThat(schedules).isBetween(350_000L, 6L * 3 * 731 * 4 * 7);
    }

    @Test
    void holdForProtocolsOfClinics() {
        long schedules = startsOfTwoYears()
                .mapToLong(ScheduleLawsTest::lawsHoldForProtocolsThatStartOn)
                .sum();
        assertThat(schedules).isGreaterThan(731 * PROTOCOLS_A_DAY);
    }

    /** On all processors. */
    private static Stream<LocalDate> startsOfTwoYears() {
        return LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).toList().parallelStream();
    }

    private static long lawsHoldForProtocolsThatStartOn(LocalDate start) {
        long schedules = 0;
        Random random = new Random(start.toEpochDay());
        for (int i = 0; i < PROTOCOLS_A_DAY; i++) {
            Protocol protocol = Protocols.any(random);
            Severity severity = List.of(Severity.values()).get(random.nextInt(3));
            CourseRequest request = new CourseRequest(protocol, severity, start, null, null);
            ClinicCalendar calendar = CALENDARS.get(random.nextInt(CALENDARS.size()));
            try {
                schedules += lawsHoldFor(Schedule.proposedFor(request, calendar), calendar);
            } catch (ScheduleNotFeasible refusal) {
                alternativesAreAccepted(request, calendar, refusal.alternatives());
            }
        }
        return schedules;
    }

    private static void alternativesAreAccepted(
            CourseRequest request, ClinicCalendar calendar, List<Alternative> alternatives) {
        for (Alternative alternative : alternatives) {
            CourseRequest other = new CourseRequest(
                    request.protocol(),
                    request.severity(),
                    alternative.startOn() == null ? request.startOn() : alternative.startOn(),
                    alternative.sessionCount(),
                    alternative.spacingDays());
            check(
                    Schedule.proposedFor(other, calendar).lost() == null,
                    Schedule.proposedFor(other, calendar),
                    "what is offered is accepted");
        }
    }

    private static int lawsHoldFor(CourseRequest request, ClinicCalendar calendar) {
        try {
            return lawsHoldFor(Schedule.proposedFor(request, calendar), calendar);
        } catch (ScheduleNotFeasible refusal) {
            if (calendar.closures().isEmpty()) {
                throw new AssertionError("without closures every course is feasible: " + request, refusal);
            }
            return 0;
        }
    }

    private static int lawsHoldFor(Schedule proposed, ClinicCalendar calendar) {
        Protocol protocol = proposed.requirement().request().protocol();
        check(proposed.lost() == null, proposed, "a new course loses nothing");
        check(
                protocol.sessions().contains(proposed.sessionCount()),
                proposed,
                "the count lies in the protocol's range");
        check(
                proposed.sessions().stream()
                        .allMatch(session ->
                                session.phase().equals(protocol.scheduled().name())),
                proposed,
                "no session is placed that was not asked for");
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
        extensionsKeepTheLaws(proposed, calendar);
        return 1 + histories.size();
    }

    /** A course that is extended until it has no more keeps the laws, and no session that it had moves. */
    private static void extensionsKeepTheLaws(Schedule proposed, ClinicCalendar calendar) {
        int extensions = 0;
        Schedule schedule = proposed;
        History history = History.of(
                performed(proposed.sessions().get(0), proposed.sessions().get(0).target()));
        Extension extension = Extension.of(proposed.requirement(), calendar, history, proposed.startsOn());
        while (extension.isPossible()) {
            Schedule longer = extension.scheduleOrRefusal();
            lawsHoldFor(longer, calendar, history);
            int before = schedule.sessions().size();
            check(longer.sessions().size() == before + 1, longer, "an extension is of one session");
            check(
                    longer.sessions().subList(0, before).equals(schedule.sessions()) || extensions == 0,
                    longer,
                    "an extension moves no session");
            schedule = longer;
            extensions++;
            extension = Extension.of(schedule.requirement(), calendar, history, proposed.startsOn());
        }
        check(
                schedule.sessionCount()
                        <= schedule.requirement().request().protocol().mostSessions(),
                schedule,
                "no course has more sessions than its protocol");
    }

    /** Partial histories of a course: on time, early, late, missed, cancelled, and mixtures. */
    private static List<History> histories(Schedule course) {
        ScheduledSession first = course.sessions().get(0);
        if (course.sessions().size() == 1) {
            return List.of(
                    History.of(performed(first, first.target().plusDays(5))),
                    History.of(missed(first, first.target().plusDays(2))),
                    History.of(cancelled(first)));
        }
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
        LocalDate deadline = protocol.span().endFrom(schedule.sessions().get(0).date());
        check(schedule.deadline().equals(deadline), schedule, "the deadline is the span after session 1");

        long cancelled = history.sessions().stream()
                .filter(PastSession.Cancelled.class::isInstance)
                .count();
        Lost lost = schedule.lost();
        check(
                schedule.sessionCount() + cancelled + (lost == null ? 0 : lost.count()) == requirement.wholeCount(),
                schedule,
                "the live count holds, but for cancelled and lost sessions");

        LocalDate previous = null;
        int number = 0;
        int place = 0;
        for (ScheduledSession session : schedule.sessions()) {
            number++;
            check(lost != null || session.number() == number, schedule, "sessions are numbered without gaps");
            if (session.status() != SessionStatus.MISSED) {
                place++;
            }
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
                    distanceIsAllowed(schedule, session, previous, gapBefore(place, requirement), history);
                }
            }
            if (session.status().isLive()) {
                check(previous == null || session.date().isAfter(previous), schedule, "sessions follow each other");
                previous = session.date();
            }
        }
    }

    private static void distanceIsAllowed(
            Schedule schedule, ScheduledSession session, LocalDate previous, Gap gap, History history) {
        int step = gap.min() < gap.max() ? 0 : gap.min() >= 28 ? 7 : gap.min() >= 14 ? 3 : 2;
        check(
                !session.window().earliest().isBefore(previous.plusDays(gap.min() - step)),
                schedule,
                "no session comes sooner than the least spacing");
        boolean uninterrupted = history.missedCount() == 0;
        check(
                !uninterrupted || !session.window().latest().isAfter(previous.plusDays(gap.max() + step)),
                schedule,
                "without an interruption none comes later than the greatest spacing");
    }

    /** The gap before the session of this place, read from the protocol by hand. */
    private static Gap gapBefore(int place, Requirement requirement) {
        List<ProtocolPhase> phases = requirement.request().protocol().phases();
        int index = place;
        int phase = 0;
        int count = requirement.sessionCount();
        while (index > count) {
            index -= count;
            count = requirement.asNeeded().get(phase);
            phase++;
        }
        ProtocolPhase found = phases.get(phase);
        List<Gap> gaps = new ArrayList<>(found.gapsDays());
        if (found.firstAfterDays() != null) {
            gaps.add(0, found.firstAfterDays());
        }
        return gaps.get(Math.min(phase == 0 ? index - 2 : index - 1, gaps.size() - 1));
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
                history.askedOn(),
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
