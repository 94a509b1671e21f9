package org.prolotherapy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

    private static @Nullable EmbeddedPostgres running;

    private final Path data = Path.of("target", "test-data-" + UUID.randomUUID());

    /** The running server, for tests that take the database away and bring it back. */
    public static EmbeddedPostgres running() {
        return Objects.requireNonNull(running, "no @QuarkusTest has started the database");
    }

    /** A connection of the owner of the tables, who sees the rows of all clinics and may change everything. */
    public static Connection asOwner() throws SQLException {
        return as(running().owner());
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
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        // For the suite that is interrupted: nothing would ever start on this directory again and find the orphan.
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        running = postgres;
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.service().name(),
                "quarkus.datasource.password", postgres.service().password(),
                "quarkus.flyway.username", postgres.owner().name(),
                "quarkus.flyway.password", postgres.owner().password());
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
