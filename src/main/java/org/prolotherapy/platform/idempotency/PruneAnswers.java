package org.prolotherapy.platform.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Removes the answers of all tenants that nobody may ask for any more. */
@ApplicationScoped
class PruneAnswers {

    private final DataSource database;
    private final Clock clock;

    PruneAnswers(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prune = connection.prepareStatement("select prune_idempotent_requests(?)")) {
            prune.setObject(1, clock.instant().minus(AnsweredRequests.KEPT).atOffset(ZoneOffset.UTC));
            prune.execute();
        }
    }
}
