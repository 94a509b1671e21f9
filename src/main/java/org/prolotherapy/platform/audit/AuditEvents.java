package org.prolotherapy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent.Subject;

/** All audit events of the current tenant: written once, and read. */
@ApplicationScoped
public class AuditEvents {

    static final String COLUMNS = "tenant_id, id, at, client_id, user_id, action, subject_system, subject_value,"
            + " resource, version, outcome, request_id, shown";

    /** An event that is there already was written by an attempt whose success was lost on the way. */
    private static final String INSERT = "insert into audit_event (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    /** What a list shows is named by the id alone. */
    private static final Pattern WITH_ID =
            Pattern.compile("\\w+/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private final DataSource database;

    AuditEvents(DataSource database) {
        this.database = database;
    }

    /** The place in the list of the last event that the caller has. */
    public record Place(Instant at, UUID id) {}

    /**
     * What is looked for; null is everything.
     *
     * @param from the first instant, inclusive
     * @param to the last instant, inclusive
     * @param resource what it was about, or what a list showed
     * @param limit the most events
     */
    public record Search(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String client,
            @Nullable String user,
            @Nullable String action,
            @Nullable String resource,
            @Nullable Subject subject,
            @Nullable Place before,
            int limit) {}

    /** Writes events of the current tenant at once, in the current transaction if there is one. */
    void insert(List<AuditEvent> events) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AuditEvent event : events) {
                bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** In the order of {@link #COLUMNS}. */
    private static void bind(PreparedStatement insert, AuditEvent event) throws SQLException {
        Subject subject = event.subject();
        insert.setString(1, event.tenant());
        insert.setObject(2, event.id());
        insert.setObject(3, utc(event.at()));
        insert.setString(4, event.client());
        insert.setString(5, event.user());
        insert.setString(6, event.action());
        insert.setString(7, subject == null ? null : subject.system());
        insert.setString(8, subject == null ? null : subject.value());
        insert.setString(9, event.resource());
        insert.setObject(10, event.version(), Types.BIGINT);
        insert.setInt(11, event.outcome());
        insert.setString(12, event.requestId());
        insert.setArray(
                13, insert.getConnection().createArrayOf("uuid", event.shown().toArray()));
    }

    Optional<AuditEvent> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from audit_event where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Newest first. */
    public List<AuditEvent> search(Search search) throws SQLException {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from audit_event where true");
        List<Object> values = new ArrayList<>();
        add(sql, values, " and at >= ?", search.from());
        add(sql, values, " and at <= ?", search.to());
        add(sql, values, " and client_id = ?", search.client());
        add(sql, values, " and user_id = ?", search.user());
        add(sql, values, " and action = ?", search.action());
        if (search.resource() != null) {
            Matcher id = WITH_ID.matcher(search.resource());
            if (id.matches()) {
                add(sql, values, " and (resource = ?", search.resource());
                add(sql, values, " or shown @> array[?]::uuid[])", UUID.fromString(id.group(1)));
            } else {
                add(sql, values, " and resource = ?", search.resource());
            }
        }
        if (search.subject() != null) {
            add(sql, values, " and subject_system = ?", search.subject().system());
            add(sql, values, " and subject_value = ?", search.subject().value());
        }
        if (search.before() != null) {
            add(sql, values, " and (at, id) < (?,", search.before().at());
            add(sql, values, " ?)", search.before().id());
        }
        add(sql, values, " order by at desc, id desc limit ?", search.limit());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                List<AuditEvent> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(read(rows));
                }
                return found;
            }
        }
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value instanceof Instant instant ? utc(instant) : value);
        }
    }

    /** An event from the {@link #COLUMNS} of a row. */
    static AuditEvent read(ResultSet row) throws SQLException {
        String system = row.getString(7);
        long version = row.getLong(10);
        boolean versioned = !row.wasNull();
        return new AuditEvent(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                system == null ? null : new Subject(system, row.getString(8)),
                row.getString(9),
                versioned ? Long.valueOf(version) : null,
                row.getInt(11),
                row.getString(12),
                List.of((UUID[]) row.getArray(13).getArray()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
