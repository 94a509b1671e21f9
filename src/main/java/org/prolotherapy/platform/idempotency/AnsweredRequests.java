package org.prolotherapy.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/**
 * The answers of the last 24 hours that may be asked for again. They are no entities: whether and when a request's entities
 * are written is none of their business.
 */
@ApplicationScoped
class AnsweredRequests {

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final String CLAIM = "select claimed.alone, fingerprint, status, location, etag, body, event_id"
            + " from (select pg_try_advisory_xact_lock(hashtextextended("
            + "concat_ws(E'\\n', current_setting('prolotherapy.tenant'), ?::text, ?::text, ?::text, ?::text), 0)) as alone)"
            + " claimed left join idempotent_request on client = ? and method = ? and path = ? and key = ?"
            + " and answered_at > ?";

    private static final String KEEP = "insert into idempotent_request"
            + " (client, method, path, key, answered_at, fingerprint, status, location, etag, body, event_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (tenant_id, client, method, path, key) do update set answered_at = excluded.answered_at,"
            + " fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,"
            + " etag = excluded.etag, body = excluded.body, event_id = excluded.event_id"
            + " where idempotent_request.answered_at <= ?";

    private final DataSource database;
    private final Clock clock;

    AnsweredRequests(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What names a request.
     *
     * @param client the program that sent it, and the part that it is restricted to, if it is
     */
    record Name(String client, String method, String path, String key) {}

    /**
     * Makes sure that nobody else works on a request of this name until the end of the transaction, and finds the answer
     * that it got, if it was answered and that is not too long ago.
     *
     * @throws Problem {@code idempotency-key-in-flight} if somebody else works on it
     */
    Optional<AnsweredRequest> claim(Name name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            bind(claim, 1, name);
            bind(claim, 5, name);
            claim.setObject(9, oldest());
            try (ResultSet row = claim.executeQuery()) {
                row.next();
                if (!row.getBoolean("alone")) {
                    throw inFlight();
                }
                byte[] fingerprint = row.getBytes("fingerprint");
                return fingerprint == null
                        ? Optional.empty()
                        : Optional.of(new AnsweredRequest(
                                fingerprint,
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getBytes("body"),
                                row.getObject("event_id", UUID.class)));
            }
        }
    }

    /**
     * Keeps an answer, in the place of one that had become too old.
     *
     * @throws Problem {@code idempotency-key-in-flight} if somebody else has answered the request between the look at the
     *     answers and the claim, which are one statement: what was done again is rolled back
     */
    void keep(Name name, AnsweredRequest answered) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            bind(keep, 1, name);
            keep.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            keep.setBytes(6, answered.fingerprint());
            keep.setInt(7, answered.status());
            keep.setString(8, answered.location());
            keep.setString(9, answered.etag());
            keep.setBytes(10, answered.body());
            keep.setObject(11, answered.event());
            keep.setObject(12, oldest());
            if (keep.executeUpdate() == 0) {
                throw inFlight();
            }
        }
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }

    private static void bind(PreparedStatement statement, int first, Name name) throws SQLException {
        statement.setString(first, name.client());
        statement.setString(first + 1, name.method());
        statement.setString(first + 2, name.path());
        statement.setString(first + 3, name.key());
    }

    private static Problem inFlight() {
        return new Problem(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "A request with this key is still being worked on.")
                .retryAfter(1);
    }
}
