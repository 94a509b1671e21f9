package org.prolotherapy.api.sessions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.SessionSearch;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.ListRequest;
import org.prolotherapy.schedule.SessionStatus;

/** Which sessions are asked for, across plans. */
record SessionSearchRequest(
        @QueryParam("from") @Nullable LocalDate from,

        @QueryParam("to") @Nullable LocalDate to,

        @QueryParam("performer") @Size(min = 1, max = 200) @Nullable
        String performer,

        @QueryParam("condition") @Size(min = 1, max = 100) @Nullable
        String condition,

        @QueryParam("protocol") @Size(min = 1, max = 100) @Nullable
        String protocol,

        @QueryParam("status") @Nullable SessionStatus status,

        @QueryParam("timing") @Nullable Timing timing,

        @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

        @QueryParam("cursor") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
        String cursor)
        implements ListRequest {

    private static final String WITHOUT_TIME = "-";

    /** When a visit starts, or that it has no time. */
    private static final Format<String> TIME = new Format<>(
            String.class,
            Format.INSTANT.expected(),
            text -> text.equals(WITHOUT_TIME) || Format.INSTANT.parse(text) != null ? text : null);

    /** The place of a session in the list. */
    Cursor after(TreatmentSession last) {
        String time =
                last.booking().map(booking -> booking.startsAt().toString()).orElse(WITHOUT_TIME);
        return Cursor.after(fingerprint(), last.date(), time, last.id());
    }

    /** One session more than are shown is searched for. */
    SessionSearch search(LocalDate today) {
        return new SessionSearch(from, to, performer, condition, protocol, status, timing, today, after(), size() + 1);
    }

    String fingerprint() {
        return Cursor.filters("sessions", from, to, performer, condition, protocol, status, timing);
    }

    private SessionSearch.@Nullable Place after() {
        if (cursor == null) {
            return null;
        }
        Cursor last = Cursor.query(cursor, fingerprint(), Format.DATE, TIME, Format.IDENTIFIER);
        String time = last.value(1, String.class);
        return new SessionSearch.Place(
                last.value(0, LocalDate.class),
                time.equals(WITHOUT_TIME) ? null : Format.INSTANT.parse(time),
                last.value(2, UUID.class));
    }
}
