package org.prolotherapy.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller did or tried. It holds nothing of a request's body.
 *
 * @param tenant whose data it was about, or {@link org.prolotherapy.platform.tenancy.CurrentTenant#NOBODY}
 * @param at when it was answered, to the microsecond
 * @param client the program that called; null if nobody could be told
 * @param user whom it called for; null if nobody could be told
 * @param action the operation, by its name in the contract
 * @param subject the one whom it was about, if it was about one
 * @param resource what it was about, like {@code Document/<id>}, if that is known
 * @param version the version that the resource had or, after a change, came to
 * @param outcome the status of the answer
 * @param shown what a list showed of each subject, or what else was changed
 */
public record AuditEvent(
        String tenant,
        UUID id,
        Instant at,
        @Nullable String client,
        @Nullable String user,
        String action,
        @Nullable Subject subject,
        @Nullable String resource,
        @Nullable Long version,
        int outcome,
        String requestId,
        List<UUID> shown) {

    private static final int LONGEST_TEXT = 255;

    /** Someone whom others know by an identifier. */
    public record Subject(String system, String value) {}

    /** Whatever callers call themselves, and what they ask for: an event is kept for each of them, as far as it can be. */
    public AuditEvent {
        client = client == null ? null : storable(client);
        user = user == null ? null : storable(user);
        subject = subject == null ? null : new Subject(storable(subject.system), storable(subject.value));
        resource = resource == null ? null : storable(resource);
        requestId = storable(requestId);
        shown = List.copyOf(shown);
    }

    /** The same without what it was about. */
    AuditEvent bare() {
        return new AuditEvent(tenant, id, at, client, user, action, null, null, null, outcome, requestId, List.of());
    }

    /** PostgreSQL has no NUL and no half of a surrogate pair: these become the character that stands for such. */
    private static String storable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
