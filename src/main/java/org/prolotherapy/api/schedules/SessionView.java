package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.RecoveryPhase;
import org.prolotherapy.schedule.ScheduledSession;
import org.prolotherapy.schedule.SessionCare;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

@Schema(
        name = "Session",
        description =
                "One visit of a course. A preview shows what is computed; a session of a plan also has an id, a status"
                        + " and a date. All dates are in the clinic's time zone; both ends of every interval belong to it.")
public record SessionView(
        @Schema(description = "Id of the session. Absent in a preview.") @Nullable
        UUID id,

        @Schema(description = "Counts from 1 and never changes.", examples = "1", minimum = "1", required = true)
        int number,

        @Schema(description = "What has become of it so far. Absent in a preview.") @Nullable
        SessionStatus status,

        @Schema(
                description =
                        "The day it was performed; until then the day it is booked for; until then its target. Absent in a preview.",
                examples = "2027-01-04")
        @Nullable
        LocalDate date,

        @Schema(
                description =
                        "Where today is, seen from the window of a session still to come: before it, in it, after it.",
                enumeration = {"UPCOMING", "DUE", "OVERDUE"})
        @Nullable
        String timing,

        @Schema(description = "The day on which it took place. Absent until it did.", examples = "2027-01-04") @Nullable
        LocalDate performedOn,

        @Schema(description = "Who performs it, or performed it.", examples = "dr-demir") @Nullable
        String performer,

        @Schema(description = "When and where it is booked.") @Nullable
        BookingView booking,

        @Schema(description = "The best date in the window.", examples = "2027-01-04", required = true)
        LocalDate target,

        @Schema(description = "The dates on which it may happen.", required = true)
        Window window,

        @Schema(
                description =
                        "The days without anti-inflammatories and anticoagulants, for the prescriber to decide on."
                                + " Absent once the session is missed or cancelled.")
        @Nullable
        MedicationHold medicationHold,

        @Schema(
                description =
                        "The phases of recovery after it; they overlap. Empty once the session is missed or cancelled.",
                required = true)
        List<RecoveryPhase> recovery,

        @Schema(description = "The day from which relief is expected.", examples = "2027-01-25") @Nullable
        LocalDate improvementExpectedFrom,

        @Schema(description = "Symptoms after this day are for a clinician to review.", examples = "2027-01-11")
        @Nullable
        LocalDate reviewIfSymptomsAfter) {

    /** A session that is computed and not stored. */
    static SessionView preview(ScheduledSession session, Severity severity, Timings timings) {
        SessionCare care = SessionCare.around(session.date(), severity, timings);
        return new SessionView(
                null,
                session.number(),
                null,
                null,
                null,
                null,
                null,
                null,
                session.target(),
                session.window(),
                care.medicationHold(),
                care.recovery(),
                care.improvementExpectedFrom(),
                care.reviewIfSymptomsAfter());
    }

    /** A session of a plan. */
    public static SessionView of(
            UUID id,
            ScheduledSession session,
            @Nullable String timing,
            @Nullable String performer,
            @Nullable BookingView booking,
            Severity severity,
            Timings timings) {
        SessionCare care = session.status().isLive() ? SessionCare.around(session.date(), severity, timings) : null;
        return new SessionView(
                id,
                session.number(),
                session.status(),
                session.date(),
                timing,
                session.performedOn(),
                performer,
                booking,
                session.target(),
                session.window(),
                care == null ? null : care.medicationHold(),
                care == null ? List.of() : care.recovery(),
                care == null ? null : care.improvementExpectedFrom(),
                care == null ? null : care.reviewIfSymptomsAfter());
    }
}
