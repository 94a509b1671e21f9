package org.prolotherapy.platform.web.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;

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
     * Makes sure that nobody else works on a request of this name until the end of the transaction, and finds the answer
     * that it got, if it was answered and that is not too long ago.
     *
     * @throws Problem {@code idempotency-key-in-flight} if somebody else works on it
     */
    Optional<AnsweredRequest> claim(Name name) {
        Query claim = entityManager.createNativeQuery("select claimed.alone, fingerprint, status, location, etag, body,"
                + " event_id from (select pg_try_advisory_xact_lock(hashtextextended("
                + "concat_ws(E'\\n', current_setting('prolotherapy.clinic'), :client, :method, :path, :key), 0)) as alone)"
                + " claimed left join idempotent_request on client = :client and method = :method and path = :path"
                + " and key = :key and answered_at > :since");
        Object[] columns = (Object[]) named(claim, name)
                .setParameter("since", clock.instant().minus(KEPT))
                .getSingleResult();
        if (!((Boolean) columns[0])) {
            throw inFlight();
        }
        return columns[1] == null
                ? Optional.empty()
                : Optional.of(new AnsweredRequest(
                        (byte[]) columns[1],
                        ((Number) columns[2]).intValue(),
                        (@Nullable String) columns[3],
                        (@Nullable String) columns[4],
                        (byte[]) columns[5],
                        (@Nullable UUID) columns[6]));
    }

    /**
     * Keeps an answer, in the place of one that had become too old.
     *
     * @throws Problem {@code idempotency-key-in-flight} if somebody else has answered the request between the look at the
     *     answers and the claim, which are one statement: what was done again is rolled back
     */
    void keep(Name name, AnsweredRequest answered) {
        Query insert = entityManager.createNativeQuery("insert into idempotent_request"
                + " (client, method, path, key, answered_at, fingerprint, status, location, etag, body, event_id)"
                + " values (:client, :method, :path, :key, :now, :fingerprint, :status, cast(:location as text),"
                + " cast(:etag as text), :body, cast(cast(:event as text) as uuid))"
                + " on conflict (clinic_id, client, method, path, key) do update set answered_at = excluded.answered_at,"
                + " fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,"
                + " etag = excluded.etag, body = excluded.body, event_id = excluded.event_id"
                + " where idempotent_request.answered_at <= :since");
        int kept = named(insert, name)
                .setParameter("now", clock.instant())
                .setParameter("since", clock.instant().minus(KEPT))
                .setParameter("fingerprint", answered.fingerprint())
                .setParameter("status", answered.status())
                .setParameter("location", answered.location())
                .setParameter("etag", answered.etag())
                .setParameter("body", answered.body())
                .setParameter(
                        "event",
                        answered.event() == null ? null : answered.event().toString())
                .executeUpdate();
        if (kept == 0) {
            throw inFlight();
        }
    }

    private static Problem inFlight() {
        return new Problem(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "A request with this key is still being worked on.")
                .retryAfter(1);
    }

    private static Query named(Query query, Name name) {
        return query.setParameter("client", name.client())
                .setParameter("method", name.method())
                .setParameter("path", name.path())
                .setParameter("key", name.key());
    }
}
