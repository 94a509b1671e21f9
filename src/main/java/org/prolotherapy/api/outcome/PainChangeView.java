package org.prolotherapy.api.outcome;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.outcome.PainChange;
import org.prolotherapy.outcome.ResponseSettings;

@Schema(name = "PainChange", description = "How pain changed from the baseline; negative figures are a fall.")
public record PainChangeView(
        @Schema(description = "In points of the scale from 0 to 10.", examples = "-3", required = true)
        int points,

        @Schema(description = "In percent of the baseline. Absent for a baseline of 0.", examples = "-42.9") @Nullable
        BigDecimal percent,

        @Schema(
                description =
                        "Whether pain fell by as much as is clinically important: 2 points or 30 %, unless the clinic"
                                + " has set other figures. The rationale names them with their rule and sources.",
                examples = "true",
                required = true)
        boolean clinicallyImportant) {

    static PainChangeView of(PainChange change, ResponseSettings settings) {
        return new PainChangeView(change.points(), change.percent().orElse(null), change.isImportant(settings));
    }
}
