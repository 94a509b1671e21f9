package org.prolotherapy.platform.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.prolotherapy.platform.persistence.Sql;

/** Removes the answers of all tenants that nobody may ask for any more. */
@ApplicationScoped
class PruneIdempotentRequests {

    private static final Sql PRUNE = Sql.ofAll("select prune_idempotent_requests(:oldest)");

    private final DataSource database;
    private final Clock clock;

    PruneIdempotentRequests(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() throws SQLException {
        try (Connection connection = database.getConnection()) {
            PRUNE.values()
                    .with("oldest", clock.instant().minus(IdempotentRequests.KEPT))
                    .run(connection);
        }
    }
}
