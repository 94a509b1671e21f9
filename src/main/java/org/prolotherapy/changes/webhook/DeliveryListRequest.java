package org.prolotherapy.changes.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;

/** Which deliveries of a webhook are asked for. */
record DeliveryListRequest(
        @QueryParam("state") Delivery.@Nullable State state,

        @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

        @QueryParam("cursor") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
        String cursor) {

    int size() {
        return limit == null ? Page.DEFAULT_LIMIT : limit;
    }

    String fingerprint(UUID webhook) {
        return Cursor.filters("deliveries", webhook, state);
    }

    @Nullable
    UUID before(UUID webhook) {
        return cursor == null
                ? null
                : Cursor.query(cursor, fingerprint(webhook), Format.IDENTIFIER).value(0, UUID.class);
    }
}
