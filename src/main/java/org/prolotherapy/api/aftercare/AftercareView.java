package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.platform.web.Phrasebook;
import org.prolotherapy.schedule.SessionStatus;

@Schema(name = "Aftercare")
public record AftercareView(String timeZone, List<AfterSession> sessions) {

    @Schema(name = "SessionAftercare")
    public record AfterSession(int number, SessionStatus status, LocalDate date, List<InstructionView> instructions) {

        static AfterSession of(SessionInstructions told, Knowledge knowledge, Phrasebook phrases) {
            return new AfterSession(
                    told.number(),
                    told.status(),
                    told.date(),
                    told.instructions().stream()
                            .map(instruction -> InstructionView.of(instruction, knowledge, phrases))
                            .toList());
        }
    }
}
