package org.prolotherapy.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prolotherapy.platform.persistence.Sql;

/**
 * Each connection has a session of its own in PostgreSQL for as long as it lasts. The tenant is a setting of that session: behind
 * a pooler that lends sessions by the transaction, one tenant's connection would find what another's has set.
 */
public final class OwnSessions {

    /** A pooler of many sessions may happen to lend the same one again; it does not do so while that one is busy. */
    private static final int OTHERS = 3;

    private static final Sql PROCESS = Sql.ofAll("select pg_backend_pid()");

    private OwnSessions() {}

    /** Opens a connection to the database. */
    @FunctionalInterface
    public interface Opening {

        Connection open() throws SQLException;
    }

    /** Why connections of this database are not to be used; empty if each has its session to itself. */
    public static Optional<String> refusalOf(Opening database) throws SQLException {
        List<Connection> busy = new ArrayList<>();
        try (Connection first = database.open()) {
            first.setAutoCommit(true);
            int session = processOf(first);
            for (int i = 0; i < OTHERS; i++) {
                Connection other = database.open();
                busy.add(other);
                other.setAutoCommit(false);
                if (processOf(other) == session) {
                    return refusal();
                }
            }
            return processOf(first) == session ? Optional.empty() : refusal();
        } finally {
            for (Connection each : busy) {
                each.close();
            }
        }
    }

    private static int processOf(Connection connection) throws SQLException {
        return PROCESS.values().only(connection, row -> row.getInt(1));
    }

    private static Optional<String> refusal() {
        return Optional.of(
                "Between the service and its PostgreSQL (QUARKUS_DATASOURCE_JDBC_URL) a pooler lends sessions by the"
                        + " transaction, so that one tenant could be shown what is another's. Let it pool sessions"
                        + " (PgBouncer: pool_mode = session), or connect to PostgreSQL itself.");
    }
}
