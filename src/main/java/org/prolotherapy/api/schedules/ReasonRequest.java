package org.prolotherapy.api.schedules;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

public record ReasonRequest(
        @NotNull @Size(min = 1, max = 1000) String reason) {}
