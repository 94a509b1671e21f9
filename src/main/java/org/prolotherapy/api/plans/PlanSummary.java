package org.prolotherapy.api.plans;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.BookingView;
import org.prolotherapy.api.schedules.Patient;
import org.prolotherapy.api.sessions.SessionViews;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.HoldCause;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.SessionStatus;

@Schema(name = "TreatmentPlanSummary")
public record PlanSummary(
        UUID id,

        long version,

        PlanStatus status,

        @Nullable String statusReason,

        @Nullable HoldCause holdCause,

        Patient patient,

        String condition,

        @Nullable String conditionText,

        @Nullable CodingBody conditionCoding,

        Laterality laterality,

        @Nullable List<AreaBody> areas,

        Severity severity,

        LocalDate startOn,

        String protocol,

        int protocolVersion,

        String solution,

        @Nullable String performer,

        @Nullable String externalId,

        OffsetDateTime createdAt,

        OffsetDateTime updatedAt,

        ScheduleSummary schedule,

        SafetySummary safety)
        implements ListedPlan {

    @Schema(name = "ScheduleSummary")
    public record ScheduleSummary(
            int desiredSessionCount,

            int sessionCount,

            int performedCount,

            LocalDate startsOn,

            LocalDate endsOn,

            LocalDate deadline,

            List<SessionSummary> sessions) {

        static ScheduleSummary of(Schedule schedule, List<TreatmentSession> sessions, LocalDate today) {
            return new ScheduleSummary(
                    schedule.requirement().request().desiredSessionCount(),
                    schedule.sessionCount(),
                    (int) sessions.stream()
                            .filter(session -> session.status() == SessionStatus.PERFORMED)
                            .count(),
                    schedule.startsOn(),
                    schedule.endsOn(),
                    schedule.deadline(),
                    sessions.stream()
                            .map(session -> SessionSummary.of(session, today))
                            .toList());
        }
    }

    @Schema(name = "SessionSummary")
    public record SessionSummary(
            int number,

            SessionStatus status,

            LocalDate date,

            @Nullable Timing timing,

            @Nullable BookingView booking) {

        static SessionSummary of(TreatmentSession session, LocalDate today) {
            return new SessionSummary(
                    session.number(),
                    session.status(),
                    session.date(),
                    session.timingOn(today).orElse(null),
                    SessionViews.bookingOf(session));
        }
    }

    @Schema(name = "SafetySummary")
    public record SafetySummary(int contraindications, int warnings, int outstanding) {

        static SafetySummary of(SafetyReview review, int furtherWarnings) {
            return new SafetySummary(
                    review.refusals().size(),
                    review.warnings().size() + furtherWarnings,
                    review.outstanding().size());
        }
    }
}
