package org.prolotherapy.api.plans;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

@Schema(name = "ListedSession", description = "A session in the clinic's list across plans.")
public record SessionRow(
        @Schema(required = true) UUID id,

        @Schema(description = "Id of the plan that it belongs to.", required = true)
        UUID planId,

        @Schema(description = "The state of that plan.", required = true)
        PlanStatus planStatus,

        @Schema(required = true) Patient patient,

        @Schema(description = "Its number in the plan.", examples = "2", required = true)
        int number,

        @Schema(
                description = "The day it was performed; until then its target.",
                examples = "2027-01-22",
                required = true)
        LocalDate date,

        @Schema(required = true) SessionStatus status,

        @Schema(description = "Where today is, seen from the window of a session still to come.") @Nullable
        Timing timing,

        @Schema(description = "The best date in the window.", examples = "2027-01-22", required = true)
        LocalDate target,

        @Schema(description = "The dates on which it may happen.", required = true)
        Window window,

        @Schema(description = "The day on which it took place.", examples = "2027-01-22") @Nullable
        LocalDate performedOn,

        @Schema(description = "Who performs it, or performed it.", examples = "dr-demir") @Nullable
        String performer) {

    static SessionRow of(TreatmentSession session, LocalDate today) {
        return new SessionRow(
                session.id(),
                session.plan().id(),
                session.plan().status(),
                Patient.of(session.plan().patient()),
                session.number(),
                session.date(),
                session.status(),
                session.timingOn(today).orElse(null),
                session.target(),
                session.window(),
                session.performedOn().orElse(null),
                session.performer().orElse(null));
    }
}
