package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.schedule.AsNeeded;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

@Schema(name = "Schedule")
public record ScheduleView(
        ProtocolReference protocol,
        Severity severity,

        int desiredSessionCount,

        int sessionCount,

        @Nullable Integer spacingDays,

        List<Integer> gapsDays,

        @Nullable AsNeeded asNeeded,

        LocalDate startsOn,

        LocalDate endsOn,

        LocalDate deadline,

        String timeZone,

        List<SessionView> sessions,

        @Nullable LostView lost,

        List<Explanation> rationale,

        List<Explanation> notes) {

    /** A schedule that is computed and not stored. */
    static ScheduleView preview(Schedule schedule, Knowledge knowledge) {
        CourseRequest request = schedule.requirement().request();
        List<SessionView> sessions = schedule.sessions().stream()
                .map(session -> SessionView.preview(session, request.severity(), request.protocol()))
                .toList();
        return of(schedule, sessions, knowledge);
    }

    /** The schedule of a plan, whose sessions are more than computed. */
    public static ScheduleView of(Schedule schedule, List<SessionView> sessions, Knowledge knowledge) {
        CourseRequest request = schedule.requirement().request();
        return new ScheduleView(
                ProtocolReference.of(request.protocol()),
                request.severity(),
                request.desiredSessionCount(),
                schedule.sessionCount(),
                request.spacingDays(),
                schedule.gapsDays(),
                schedule.asNeeded(),
                schedule.startsOn(),
                schedule.endsOn(),
                schedule.deadline(),
                schedule.timeZone().getId(),
                sessions,
                LostView.of(schedule.lost()),
                knowledge.explain(schedule.rationale()),
                knowledge.explain(schedule.notes()));
    }
}
