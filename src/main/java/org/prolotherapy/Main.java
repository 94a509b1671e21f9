package org.prolotherapy;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.postgres.EmbeddedPostgres;
import org.prolotherapy.platform.postgres.EmbeddedPostgresFailed;
import org.prolotherapy.platform.tenancy.TrustedRole;

/** Runs the service: on the configured PostgreSQL or, where none is configured, on one of its own. */
@QuarkusMain
public final class Main {

    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";
    private static final String ROLE = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String OWNER = "quarkus.flyway.username";
    private static final String MIGRATES = "quarkus.flyway.migrate-at-start";

    private Main() {}

    static {
        // Quarkus answers a malformed address with a bare 400; RequestHead checks it instead, and says what is wrong.
        System.setProperty("vertx.disableURIValidation", "true");
    }

    public static void main(String... arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder()
                .withMapping(Settings.class)
                .withMappingIgnore("prolotherapy.**")
                .build();
        Settings settings = config.getConfigMapping(Settings.class);
        if (config.getOptionalValue(DATABASE_URL, String.class).isPresent()) {
            runOnGivenDatabase(config, arguments);
        } else if (settings.production()) {
            refuse("No database is configured. Set QUARKUS_DATASOURCE_JDBC_URL, with the username and password of"
                    + " QUARKUS_DATASOURCE_… and QUARKUS_FLYWAY_…: in production (PROLOTHERAPY_PRODUCTION=true) the service starts"
                    + " none of its own.");
        } else {
            runOnEmbeddedPostgres(settings.dataDirectory(), arguments);
        }
    }

    private static void runOnGivenDatabase(SmallRyeConfig config, String... arguments) {
        Optional<String> role = config.getOptionalValue(ROLE, String.class);
        Optional<String> owner = config.getOptionalValue(OWNER, String.class);
        boolean migrates = config.getOptionalValue(MIGRATES, Boolean.class).orElse(true);
        if (migrates && (owner.isEmpty() || owner.equals(role))) {
            // The service's own role would make the tables, own them, and be refused for it afterwards.
            refuse("No owner of the database's tables is configured. Set QUARKUS_FLYWAY_USERNAME and"
                    + " QUARKUS_FLYWAY_PASSWORD to the role that makes and owns them, and QUARKUS_DATASOURCE_USERNAME"
                    + " to one that owns nothing; README.md says how to make the two.");
        }
        refusalOfRole(config, role).ifPresent(Main::refuse);
        Quarkus.run(Welcome.class, arguments);
    }

    /** Asked before the start, which can say no only in many lines. */
    private static Optional<String> refusalOfRole(SmallRyeConfig config, Optional<String> role) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        role.ifPresent(name -> properties.setProperty("user", name));
        config.getOptionalValue(PASSWORD, String.class).ifPresent(it -> properties.setProperty("password", it));
        try (Connection connection =
                DriverManager.getConnection(config.getValue(DATABASE_URL, String.class), properties)) {
            return TrustedRole.refusalOf(connection);
        } catch (SQLException away) {
            // The start, which asks again, says what is wrong with the database.
            return Optional.empty();
        }
    }

    private static void runOnEmbeddedPostgres(Path dataDirectory, String... arguments) {
        AtomicReference<@Nullable EmbeddedPostgres> started = new AtomicReference<>();
        CountDownLatch over = new CountDownLatch(1);
        // A hook, because after a signal the JVM does not wait for what this method still has to do; and from the very
        // beginning, because the signal may come while the database starts.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(over, started)));
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory);
            started.set(postgres);
            runOn(postgres, over, arguments);
        } catch (EmbeddedPostgresFailed failure) {
            over.countDown();
            refuse(String.valueOf(failure.getMessage()));
        } finally {
            over.countDown();
        }
    }

    private static void runOn(EmbeddedPostgres postgres, CountDownLatch over, String... arguments) {
        Map<String, String> datasource = Map.of(
                DATABASE_URL,
                postgres.jdbcUrl(),
                ROLE,
                postgres.service().name(),
                PASSWORD,
                postgres.service().password(),
                OWNER,
                postgres.owner().name(),
                "quarkus.flyway.password",
                postgres.owner().password());
        datasource.forEach(System::setProperty);
        // The default handler is wrapped, because with a handler of its own Quarkus does not log why a start failed.
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((exitCode, failure) -> {
            over.countDown();
            postgres.close();
            // In development mode main runs again, in this same JVM, after every change.
            datasource.keySet().forEach(System::clearProperty);
            ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
            exit.accept(exitCode, failure);
        });
        Quarkus.run(Welcome.class, arguments);
    }

    private static void closeAfter(CountDownLatch over, AtomicReference<@Nullable EmbeddedPostgres> started) {
        try {
            // Longer than quarkus.shutdown.timeout: requests under way still need the database.
            over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        EmbeddedPostgres postgres = started.get();
        if (postgres != null) {
            postgres.close();
        }
    }

    private static void refuse(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
