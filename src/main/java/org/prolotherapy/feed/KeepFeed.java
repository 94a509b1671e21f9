package org.prolotherapy.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.prolotherapy.platform.persistence.Sql;

/** Removes from the feeds of all clinics what is too old, and measures how far they are behind. */
@ApplicationScoped
class KeepFeed {

    private static final int AT_ONCE = 1_000;

    private static final Sql PRUNE = Sql.ofAll("select prune_changes(:oldest, :atOnce)");
    private static final Sql FORGET = Sql.ofAll("select forget_changes_of_another_database(:atOnce)");
    private static final Sql KEPT_BACK = Sql.ofAll("select changes_kept_back_since()");

    private final DataSource database;
    private final Clock clock;
    private final FeedSettings settings;
    private volatile double lagSeconds;

    KeepFeed(DataSource database, Clock clock, FeedSettings settings, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        Gauge.builder("prolotherapy.feed.lag", this, KeepFeed::lagSeconds)
                .description("How long the oldest committed event is kept back from those who follow the feed")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** At the start, so that the gauge is there before anything is measured. */
    void start(@Observes StartupEvent start) {}

    double lagSeconds() {
        return lagSeconds;
    }

    /** In short transactions, each of which keeps what comes after it back. */
    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void prune() throws SQLException {
        Instant oldest = clock.instant().minus(settings.retention());
        repeat(PRUNE.values().with("oldest", oldest));
    }

    private void repeat(Sql.Values removal) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long removed = AT_ONCE;
            while (removed >= AT_ONCE) {
                removed = removal.with("atOnce", AT_ONCE).only(connection, row -> row.getLong(1));
            }
        }
    }

    /** So often that what is restored under a running service is not told either. */
    @Scheduled(every = "10s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetWhatIsOfAnotherDatabase() throws SQLException {
        repeat(FORGET.values());
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() throws SQLException {
        try (Connection connection = database.getConnection()) {
            lagSeconds = KEPT_BACK
                    .values()
                    .only(connection, row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                    .map(since -> Duration.between(since.toInstant(), clock.instant()))
                    .map(lag -> Math.max(0, lag.toMillis() / 1000.0))
                    .orElse(0.0);
        }
    }
}
