package org.prolotherapy.changes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;

/** Which part of the feed is asked for. */
record ChangeListRequest(
        @QueryParam("since") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
        String since,

        @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

        @QueryParam("types") @ChangeTypes @Nullable String types) {

    /** What is asked for without a place: what will happen from now on. */
    static final String LATEST = "latest";

    int size() {
        return limit == null ? Page.DEFAULT_LIMIT : limit;
    }

    /** In their own order, so that it makes no difference in which they are named; none for all. */
    List<ChangeType> wanted() {
        return types == null ? List.of() : ChangeTypes.Reader.read(types).orElseThrow();
    }
}
