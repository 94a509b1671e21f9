package org.prolotherapy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** Seals what was written since the last time. Who writes never waits for it. */
@ApplicationScoped
public class Seals {

    static final String COLUMNS = "tenant_id, number, previous, sealed_at, events, digests, seal";

    private static final int MOST_EVENTS = 1_000;

    private static final Sql AWAITING = Sql.ofAll("select tenants_awaiting_seal()");

    /** Only one at a time adds to a chain, here or in another instance of the service. */
    private static final Sql LOCK =
            Sql.ofTenant("select pg_try_advisory_xact_lock(hashtextextended('audit-seal ' || :tenant, 0))");

    private static final Sql TAKE = Sql.ofTenant("delete from audit_unsealed where tenant_id = :tenant and event_id in"
            + " (select event_id from audit_unsealed where tenant_id = :tenant order by event_id limit " + MOST_EVENTS
            + ") returning event_id");

    private static final Sql LAST =
            Sql.ofTenant("select number, seal from audit_seal where tenant_id = :tenant order by number desc limit 1");

    private static final Sql EVENTS = Sql.ofTenant(
            "select " + AuditEvents.COLUMNS + " from audit_event where tenant_id = :tenant and id = any(:ids)");

    private static final Sql INSERT = Sql.ofTenant("insert into audit_seal (" + COLUMNS
            + ") values (:tenant, :number, :previous, :sealedAt, :events, :digests, :seal)");

    /** The last link of a chain, which the next one follows. */
    @SuppressWarnings("ArrayRecordComponent") // bytes as they are stored; nothing compares two of these
    private record Last(long number, byte[] seal) {}

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Clock clock;

    Seals(DataSource database, CurrentTenant tenant, Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Seals everything that was committed before, of all tenants, unless another instance is at it.
     *
     * @throws SQLException the last of those because of which a tenant's could not be sealed; it keeps no other tenant's waiting
     */
    void sealAll() throws SQLException {
        SQLException last = null;
        for (String each : awaiting()) {
            try {
                tenant.runAs(each, () -> {
                    try {
                        int sealed = MOST_EVENTS;
                        while (sealed == MOST_EVENTS) {
                            sealed = sealSome(each);
                        }
                    } catch (SQLException failure) {
                        throw new Failed(failure);
                    }
                });
            } catch (Failed failed) {
                last = failed.failure;
            }
        }
        if (last != null) {
            throw last;
        }
    }

    private List<String> awaiting() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return AWAITING.values().list(connection, row -> row.getString(1));
        }
    }

    private int sealSome(String name) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                int sealed = sealSome(connection, name);
                connection.commit();
                done = true;
                return sealed;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private int sealSome(Connection connection, String name) throws SQLException {
        boolean ours = LOCK.values().with("tenant", name).only(connection, row -> row.getBoolean(1));
        List<UUID> ids = ours ? take(connection, name) : List.of();
        if (ids.isEmpty()) {
            return 0;
        }
        Map<UUID, byte[]> digests = digests(connection, name, ids);
        ByteArrayOutputStream inOrder = new ByteArrayOutputStream();
        ids.forEach(id -> inOrder.writeBytes(digests.getOrDefault(id, Seal.NONE)));
        Last last = LAST.values()
                .with("tenant", name)
                .first(connection, row -> new Last(row.getLong(1), row.getBytes(2)))
                .orElse(new Last(0, Seal.NONE));
        insert(
                connection,
                Seal.over(name, last.number() + 1, last.seal(), clock.instant(), ids, inOrder.toByteArray()));
        return ids.size();
    }

    /** In the order of ids, which is about that of time. */
    private static List<UUID> take(Connection connection, String name) throws SQLException {
        List<UUID> ids = TAKE.values().with("tenant", name).list(connection, row -> row.getObject(1, UUID.class));
        ids.sort((a, b) -> a.toString().compareTo(b.toString()));
        return ids;
    }

    /** The digests of those of these events that are there. */
    static Map<UUID, byte[]> digests(Connection connection, String name, List<UUID> ids) throws SQLException {
        Map<UUID, byte[]> digests = new HashMap<>();
        EVENTS.values()
                .with("tenant", name)
                .with("ids", ids)
                .list(connection, AuditEvents::read)
                .forEach(event -> digests.put(event.id(), Seal.digestOf(event)));
        return digests;
    }

    private static void insert(Connection connection, Seal seal) throws SQLException {
        INSERT.values()
                .with("tenant", seal.tenant())
                .with("number", seal.number())
                .with("previous", seal.previous())
                .with("sealedAt", seal.sealedAt())
                .with("events", seal.events())
                .with("digests", seal.digests())
                .with("seal", seal.value())
                .run(connection);
    }

    /** A seal from the {@link #COLUMNS} of a row. */
    static Seal read(ResultSet row) throws SQLException {
        return new Seal(
                row.getString(1),
                row.getLong(2),
                row.getBytes(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                List.of((UUID[]) row.getArray(5).getArray()),
                row.getBytes(6),
                row.getBytes(7));
    }

    /** Carries a failure of the database out of a piece of work. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        Failed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
