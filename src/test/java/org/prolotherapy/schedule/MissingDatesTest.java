package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.course;
import static org.prolotherapy.schedule.Courses.missed;
import static org.prolotherapy.schedule.Courses.targets;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;

/** Where the date line was moved, a day was left out: nothing can be planned for it. */
class MissingDatesTest {

    @ParameterizedTest
    @CsvSource({
        // Samoa had no 2011-12-30, a Friday.
        "Pacific/Apia, 2011-12-29, 2011-12-29",
        "Pacific/Apia, 2011-12-30, 2011-12-31",
        "Pacific/Apia, 2011-12-31, 2011-12-31",
        // Kwajalein had no 1993-08-21, a Saturday.
        "Pacific/Kwajalein, 1993-08-20, 1993-08-20",
        "Pacific/Kwajalein, 1993-08-21, 1993-08-22",
        "Pacific/Kwajalein, 1993-08-22, 1993-08-22",
        "Pacific/Kiritimati, 1994-12-31, 1995-01-01",
        "Europe/Istanbul, 2011-12-30, 2011-12-30"
    })
    void startOnTheNextDateThatThereWas(String zone, String startOn, String target) {
        Schedule schedule = Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, startOn), everyDay(zone));

        LocalDate day = LocalDate.parse(target);
        assertThat(schedule.sessions().get(0).target()).isEqualTo(day);
        assertThat(schedule.sessions().get(0).window()).isEqualTo(new Window(day, day));
    }

    @Test
    void startAfterAWeekendThatFollowsTheMissingFriday() {
        ClinicCalendar weekdays = new ClinicCalendar(
                ZoneId.of("Pacific/Apia"), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

        Schedule schedule = Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, "2011-12-30"), weekdays);

        assertThat(schedule.sessions().get(0).target()).isEqualTo("2012-01-02");
        assertThat(schedule.sessions().get(0).window().earliest()).isEqualTo("2011-12-31");
    }

    @Test
    void areStepsOfNoCourse() {
        // Fourteen days after 2011-12-16 there was no day.
        Schedule schedule = Schedule.proposedFor(
                course("hypertonic-dextrose", Severity.MILD, "2011-12-16"), everyDay("Pacific/Apia"));

        assertThat(targets(schedule)).isEqualTo(Courses.dates("2011-12-16", "2011-12-31", "2012-01-14"));
        assertThat(schedule.sessions().get(1).window())
                .isEqualTo(new Window(LocalDate.parse("2011-12-31"), LocalDate.parse("2012-01-06")));
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Apia, 2011-12-30", "Pacific/Kwajalein, 1993-08-21"})
    void areInNoSchedule(String zone, LocalDate missing) {
        ClinicCalendar calendar = everyDay(zone);
        int schedules = 0;
        for (Protocol protocol : Courses.KNOWLEDGE.currentProtocols()) {
            for (Severity severity : Severity.values()) {
                for (LocalDate start = missing.minusDays(200);
                        start.isBefore(missing.plusDays(5));
                        start = start.plusDays(1)) {
                    CourseRequest request = new CourseRequest(protocol, severity, start, null, null);
                    Schedule proposed = Schedule.proposedFor(request, calendar);
                    doesNotHave(missing, proposed);
                    for (ScheduledSession session : proposed.sessions()) {
                        if (session.number() < proposed.sessionCount()) {
                            History history = History.of(missed(session, session.target()));
                            doesNotHave(missing, Schedule.derivedFrom(proposed.requirement(), calendar, history));
                        }
                    }
                    schedules++;
                }
            }
        }
        assertThat(schedules).isEqualTo(6 * 3 * 205);
    }

    @Test
    void areThoseThatTheClocksOfTheirZoneLeftOut() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (ZoneOffsetTransition transition : zone.getRules().getTransitions()) {
                LocalDate before = transition.getDateTimeBefore().toLocalDate();
                for (LocalDate date :
                        before.minusDays(1).datesUntil(before.plusDays(3)).toList()) {
                    boolean was = date.atStartOfDay(zone).toLocalDate().equals(date);
                    assertThat(ZoneDates.of(zone).have(date))
                            .as(id + " " + date)
                            .isEqualTo(was);
                }
            }
        }
        assertThat(ZoneDates.of(ZoneId.of("Europe/Istanbul")).missing()).isEmpty();
        assertThat(ZoneDates.of(ZoneId.of("Pacific/Apia")).missing()).containsExactly(LocalDate.parse("2011-12-30"));
    }

    private static void doesNotHave(LocalDate missing, Schedule schedule) {
        boolean has = schedule.deadline().equals(missing)
                || schedule.sessions().stream()
                        .anyMatch(session -> session.date().equals(missing)
                                || session.target().equals(missing)
                                || session.window().earliest().equals(missing)
                                || session.window().latest().equals(missing))
                || (schedule.lost() != null && schedule.lost().since().equals(missing));
        if (has) {
            throw new AssertionError("there was no " + missing + ": " + schedule);
        }
    }

    private static ClinicCalendar everyDay(String zone) {
        return new ClinicCalendar(ZoneId.of(zone), EnumSet.allOf(DayOfWeek.class), Set.of());
    }
}
