package org.prolotherapy.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/**
 * The answers of the last 24 hours that may be asked for again. They are no entities: whether and when a request's entities
 * are written is none of their business.
 */
@ApplicationScoped
class IdempotentRequests {

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Sql CLAIM = Sql.ofTenant("""
            select claimed.alone, fingerprint, status, location, etag, body, event_id
            from (select pg_try_advisory_xact_lock(hashtextextended(concat_ws(E'\\n',
                      :tenant::text, :client::text, :method::text, :path::text, :key::text), 0)) as alone) claimed
            left join idempotent_request on tenant_id = :tenant and client = :client and method = :method
                and path = :path and key = :key and answered_at > :oldest
            """);

    private static final Sql KEEP = Sql.ofTenant("""
            insert into idempotent_request (tenant_id, client, method, path, key, answered_at, fingerprint, status,
                location, etag, body, event_id)
            values (:tenant, :client, :method, :path, :key, :now, :fingerprint, :status, :location, :etag, :body, :event)
            on conflict (tenant_id, client, method, path, key) do update set answered_at = excluded.answered_at,
                fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                etag = excluded.etag, body = excluded.body, event_id = excluded.event_id
            where idempotent_request.answered_at <= :oldest
            """);

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Clock clock;

    IdempotentRequests(DataSource database, CurrentTenant tenant, Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * What names a request.
     *
     * @param client the program that sent it and, on lines of their own, the parts that it is restricted to, if it is
     * @param path in its one canonical spelling
     */
    record Name(String client, String method, String path, String key) {}

    /**
     * Makes sure that nobody else works on a request of this name until the end of the transaction, and finds the answer
     * that it got, if it was answered and that is not too long ago.
     *
     * @throws Problem {@code idempotency-key-in-flight} if somebody else works on it
     */
    Optional<IdempotentRequest> claim(Name name) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return named(CLAIM, name).only(connection, IdempotentRequests::read);
        }
    }

    private static Optional<IdempotentRequest> read(ResultSet row) throws SQLException {
        if (!row.getBoolean("alone")) {
            throw inFlight();
        }
        byte[] fingerprint = row.getBytes("fingerprint");
        return fingerprint == null
                ? Optional.empty()
                : Optional.of(new IdempotentRequest(
                        fingerprint,
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getBytes("body"),
                        row.getObject("event_id", UUID.class)));
    }

    /**
     * Keeps an answer, in the place of one that had become too old.
     *
     * @throws Problem {@code idempotency-key-in-flight} if somebody else has answered the request between the look at the
     *     answers and the claim, which are one statement: what was done again is rolled back
     */
    void keep(Name name, IdempotentRequest answered) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int kept = named(KEEP, name)
                    .with("now", clock.instant())
                    .with("fingerprint", answered.fingerprint())
                    .with("status", answered.status())
                    .with("location", answered.location())
                    .with("etag", answered.etag())
                    .with("body", answered.body())
                    .with("event", answered.event())
                    .run(connection);
            if (kept == 0) {
                throw inFlight();
            }
        }
    }

    private Sql.Values named(Sql sql, Name name) {
        return sql.values()
                .with("tenant", tenant.id())
                .with("client", name.client())
                .with("method", name.method())
                .with("path", name.path())
                .with("key", name.key())
                .with("oldest", clock.instant().minus(KEPT));
    }

    private static Problem inFlight() {
        return new Problem(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "A request with this key is still being worked on.")
                .retryAfter(1);
    }
}
