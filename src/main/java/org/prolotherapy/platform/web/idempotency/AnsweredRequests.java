package org.prolotherapy.platform.web.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers of the last 24 hours that may be asked for again. */
@ApplicationScoped
class AnsweredRequests {

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager entityManager;
    private final Clock clock;

    AnsweredRequests(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * What names a request.
     *
     * @param client the program that sent it, and the patient to whom it is restricted, if it is
     */
    record Name(String client, String method, String path, String key) {}

    /**
     * Makes sure that nobody else works on a request of this name until the end of the transaction.
     *
     * @return whether nobody does already
     */
    boolean claim(Name name) {
        Query claim = entityManager.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended("
                + "concat_ws(E'\\n', current_setting('prolotherapy.clinic'), :client, :method, :path, :key), 0))");
        return (Boolean) named(claim, name).getSingleResult();
    }

    /** The answer that a request of this name got, if it was answered and that is not too long ago. */
    Optional<AnsweredRequest> find(Name name) {
        Query query = entityManager.createNativeQuery("select fingerprint, status, location, etag, body, event_id"
                + " from idempotent_request where client = :client and method = :method and path = :path and key = :key"
                + " and answered_at > :since");
        List<?> rows = named(query, name)
                .setParameter("since", clock.instant().minus(KEPT))
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] columns = (Object[]) row;
            return new AnsweredRequest(
                    (byte[]) columns[0],
                    ((Number) columns[1]).intValue(),
                    (@Nullable String) columns[2],
                    (@Nullable String) columns[3],
                    (byte[]) columns[4],
                    (@Nullable UUID) columns[5]);
        });
    }

    /** Keeps an answer, in the place of one that had become too old. */
    void keep(Name name, AnsweredRequest answered) {
        Query insert = entityManager.createNativeQuery("insert into idempotent_request"
                + " (client, method, path, key, answered_at, fingerprint, status, location, etag, body, event_id)"
                + " values (:client, :method, :path, :key, :now, :fingerprint, :status, cast(:location as text),"
                + " cast(:etag as text), :body, cast(cast(:event as text) as uuid))"
                + " on conflict (clinic_id, client, method, path, key) do update set answered_at = excluded.answered_at,"
                + " fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,"
                + " etag = excluded.etag, body = excluded.body, event_id = excluded.event_id");
        named(insert, name)
                .setParameter("now", clock.instant())
                .setParameter("fingerprint", answered.fingerprint())
                .setParameter("status", answered.status())
                .setParameter("location", answered.location())
                .setParameter("etag", answered.etag())
                .setParameter("body", answered.body())
                .setParameter(
                        "event",
                        answered.event() == null ? null : answered.event().toString())
                .executeUpdate();
    }

    private static Query named(Query query, Name name) {
        return query.setParameter("client", name.client())
                .setParameter("method", name.method())
                .setParameter("path", name.path())
                .setParameter("key", name.key());
    }
}
