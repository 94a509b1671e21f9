package org.prolotherapy.api.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.web.Cursor;

/**
 * Which events are asked for, by the query of a list: a search without the patient, who stays out of addresses and of what
 * logs them.
 */
record AuditEventListRequest(
        @QueryParam("from") @Nullable OffsetDateTime from,

        @QueryParam("to") @Nullable OffsetDateTime to,

        @QueryParam("client") @Size(min = 1, max = 255) @Nullable
        String client,

        @QueryParam("user") @Size(min = 1, max = 255) @Nullable
        String user,

        @QueryParam("action") @Size(min = 1, max = 100) @Nullable
        String action,

        @QueryParam("resource") @Size(min = 1, max = 200) @Nullable
        String resource,

        @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

        @QueryParam("cursor") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
        String cursor) {

    AuditEventSearchRequest search() {
        return new AuditEventSearchRequest(null, from, to, client, user, action, resource, limit, cursor);
    }
}
