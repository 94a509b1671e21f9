package org.prolotherapy.api.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent.Subject;
import org.prolotherapy.platform.audit.AuditEvents;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.ListRequest;

/** Which events are asked for, by the body of a search. */
record AuditEventSearchRequest(
        @Size(min = 3, max = 511)
        @Pattern(regexp = "[^|]+\\|[\\s\\S]+", message = "must be an identifier like urn:example:ehr|12345")
        @Nullable
        String patient,

        @Nullable OffsetDateTime from,

        @Nullable OffsetDateTime to,

        @Size(min = 1, max = 255) @Nullable String client,

        @Size(min = 1, max = 255) @Nullable String user,

        @Size(min = 1, max = 100) @Nullable String action,

        @Size(min = 1, max = 200) @Nullable String resource,

        @Min(1) @Max(200) @Nullable Integer limit,

        @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable String cursor)
        implements ListRequest {

    /** One event more than are shown is searched for. */
    AuditEvents.Search before(AuditEvents.@Nullable Position last) {
        return new AuditEvents.Search(
                instant(from),
                instant(to),
                client,
                user,
                action,
                resource,
                subject().orElse(null),
                last,
                size() + 1);
    }

    Optional<Subject> subject() {
        if (patient == null) {
            return Optional.empty();
        }
        int bar = patient.indexOf('|');
        return Optional.of(new Subject(patient.substring(0, bar), patient.substring(bar + 1)));
    }

    /** By which a cursor knows the list that it belongs to, whichever way that was asked for. */
    String fingerprint() {
        return Cursor.filters("audit-events", instant(from), instant(to), client, user, action, resource, patient);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
