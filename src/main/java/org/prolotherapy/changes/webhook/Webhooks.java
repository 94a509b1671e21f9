package org.prolotherapy.changes.webhook;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeEvent.Place;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Feed.Reached;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** The clinic's webhooks. */
@Singleton
class Webhooks {

    private static final String SEEN =
            "select id, url, types, created_at, disabled_at, former_until, gap_at from webhook";

    private static final Sql INSERT = Sql.ofTenant("""
            insert into webhook (clinic_id, id, url, types, secret, created_at, feed_database, feed_xid, feed_position)
            values (:tenant, :id, :url, :types, :secret, :at, :database, :xid::text::xid8, :position)
            """);

    private static final Sql LIST = Sql.ofTenant(SEEN + " where clinic_id = :tenant order by id");

    private static final Sql FIND = Sql.ofTenant(SEEN + " where clinic_id = :tenant and id = :id");

    /** Whoever makes one waits for whoever makes another, so that the bound of their number holds. */
    private static final Sql LOCK_ALL =
            Sql.ofTenant("select pg_advisory_xact_lock(hashtextextended('webhooks of ' || :tenant, 0))");

    private static final Sql DELETE = Sql.ofTenant("delete from webhook where clinic_id = :tenant and id = :id");

    private static final Sql ROTATE = Sql.ofTenant("""
            update webhook set former_secret = secret, former_until = :until, secret = :secret
            where clinic_id = :tenant and id = :id
            """);

    private static final Sql ENABLE =
            Sql.ofTenant("update webhook set disabled_at = null where clinic_id = :tenant and id = :id");

    private static final Sql DISABLE = Sql.ofTenant(
            "update webhook set disabled_at = :at where clinic_id = :tenant and id = :id and disabled_at is null");

    private static final Sql CLAIM_PLACES = Sql.ofTenant("""
            select id, types, feed_database, feed_xid::text::bigint, feed_position from webhook
            where clinic_id = :tenant and disabled_at is null
            order by id for update skip locked
            """);

    private static final Sql MOVE = Sql.ofTenant("""
            update webhook
            set feed_database = :database, feed_xid = :xid::text::xid8, feed_position = :position,
                gap_at = coalesce(:gap::timestamptz, gap_at)
            where clinic_id = :tenant and id = :id
            """);

    private final DataSource database;
    private final CurrentTenant tenant;

    Webhooks(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** How far a webhook has been told the feed. */
    record Told(UUID webhook, List<ChangeType> types, Reached until) {}

    /** Adds one that is told what happens from {@code from} on. */
    void add(Webhook webhook, WebhookSecret secret, Reached from) throws SQLException {
        try (Connection connection = database.getConnection()) {
            INSERT.values()
                    .with("tenant", tenant.id())
                    .with("id", webhook.id())
                    .with("url", webhook.url())
                    .with("types", textOf(webhook.types()))
                    .with("secret", secret.text())
                    .with("at", webhook.createdAt())
                    .with("database", from.database())
                    .with("xid", Long.toString(from.place().transaction()))
                    .with("position", from.place().position())
                    .run(connection);
        }
    }

    /** All of them, oldest first. */
    List<Webhook> all() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LIST.values().with("tenant", tenant.id()).list(connection, Webhooks::webhook);
        }
    }

    /** All of them, and nobody else adds one until the current transaction is over. */
    List<Webhook> allForAdding() throws SQLException {
        try (Connection connection = database.getConnection()) {
            LOCK_ALL.values().with("tenant", tenant.id()).run(connection);
        }
        return all();
    }

    Optional<Webhook> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return FIND.values().with("tenant", tenant.id()).with("id", id).first(connection, Webhooks::webhook);
        }
    }

    void delete(UUID id) throws SQLException {
        change(DELETE.values(), id);
    }

    /** Gives it a new secret, beside which the one before is still signed with until then. */
    void rotate(UUID id, WebhookSecret secret, Instant until) throws SQLException {
        change(ROTATE.values().with("secret", secret.text()).with("until", until), id);
    }

    void enable(UUID id) throws SQLException {
        change(ENABLE.values(), id);
    }

    void disable(UUID id, Instant at) throws SQLException {
        change(DISABLE.values().with("at", at), id);
    }

    /** How far each has been told that is not disabled; nobody else tells them more until the current transaction is over. */
    List<Told> claimPlaces() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CLAIM_PLACES
                    .values()
                    .with("tenant", tenant.id())
                    .list(
                            connection,
                            row -> new Told(
                                    row.getObject("id", UUID.class),
                                    typesOf(row.getString("types")),
                                    new Reached(
                                            row.getString("feed_database"),
                                            new Place(row.getLong("feed_xid"), row.getLong("feed_position")))));
        }
    }

    /** It has been told everything until then; {@code gapAt} if what happened before is lost for it. */
    void move(UUID id, Reached until, @Nullable Instant gapAt) throws SQLException {
        change(
                MOVE.values()
                        .with("database", until.database())
                        .with("xid", Long.toString(until.place().transaction()))
                        .with("position", until.place().position())
                        .with("gap", gapAt == null ? null : gapAt.toString()),
                id);
    }

    private void change(Sql.Values statement, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            statement.with("tenant", tenant.id()).with("id", id).run(connection);
        }
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                typesOf(row.getString("types")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "disabled_at"),
                instant(row, "former_until"),
                instant(row, "gap_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String textOf(List<ChangeType> types) {
        return types.isEmpty() ? null : types.stream().map(ChangeType::code).collect(Collectors.joining(","));
    }

    private static List<ChangeType> typesOf(@Nullable String codes) {
        return codes == null
                ? List.of()
                : Arrays.stream(codes.split(","))
                        .flatMap(code -> ChangeType.ofCode(code).stream())
                        .toList();
    }
}
