package org.prolotherapy.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.reference.KnowledgeFiles;

/** Words for courses, so that tests of schedules read like the examples they come from. */
final class Courses {

    static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    static final ClinicCalendar WEEKDAYS = new ClinicCalendar(
            ZoneId.of("Europe/Istanbul"), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    private Courses() {}

    static Protocol protocol(String id) {
        return KNOWLEDGE.protocol(id).orElseThrow();
    }

    static CourseRequest course(String protocol, Severity severity, String startOn) {
        return new CourseRequest(protocol(protocol), severity, LocalDate.parse(startOn), null, null);
    }

    static ClinicCalendar closedOn(String... dates) {
        return WEEKDAYS.closedOn(dates(dates));
    }

    /** Closed from one date to another, both inclusive. */
    static ClinicCalendar closedFrom(String first, String last) {
        return WEEKDAYS.closedOn(LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .collect(Collectors.toSet()));
    }

    static List<LocalDate> dates(String... dates) {
        return Arrays.stream(dates).map(LocalDate::parse).toList();
    }

    static List<LocalDate> targets(Schedule schedule) {
        return schedule.sessions().stream().map(ScheduledSession::target).toList();
    }

    static List<RuleId> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    static PastSession.Performed performed(ScheduledSession session, LocalDate on) {
        return new PastSession.Performed(session.number(), session.phase(), session.target(), session.window(), on);
    }

    static PastSession.Missed missed(ScheduledSession session, LocalDate recordedOn) {
        return new PastSession.Missed(
                session.number(), session.phase(), session.target(), session.window(), session.target(), recordedOn);
    }

    static PastSession.Cancelled cancelled(ScheduledSession session) {
        return new PastSession.Cancelled(
                session.number(), session.phase(), session.target(), session.window(), session.target());
    }
}
