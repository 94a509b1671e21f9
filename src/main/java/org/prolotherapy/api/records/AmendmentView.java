package org.prolotherapy.api.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Amendment", description = "A correction that was made; what stood there before stays readable.")
public record AmendmentView(
        @Schema(required = true) UUID id,

        @Schema(description = "Counts from 1.", examples = "1", required = true)
        int revision,

        @Schema(description = "Why it was corrected.", examples = "Typing error.", required = true)
        String reason,

        @Schema(description = "Whether it said that this never happened.", required = true) @JsonProperty("void")
        boolean voiding,

        @Schema(description = "What it changed.", required = true)
        List<FieldChange> changes,

        @Schema(required = true) OffsetDateTime amendedAt) {}
