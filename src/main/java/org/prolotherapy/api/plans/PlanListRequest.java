package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.platform.web.Cursor;

/** Which plans are asked for, by the query of a list. A record of a query cannot be one of a body too. */
record PlanListRequest(
        @QueryParam("patient")
        @Size(min = 3, max = 511)
        @Pattern(regexp = "[^|]+\\|[\\s\\S]+", message = "must be an identifier like urn:example:ehr|12345")
        @Nullable
        String patient,

        @QueryParam("status") @Nullable PlanStatus status,

        @QueryParam("condition") @Size(min = 1, max = 100) @Nullable
        String condition,

        @QueryParam("protocol") @Size(min = 1, max = 100) @Nullable
        String protocol,

        @QueryParam("externalId") @Size(min = 1, max = 255) @Nullable
        String externalId,

        @QueryParam("updatedSince") @Nullable OffsetDateTime updatedSince,

        @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

        @QueryParam("cursor") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
        String cursor,

        @QueryParam("view") @Nullable ListedView view) {

    PlanSearchRequest search() {
        return new PlanSearchRequest(
                patient, status, condition, protocol, externalId, updatedSince, limit, cursor, view);
    }
}
