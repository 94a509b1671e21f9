package org.prolotherapy.api.sessions;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

public record MissRequest(
        @Size(min = 1, max = 1000) @Nullable String reason) {}
