package org.prolotherapy.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.reference.KnowledgeFiles;

/** How long the schedule of a course of six sessions takes, with nothing around it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScheduleBenchmark {

    private static final Protocol PROTOCOL =
            KnowledgeFiles.load().protocol("hypertonic-dextrose").orElseThrow();

    // Not final, so that the compiler cannot know the answers.
    private CourseRequest request =
            new CourseRequest(PROTOCOL, Severity.SEVERE, LocalDate.parse("2026-12-31"), null, null);
    private ClinicCalendar calendar = new ClinicCalendar(
            ZoneId.of("Europe/Istanbul"),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Set.of(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-21"), LocalDate.parse("2027-04-23")));
    private History history = History.NONE;

    /** A new course: feasible or not, and placed, around a holiday on which one of its sessions would have been. */
    @Benchmark
    public Schedule proposesSixSessions() {
        return Schedule.proposedFor(request, List.of(), calendar, history);
    }

    /** The same, why each of its figures is so, and the days around each session. */
    @Benchmark
    public void explainsSixSessions(Blackhole reader) {
        Schedule schedule = Schedule.proposedFor(request, List.of(), calendar, history);
        reader.consume(schedule.rationale());
        reader.consume(schedule.notes());
        for (ScheduledSession session : schedule.sessions()) {
            reader.consume(SessionCare.around(session.date(), request.severity(), PROTOCOL));
        }
    }
}
