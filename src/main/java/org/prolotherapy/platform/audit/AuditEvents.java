package org.prolotherapy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent.Subject;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** All audit events of the current tenant: written once, and read. */
@ApplicationScoped
public class AuditEvents {

    static final String COLUMNS = "tenant_id, id, at, client_id, user_id, action, subject_system, subject_value,"
            + " resource, version, outcome, request_id, shown";

    /** An event that is there already was written by an attempt whose success was lost on the way. */
    private static final Sql INSERT =
            Sql.ofTenant("insert into audit_event (" + COLUMNS + ") values (:tenant, :id, :at,"
                    + " :client, :user, :action, :system, :value, :resource, :version, :outcome, :request, :shown)"
                    + " on conflict do nothing");

    private static final Sql SELECT = Sql.ofTenant("select " + COLUMNS + " from audit_event where tenant_id = :tenant");

    /** What a list shows is named by the id alone. */
    private static final Pattern WITH_ID =
            Pattern.compile("\\w+/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private final DataSource database;
    private final CurrentTenant tenant;

    AuditEvents(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The place in the list of the last event that the caller has. */
    public record Position(Instant at, UUID id) {}

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
            @Nullable Position before,
            int limit) {}

    /** Writes events of the current tenant at once, in the current transaction if there is one. */
    void insert(List<AuditEvent> events) throws SQLException {
        try (Connection connection = database.getConnection()) {
            INSERT.batch(connection, events.stream().map(AuditEvents::values).toList());
        }
    }

    private static Sql.Values values(AuditEvent event) {
        Subject subject = event.subject();
        return INSERT.values()
                .with("tenant", event.tenant())
                .with("id", event.id())
                .with("at", event.at())
                .with("client", event.client())
                .with("user", event.user())
                .with("action", event.action())
                .with("system", subject == null ? null : subject.system())
                .with("value", subject == null ? null : subject.value())
                .with("resource", event.resource())
                .with("version", event.version())
                .with("outcome", event.outcome())
                .with("request", event.requestId())
                .with("shown", event.shown());
    }

    /** The event with this id. */
    public Optional<AuditEvent> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return SELECT.values()
                    .with("tenant", tenant.id())
                    .plus("and id = :id")
                    .with("id", id)
                    .first(connection, AuditEvents::read);
        }
    }

    /** Newest first. */
    public List<AuditEvent> search(Search search) throws SQLException {
        Sql.Values asked = SELECT.values()
                .with("tenant", tenant.id())
                .and("at >= :from", "from", search.from())
                .and("at <= :to", "to", search.to())
                .and("client_id = :client", "client", search.client())
                .and("user_id = :user", "user", search.user())
                .and("action = :action", "action", search.action());
        if (search.resource() != null) {
            Matcher id = WITH_ID.matcher(search.resource());
            if (id.matches()) {
                asked.plus("and (resource = :resource or shown @> array[:shown]::uuid[])")
                        .with("shown", UUID.fromString(id.group(1)));
            } else {
                asked.plus("and resource = :resource");
            }
            asked.with("resource", search.resource());
        }
        if (search.subject() != null) {
            asked.plus("and subject_system = :system and subject_value = :value")
                    .with("system", search.subject().system())
                    .with("value", search.subject().value());
        }
        if (search.before() != null) {
            asked.plus("and (at, id) < (:at, :id)")
                    .with("at", search.before().at())
                    .with("id", search.before().id());
        }
        asked.plus("order by at desc, id desc limit :limit").with("limit", search.limit());
        try (Connection connection = database.getConnection()) {
            return asked.list(connection, AuditEvents::read);
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
}
