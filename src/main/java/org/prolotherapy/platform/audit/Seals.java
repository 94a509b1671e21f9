package org.prolotherapy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** Seals what was written since the last time. Who writes never waits for it. */
@ApplicationScoped
public class Seals {

    static final String COLUMNS = "tenant_id, number, previous, sealed_at, events, digests, seal";

    private static final int MOST_EVENTS = 1_000;

    /** Only one at a time adds to a chain, here or in another instance of the service. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('audit-seal ' || ?, 0))";

    private static final String TAKE =
            "delete from audit_unsealed where tenant_id = ? and event_id in (select event_id from audit_unsealed"
                    + " where tenant_id = ? order by event_id limit " + MOST_EVENTS + ") returning event_id";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Clock clock;

    Seals(DataSource database, CurrentTenant tenant, Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Seals everything that was committed before, of all tenants, unless another instance is at it. */
    void sealAll() throws SQLException {
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
                throw failed.failure;
            }
        }
    }

    private List<String> awaiting() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select tenants_awaiting_seal()")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
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
        if (!isOurs(connection, name)) {
            return 0;
        }
        List<UUID> ids = take(connection, name);
        if (ids.isEmpty()) {
            return 0;
        }
        Map<UUID, byte[]> digests = digests(connection, name, ids);
        ByteArrayOutputStream inOrder = new ByteArrayOutputStream();
        ids.forEach(id -> inOrder.writeBytes(digests.getOrDefault(id, Seal.NONE)));
        long number = 1;
        byte[] previous = Seal.NONE;
        try (PreparedStatement select = connection.prepareStatement(
                "select number, seal from audit_seal where tenant_id = ? order by number desc limit 1")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    number = row.getLong(1) + 1;
                    previous = row.getBytes(2);
                }
            }
        }
        insert(connection, Seal.over(name, number, previous, clock.instant(), ids, inOrder.toByteArray()));
        return ids.size();
    }

    private static boolean isOurs(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** In the order of ids, which is about that of time. */
    private static List<UUID> take(Connection connection, String name) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, name);
            take.setString(2, name);
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        ids.sort((a, b) -> a.toString().compareTo(b.toString()));
        return ids;
    }

    /** The digests of those of these events that are there. */
    static Map<UUID, byte[]> digests(Connection connection, String name, List<UUID> ids) throws SQLException {
        Map<UUID, byte[]> digests = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select " + AuditEvents.COLUMNS + " from audit_event where tenant_id = ? and id = any(?)")) {
            select.setString(1, name);
            select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    AuditEvent event = AuditEvents.read(rows);
                    digests.put(event.id(), Seal.digestOf(event));
                }
            }
        }
        return digests;
    }

    private static void insert(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit_seal (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, seal.tenant());
            insert.setLong(2, seal.number());
            insert.setBytes(3, seal.previous());
            insert.setObject(4, seal.sealedAt().atOffset(ZoneOffset.UTC));
            insert.setArray(5, connection.createArrayOf("uuid", seal.events().toArray()));
            insert.setBytes(6, seal.digests());
            insert.setBytes(7, seal.value());
            insert.executeUpdate();
        }
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
