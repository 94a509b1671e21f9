package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.platform.web.Cursor;

public record PlanSearchRequest(
        @Size(min = 1, max = 511) @Nullable String patient,

        @Nullable PlanStatus status,

        @Size(min = 1, max = 100) @Nullable String condition,

        @Nullable OffsetDateTime updatedSince,

        @Min(1) @Max(200) @Nullable Integer limit,

        @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable String cursor) {}
