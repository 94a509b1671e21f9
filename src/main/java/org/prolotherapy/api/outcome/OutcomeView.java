package org.prolotherapy.api.outcome;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Outcome", description = "Pain and function at one assessment, and how they changed from the baseline.")
public record OutcomeView(
        @Schema(description = "When the patient was asked.", examples = "2027-01-22T10:30:00+03:00", required = true)
        OffsetDateTime assessedAt,

        @Schema(description = "Number of the session that it belongs to. Absent if it belongs to none.", examples = "2")
        @Nullable
        Integer session,

        @Schema(description = "Numeric rating scale, 0 (none) to 10 (worst).", examples = "4", required = true)
        int pain,

        @Schema(description = "0 (none) to 100 (full).", examples = "60") @Nullable
        Integer function,

        @Schema(description = "Absent without pain at the baseline.") @Nullable
        PainChangeView painChange,

        @Schema(
                description =
                        "In points of the scale from 0 to 100; positive if function rose. Absent if it is missing on"
                                + " either side.",
                examples = "20")
        @Nullable
        Integer functionChange) {}
