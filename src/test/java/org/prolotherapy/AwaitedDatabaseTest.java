package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.trial.EmbeddedPostgres;

@Tag("slow")
class AwaitedDatabaseTest {

    private static final Duration LONG = Waiting.PATIENCE.multipliedBy(2);

    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    Path place;

    @Test
    void isAwaitedUntilItIsThere() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place)) {
            postgres.stop();
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> AwaitedDatabase.await(() -> connect(postgres), LONG, said::add));
            Waiting.until("what is waited for", () -> said.size() == 1);
            assertThat(waiting).isNotDone();

            postgres.startAgain();
            waiting.get(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(said).containsExactly("Waiting for the database, 360 s at most");
        }
    }

    @Test
    void isAwaitedForAsLongAsIsConfigured() {
        AwaitedDatabase.await(
                () -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/away"),
                Duration.ofSeconds(1),
                said::add);
        assertThat(said).hasSize(1);
    }

    @Test
    void isNotAwaitedWhereThatChangesNothing() {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place)) {
            AwaitedDatabase.await(
                    () -> DriverManager.getConnection(postgres.jdbcUrl(), "nobody", "wrong"), LONG, said::add);
            AwaitedDatabase.await(
                    () -> DriverManager.getConnection(
                            postgres.jdbcUrl() + "_of_another_name",
                            postgres.service().name(),
                            postgres.service().password()),
                    LONG,
                    said::add);
            assertThat(said).isEmpty();
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(),
                postgres.service().name(),
                postgres.service().password());
    }
}
