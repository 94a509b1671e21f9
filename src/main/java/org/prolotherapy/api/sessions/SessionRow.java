package org.prolotherapy.api.sessions;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.BookingView;
import org.prolotherapy.api.schedules.Patient;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

@Schema(name = "ListedSession")
public record SessionRow(
        UUID id,

        UUID planId,

        PlanStatus planStatus,

        Patient patient,

        String condition,

        Laterality laterality,

        int number,

        String phase,

        LocalDate date,

        SessionStatus status,

        @Nullable Timing timing,

        LocalDate target,

        Window window,

        @Nullable LocalDate performedOn,

        @Nullable String performer,

        @Nullable BookingView booking) {

    static SessionRow of(TreatmentSession session, LocalDate today) {
        return new SessionRow(
                session.id(),
                session.plan().id(),
                session.plan().status(),
                Patient.of(session.plan().patient()),
                session.plan().treated().condition(),
                session.plan().treated().laterality(),
                session.number(),
                session.phase(),
                session.date(),
                session.status(),
                session.timingOn(today).orElse(null),
                session.target(),
                session.window(),
                session.performedOn().orElse(null),
                session.performer().orElse(null),
                SessionViews.bookingOf(session));
    }
}
