package org.prolotherapy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.trial.EmbeddedPostgres;

/**
 * The one database of the test suite, fresh on every run. {@link ReadinessTest} names it with global scope, so that every
 * {@code @QuarkusTest} has it without saying so, and all share one server and one start of the service.
 */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

    /** Where the programs are unpacked, once for all databases of the tests. */
    private static final Path PROGRAMS = Path.of("target", "postgres-programs");

    private static @Nullable EmbeddedPostgres running;

    private final Path data = Path.of("target", "test-data-" + UUID.randomUUID());

    /** The running server, for tests that take the database away and bring it back. */
    public static EmbeddedPostgres running() {
        return Objects.requireNonNull(running, "no @QuarkusTest has started the database");
    }

    /** A server of one test alone. */
    public static EmbeddedPostgres startedIn(Path place) {
        return EmbeddedPostgres.start(place, PROGRAMS);
    }

    /** A connection of the owner of the tables, who sees the rows of all clinics and may change everything. */
    public static Connection asOwner() throws SQLException {
        return as(running().owner());
    }

    /** Until a statement waits for a lock that another has. */
    public static void awaitSomeoneWaiting() throws SQLException {
        try (Connection watching = asOwner();
                Statement statement = watching.createStatement()) {
            Waiting.until(
                    "someone waiting for a lock",
                    () -> statement
                            .executeQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
                            .next());
        }
    }

    /** A connection of the role that the service works as. */
    public static Connection asService() throws SQLException {
        return as(running().service());
    }

    /** A connection of the owner for statements with parameters that are given no value. */
    static Connection asOwnerInSimpleMode() throws SQLException {
        EmbeddedPostgres.Role owner = running().owner();
        return DriverManager.getConnection(
                running().jdbcUrl() + "?preferQueryMode=simple", owner.name(), owner.password());
    }

    private static Connection as(EmbeddedPostgres.Role role) throws SQLException {
        return DriverManager.getConnection(running().jdbcUrl(), role.name(), role.password());
    }

    @Override
    public Map<String, String> start() {
        EmbeddedPostgres postgres = startedIn(data);
        // For the suite that is interrupted: nothing would ever start on this directory again and find the orphan.
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        running = postgres;
        letPasswordsBeCheckedFast();
        return Map.of(
                // Receivers of the tests stand there; patience is for those that hang.
                "prolotherapy.webhooks.networks", "127.0.0.2/32",
                "prolotherapy.webhooks.patience", "4s",
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.service().name(),
                "quarkus.datasource.password", postgres.service().password(),
                "quarkus.flyway.username", postgres.owner().name(),
                "quarkus.flyway.password", postgres.owner().password());
    }

    /** Tests connect hundreds of times, and each takes as long as hashing a password thousands of times does. */
    private static void letPasswordsBeCheckedFast() {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("set scram_iterations = 1");
            for (EmbeddedPostgres.Role role :
                    List.of(running().owner(), running().service())) {
                statement.execute("alter role " + role.name() + " password '" + role.password() + "'");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void stop() {
        running().close();
        running = null;
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : childrenFirst) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
