package org.prolotherapy.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.platform.persistence.Sql;

/** How PostgreSQL finds what happened since, for the service's own role; what the test writes is rolled back. */
@QuarkusTest
class FeedIndexTest {

    @Test
    void readsNoMoreOfTheFeedThanItShows() throws SQLException {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local prolotherapy.tenant = 'indexed'");
            statement.execute(
                    "insert into change (xid, id, type, at, version)"
                            + " select n::text::xid8, gen_random_uuid(), 'clinic.changed', now(), n from generate_series(1, 3000) n");
            statement.execute("analyze change");
            statement.execute(
                    "set local role " + PostgresForTests.running().service().name());

            String plan = String.join(
                    "\n",
                    Sql.ofTenant("explain (costs off) " + Feed.READING)
                            .values()
                            .with("tenant", "indexed")
                            .with("xid", "1000")
                            .with("position", 0L)
                            .with("types", (String) null)
                            .with("limit", 50)
                            .list(connection, row -> row.getString(1)));

            assertThat(plan)
                    .contains("Index Scan using pk_change on change")
                    .containsPattern("Index Cond: .*ROW\\(xid, \"?position\"?\\) > ROW.*xid < pg_snapshot_xmin")
                    .containsPattern("(?s)Limit(?!.*Sort)");
            connection.rollback();
        }
    }
}
