package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

@Schema(name = "Schedule", description = "A dated course and the rule and source of each of its figures.")
public record ScheduleView(
        @Schema(required = true) ProtocolReference protocol,
        @Schema(required = true) Severity severity,

        @Schema(
                description = "The number of sessions asked for; where none was, the one that the severity calls for.",
                examples = "5",
                required = true)
        int desiredSessionCount,

        @Schema(
                description =
                        "How many sessions the course has: performed or still to come, missed and cancelled ones not counted.",
                examples = "5",
                required = true)
        int sessionCount,

        @Schema(description = "Days from one session to the next.", examples = "18", required = true)
        int spacingDays,

        @Schema(description = "The first target.", examples = "2027-01-04", required = true)
        LocalDate startsOn,

        @Schema(description = "The last target.", examples = "2027-03-19", required = true)
        LocalDate endsOn,

        @Schema(
                description = "The last day on which a session may happen: six calendar months after the first.",
                examples = "2027-07-04",
                required = true)
        LocalDate deadline,

        @Schema(
                description = "The clinic's IANA time zone, in which all dates are meant.",
                examples = "Europe/Istanbul",
                required = true)
        String timeZone,

        @Schema(description = "In the order of their numbers.", required = true)
        List<SessionView> sessions,

        @Schema(description = "Present when sessions no longer fit.") @Nullable
        LostView lost,

        @Schema(description = "Each figure's rule, how it came to be, and its sources.", required = true)
        List<Explanation> rationale,

        @Schema(description = "What to know beyond the figures. Often empty.", required = true)
        List<Explanation> notes) {

    /** A schedule that is computed and not stored. */
    static ScheduleView preview(Schedule schedule, Knowledge knowledge) {
        CourseRequest request = schedule.requirement().request();
        List<SessionView> sessions = schedule.sessions().stream()
                .map(session -> SessionView.preview(
                        session, request.severity(), request.protocol().timings()))
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
