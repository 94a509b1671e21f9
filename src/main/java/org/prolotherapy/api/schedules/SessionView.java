package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.schedule.DecidedHold;
import org.prolotherapy.schedule.HeldClass;
import org.prolotherapy.schedule.HeldDrug;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.RecoveryPhase;
import org.prolotherapy.schedule.ScheduledSession;
import org.prolotherapy.schedule.SessionCare;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

@Schema(name = "Session")
public record SessionView(
        @Nullable UUID id,

        int number,

        String phase,

        @Nullable SessionStatus status,

        @Nullable LocalDate date,

        @Nullable String timing,

        @Nullable LocalDate performedOn,

        @Nullable String performer,

        @Nullable BookingView booking,

        LocalDate target,

        Window window,

        @Nullable MedicationHold medicationHold,

        List<HeldDrug> medicationHolds,

        List<HeldClass> protocolHolds,

        List<RecoveryPhase> recovery,

        @Nullable LocalDate improvementExpectedFrom,

        @Nullable LocalDate reviewIfSymptomsAfter) {

    /** A session that is computed and not stored. */
    static SessionView preview(ScheduledSession session, Severity severity, Protocol protocol) {
        SessionCare care = SessionCare.around(session.date(), severity, protocol);
        return new SessionView(
                null,
                session.number(),
                session.phase(),
                null,
                null,
                null,
                null,
                null,
                null,
                session.target(),
                session.window(),
                care.medicationHold(),
                care.medicationHolds(),
                care.protocolHolds(),
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
            Protocol protocol,
            @Nullable DecidedHold decided) {
        SessionCare care =
                session.status().isLive() ? SessionCare.around(session.date(), severity, protocol, decided) : null;
        return new SessionView(
                id,
                session.number(),
                session.phase(),
                session.status(),
                session.date(),
                timing,
                session.performedOn(),
                performer,
                booking,
                session.target(),
                session.window(),
                care == null ? null : care.medicationHold(),
                care == null ? List.of() : care.medicationHolds(),
                care == null ? List.of() : care.protocolHolds(),
                care == null ? List.of() : care.recovery(),
                care == null ? null : care.improvementExpectedFrom(),
                care == null ? null : care.reviewIfSymptomsAfter());
    }
}
