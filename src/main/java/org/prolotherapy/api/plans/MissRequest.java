package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "That a patient did not come.")
public record MissRequest(
        @Schema(description = "Why, if it is known.", examples = "The patient was ill.", nullable = true)
        @Size(min = 1, max = 1000)
        @Nullable
        String reason) {}
