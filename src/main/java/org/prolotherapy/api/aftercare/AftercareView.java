package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.schedule.SessionStatus;

@Schema(name = "Aftercare", description = "What the patient is told for the time around each session of the course.")
public record AftercareView(
        @Schema(
                description = "The clinic's IANA time zone, in which all dates are meant.",
                examples = "Europe/Istanbul",
                required = true)
        String timeZone,

        @Schema(
                description = "The sessions that were performed or are still to come, in the order of their numbers.",
                required = true)
        List<AfterSession> sessions) {

    @Schema(name = "SessionAftercare", description = "What the patient is told for the time around one session.")
    public record AfterSession(
            @Schema(description = "The session's number.", examples = "1", required = true)
            int number,

            @Schema(required = true) SessionStatus status,

            @Schema(
                    description = "The session's day, from which the other dates follow; they move with it.",
                    examples = "2027-01-04",
                    required = true)
            LocalDate date,

            @Schema(description = "The most urgent first.", required = true)
            List<InstructionView> instructions) {}
}
