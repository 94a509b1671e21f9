package org.prolotherapy.changes.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.changes.CloudEvent;
import org.prolotherapy.changes.webhook.Deliveries.Leased;
import org.prolotherapy.changes.webhook.Deliveries.Message;
import org.prolotherapy.feed.ChangeEvent;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/**
 * Tells the webhooks of all clinics what happens. First each event of the feed becomes a delivery of each webhook that wants it, in
 * the transaction that moves the webhook on in the feed. Then whatever is due is taken by a lease, which is committed before
 * anything is sent: a process that ends in the middle loses nothing, but its messages are sent again when their leases are over.
 */
@ApplicationScoped
class TellWebhooks {

    /** To all receivers together, from this process. */
    static final int MOST_UNDER_WAY = 256;

    private static final Logger LOG = Logger.getLogger(TellWebhooks.class);

    private static final int EVENTS_AT_ONCE = 200;
    private static final int PRUNED_AT_ONCE = 1_000;

    /** Each needs a connection of the database, of which callers are to have most. */
    private static final int RECORDERS = 2;

    private static final Sql WORK = Sql.ofAll("select clinics_with_webhook_work(:due)");
    private static final Sql PRUNE = Sql.ofAll("select prune_webhook_deliveries(:oldest, :atOnce)");

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Feed feed;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Receivers receivers;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService recorders = Executors.newFixedThreadPool(RECORDERS, TellWebhooks::thread);
    private volatile boolean said;

    TellWebhooks(
            DataSource database,
            CurrentTenant tenant,
            Feed feed,
            Webhooks webhooks,
            Deliveries deliveries,
            Receivers receivers,
            WebhookSettings settings,
            Clock clock,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.database = database;
        this.tenant = tenant;
        this.feed = feed;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
        this.metrics = metrics;
    }

    /** At the start, so that each is there, with 0, before anything is sent. */
    void start(@Observes StartupEvent start) {
        attempts(null);
        for (Attempt.Failure outcome : Attempt.Failure.values()) {
            attempts(outcome);
        }
    }

    @PreDestroy
    void close() {
        recorders.shutdown();
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void tell() {
        try {
            boolean well = true;
            for (String clinic : clinicsWithWork()) {
                well &= tell(clinic);
            }
            said = said && !well;
        } catch (SQLException | RuntimeException failure) {
            sayOnce(failure);
        }
    }

    /** Whether that could be done; what is wrong with one clinic's keeps no other's waiting. */
    private boolean tell(String clinic) {
        try {
            boolean more = true;
            while (more) {
                more = tenant.callAs(clinic, this::addDeliveries);
            }
            send(clinic);
            return true;
        } catch (RuntimeException failure) {
            sayOnce(failure);
            return false;
        }
    }

    /** In short transactions, each of which keeps the feed back. */
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    void prune() throws SQLException {
        Instant oldest = clock.instant().minus(settings.retention());
        try (Connection connection = database.getConnection()) {
            long removed = PRUNED_AT_ONCE;
            while (removed >= PRUNED_AT_ONCE) {
                removed = PRUNE.values()
                        .with("oldest", oldest)
                        .with("atOnce", PRUNED_AT_ONCE)
                        .only(connection, row -> row.getLong(1));
            }
        }
    }

    private List<String> clinicsWithWork() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return WORK.values().with("due", clock.instant()).list(connection, row -> row.getString(1));
        }
    }

    /** Of the current clinic; whether there may be more to add. */
    private boolean addDeliveries() {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean more = false;
            for (Webhooks.Told told : webhooks.claimPlaces()) {
                more |= addDeliveries(told);
            }
            return more;
        });
    }

    private boolean addDeliveries(Webhooks.Told told) throws SQLException {
        Instant now = clock.instant();
        try {
            Feed.Part part = feed.since(told.until(), told.types(), EVENTS_AT_ONCE);
            deliveries.add(
                    told.webhook(), part.events().stream().map(this::message).toList(), now);
            webhooks.move(told.webhook(), part.until(), null);
            return part.events().size() == EVENTS_AT_ONCE;
        } catch (Problem lost) {
            if (lost.type() != ProblemType.CURSOR_EXPIRED) {
                throw lost;
            }
            LOG.warn(
                    "A webhook was not told everything: what happened since is no longer kept, or the database is another one.");
            webhooks.move(told.webhook(), feed.now(), now);
            return false;
        }
    }

    /** What tries whether a receiver hears, and tells of nothing. */
    Message test(UUID id, UUID webhook) {
        return new Message(
                id,
                TestEvent.TYPE,
                written(new TestEvent(id, tenant.id(), webhook, clock.instant().atOffset(ZoneOffset.UTC))));
    }

    private Message message(ChangeEvent event) {
        return new Message(event.id(), event.happening().type().code(), written(CloudEvent.of(event, tenant.id())));
    }

    private String written(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An event could not be written.", failure);
        }
    }

    /** Sends whatever is due, as far as there is room; what comes after is sent as each of these ends. */
    private void send(String clinic) {
        if (underWay.get() >= MOST_UNDER_WAY) {
            return;
        }
        for (Leased leased : as(clinic, () -> deliveries.lease(clock.instant()))) {
            CompletionStage<Attempt> told = receivers.tell(leased);
            // What could not even be begun is not under way, and is sent again when its lease is over.
            underWay.incrementAndGet();
            told.whenCompleteAsync((attempt, never) -> record(clinic, leased, attempt), recorders);
        }
    }

    private void record(String clinic, Leased leased, Attempt attempt) {
        underWay.decrementAndGet();
        try {
            as(clinic, () -> {
                record(leased, attempt);
                return clinic;
            });
            send(clinic);
        } catch (RuntimeException failure) {
            // It is sent again when its lease is over.
            sayOnce(failure);
        }
    }

    private void record(Leased leased, Attempt attempt) throws SQLException {
        Attempt.Failure failure = attempt.failure();
        Instant now = clock.instant();
        if (failure == Attempt.Failure.GONE) {
            webhooks.disable(leased.webhook(), now);
        }
        deliveries.record(leased, attempt, now, failure == null ? null : next(leased, attempt, now));
        attempts(failure).increment();
    }

    private Counter attempts(Attempt.@Nullable Failure outcome) {
        return metrics.counter(
                "prolotherapy.webhooks.attempts",
                "outcome",
                outcome == null ? "delivered" : outcome.name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Instant next(Leased leased, Attempt attempt, Instant now) {
        return Retries.waitAfter(leased.attempts(), attempt.retryAfter(), ThreadLocalRandom.current())
                .map(now::plus)
                .orElse(null);
    }

    /** @throws IllegalStateException if the database does not do it now */
    private <T> T as(String clinic, Callable<T> work) {
        return tenant.callAs(clinic, () -> {
            try {
                return work.call();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private void sayOnce(Exception failure) {
        if (!said) {
            LOG.warnf(
                    "Webhooks cannot be told now (%s), and are later.",
                    failure.getClass().getName());
            said = true;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhook-recorder");
        thread.setDaemon(true);
        return thread;
    }
}
