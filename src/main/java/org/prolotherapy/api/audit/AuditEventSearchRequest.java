package org.prolotherapy.api.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.web.Cursor;

record AuditEventSearchRequest(
        @Size(min = 3, max = 511) @Nullable String patient,

        @Nullable OffsetDateTime from,

        @Nullable OffsetDateTime to,

        @Size(min = 1, max = 255) @Nullable String client,

        @Size(min = 1, max = 255) @Nullable String user,

        @Size(min = 1, max = 100) @Nullable String action,

        @Size(min = 1, max = 200) @Nullable String resource,

        @Min(1) @Max(200) @Nullable Integer limit,

        @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable String cursor) {}
