package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why the plan's status is changed.")
public record ReasonRequest(
        @Schema(description = "Shown as statusReason.", examples = "The patient travels until February.")
        @NotNull
        @Size(min = 1, max = 1000)
        String reason) {}
