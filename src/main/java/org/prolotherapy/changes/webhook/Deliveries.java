package org.prolotherapy.changes.webhook;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** What the clinic's webhooks are told. */
@Singleton
class Deliveries {

    /** So many are under way to one receiver at once, however many instances of the service there are. */
    static final int AT_ONCE = 8;

    /** Longer than any attempt takes. An attempt of which nothing was heard by then is made again. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Sql INSERT = Sql.ofTenant("""
            insert into webhook_delivery (clinic_id, webhook_id, event_id, type, body, created_at, due_at)
            values (:tenant, :webhook, :event, :type, :body, :at, :at)
            on conflict do nothing
            """);

    /** One statement and so one transaction, which is over before anything is sent. */
    private static final Sql LEASE_DUE = Sql.ofTenant("""
            with due as (
                select webhook.id as webhook_id, next.event_id, webhook.url, webhook.secret,
                       case when webhook.former_until > :now then webhook.former_secret end as former_secret
                from webhook cross join lateral (
                    select event_id from webhook_delivery
                    where clinic_id = :tenant and webhook_id = webhook.id and due_at <= :now
                    order by due_at, event_id
                    limit greatest(0, :atOnce - (
                        select count(*) from webhook_delivery
                        where clinic_id = :tenant and webhook_id = webhook.id and due_at > :now and lease is not null))
                    for update skip locked) next
                where webhook.clinic_id = :tenant and webhook.disabled_at is null)
            update webhook_delivery delivery
            set attempts = attempts + 1, lease = :lease, due_at = :until
            from due
            where delivery.clinic_id = :tenant
              and delivery.webhook_id = due.webhook_id and delivery.event_id = due.event_id
            returning delivery.webhook_id, delivery.event_id, delivery.body, delivery.attempts,
                      due.url, due.secret, due.former_secret
            """);

    /** Unless somebody else has taken it meanwhile, or it was deleted. */
    private static final Sql RECORD = Sql.ofTenant("""
            update webhook_delivery
            set lease = null, due_at = :due::timestamptz, attempted_at = :at, answered = :answered::integer,
                failure = :failure, delivered_at = :delivered::timestamptz
            where clinic_id = :tenant and webhook_id = :webhook and event_id = :event and lease = :lease
            """);

    private static final Sql AGAIN = Sql.ofTenant("""
            update webhook_delivery set due_at = :now, lease = null, attempts = 0, delivered_at = null
            where clinic_id = :tenant and webhook_id = :webhook and event_id = :event
            """);

    private static final String SEEN = """
            select event_id, type, attempts, created_at, attempted_at, answered, failure, delivered_at, due_at
            from webhook_delivery where clinic_id = :tenant and webhook_id = :webhook
            """;

    private static final Sql FIND = Sql.ofTenant(SEEN + " and event_id = :event");

    private static final Sql LIST = Sql.ofTenant(SEEN);

    private final DataSource database;
    private final CurrentTenant tenant;
    private final TimeOrderedIds ids;

    Deliveries(DataSource database, CurrentTenant tenant, TimeOrderedIds ids) {
        this.database = database;
        this.tenant = tenant;
        this.ids = ids;
    }

    /** What is to be told, to the letter. */
    record Message(UUID event, String type, String body) {}

    /**
     * A message that is to be sent now, by whoever has this and nobody else.
     *
     * @param attempts this one among them
     * @param formerSecret with which it is signed as well; null if there is none
     */
    record Leased(
            UUID webhook,
            UUID event,
            UUID lease,
            String body,
            int attempts,
            String url,
            WebhookSecret secret,
            @Nullable WebhookSecret formerSecret) {

        Stream<WebhookSecret> secrets() {
            return Stream.concat(Stream.of(secret), Stream.ofNullable(formerSecret));
        }
    }

    /** Adds what a webhook is to be told from now on; what it is told already stays as it is. */
    void add(UUID webhook, List<Message> messages, Instant now) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        List<Sql.Values> rows = messages.stream()
                .map(message -> INSERT.values()
                        .with("tenant", tenant.id())
                        .with("webhook", webhook)
                        .with("event", message.event())
                        .with("type", message.type())
                        .with("body", message.body())
                        .with("at", now))
                .toList();
        try (Connection connection = database.getConnection()) {
            INSERT.batch(connection, rows);
        }
    }

    /** Takes what is due, of each webhook as much as may be under way to it. */
    List<Leased> lease(Instant now) throws SQLException {
        UUID lease = ids.get();
        try (Connection connection = database.getConnection()) {
            return LEASE_DUE
                    .values()
                    .with("tenant", tenant.id())
                    .with("now", now)
                    .with("until", now.plus(LEASE))
                    .with("lease", lease)
                    .with("atOnce", AT_ONCE)
                    .list(
                            connection,
                            row -> new Leased(
                                    row.getObject("webhook_id", UUID.class),
                                    row.getObject("event_id", UUID.class),
                                    lease,
                                    row.getString("body"),
                                    row.getInt("attempts"),
                                    row.getString("url"),
                                    new WebhookSecret(row.getString("secret")),
                                    Optional.ofNullable(row.getString("former_secret"))
                                            .map(WebhookSecret::new)
                                            .orElse(null)));
        }
    }

    /** Keeps what became of an attempt, and when the next one is; null for none. */
    void record(Leased leased, Attempt attempt, Instant now, @Nullable Instant next) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RECORD.values()
                    .with("tenant", tenant.id())
                    .with("webhook", leased.webhook())
                    .with("event", leased.event())
                    .with("lease", leased.lease())
                    .with("at", now)
                    .with("due", next == null ? null : next.toString())
                    .with(
                            "answered",
                            attempt.answered() == null
                                    ? null
                                    : attempt.answered().longValue())
                    .with(
                            "failure",
                            attempt.failure() == null ? null : attempt.failure().name())
                    .with("delivered", attempt.failure() == null ? now.toString() : null)
                    .run(connection);
        }
    }

    /** Sends it anew, whatever has become of it; false if there is no such event. */
    boolean again(UUID webhook, UUID event, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return AGAIN.values()
                            .with("tenant", tenant.id())
                            .with("webhook", webhook)
                            .with("event", event)
                            .with("now", now)
                            .run(connection)
                    > 0;
        }
    }

    Optional<Delivery> find(UUID webhook, UUID event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return FIND.values()
                    .with("tenant", tenant.id())
                    .with("webhook", webhook)
                    .with("event", event)
                    .first(connection, Deliveries::delivery);
        }
    }

    /**
     * What a webhook was and will be told, newest event first.
     *
     * @param state only these; null for all
     * @param before only events that are older than this one; null for all
     */
    List<Delivery> list(UUID webhook, Delivery.@Nullable State state, @Nullable UUID before, int limit)
            throws SQLException {
        Sql.Values statement = LIST.values().with("tenant", tenant.id()).with("webhook", webhook);
        if (state != null) {
            statement = statement.plus("and " + conditionOf(state));
        }
        try (Connection connection = database.getConnection()) {
            return statement
                    .and("event_id < :before", "before", before)
                    .plus("order by event_id desc limit :limit")
                    .with("limit", limit)
                    .list(connection, Deliveries::delivery);
        }
    }

    private static String conditionOf(Delivery.State state) {
        return switch (state) {
            case WAITING -> "due_at is not null";
            case DELIVERED -> "delivered_at is not null";
            case DEAD -> "due_at is null and delivered_at is null";
        };
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Instant delivered = Webhooks.instant(row, "delivered_at");
        Instant due = Webhooks.instant(row, "due_at");
        String failure = row.getString("failure");
        return new Delivery(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                due != null
                        ? Delivery.State.WAITING
                        : delivered == null ? Delivery.State.DEAD : Delivery.State.DELIVERED,
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Webhooks.instant(row, "attempted_at"),
                row.getObject("answered", Integer.class),
                failure == null ? null : Attempt.Failure.valueOf(failure),
                delivered,
                due);
    }
}
