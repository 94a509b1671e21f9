package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Why a plan on hold goes on.")
public record ResumeRequest(
        @Schema(description = "Shown as statusReason.", examples = "The patient is back.")
        @NotNull
        @Size(min = 1, max = 1000)
        String reason,

        @Schema(
                description = "The clinician who takes the responsibility; required after a hold for SAFETY.",
                examples = "dr-demir",
                nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String clinician) {}
