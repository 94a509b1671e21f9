package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

public record ResumeRequest(
        @NotNull @Size(min = 1, max = 1000) String reason,

        @Size(min = 1, max = 200) @Nullable String clinician) {}
