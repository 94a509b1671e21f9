package org.prolotherapy;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.postgres.EmbeddedPostgres;
import org.prolotherapy.platform.postgres.EmbeddedPostgresFailed;

/** Runs the service: on the configured PostgreSQL or, where none is configured, on one of its own. */
@QuarkusMain
public final class Main {

    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

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
            Quarkus.run(Welcome.class, arguments);
        } else if (settings.production()) {
            refuse("No database is configured. Set QUARKUS_DATASOURCE_JDBC_URL, with QUARKUS_DATASOURCE_USERNAME and"
                    + " QUARKUS_DATASOURCE_PASSWORD: in production (PROLOTHERAPY_PRODUCTION=true) the service starts"
                    + " none of its own.");
        } else {
            runOnEmbeddedPostgres(settings.dataDirectory(), arguments);
        }
    }

    private static void runOnEmbeddedPostgres(Path dataDirectory, String... arguments) {
        EmbeddedPostgres postgres = startOrRefuse(dataDirectory);
        CountDownLatch serviceStopped = new CountDownLatch(1);
        // A hook, because after a signal the JVM does not wait for what this method still has to do.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(serviceStopped, postgres)));
        Map<String, String> datasource = Map.of(
                DATABASE_URL,
                postgres.jdbcUrl(),
                "quarkus.datasource.username",
                postgres.username(),
                "quarkus.datasource.password",
                postgres.password());
        datasource.forEach(System::setProperty);
        // The default handler is wrapped, because with a handler of its own Quarkus does not log why a start failed.
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((exitCode, failure) -> {
            serviceStopped.countDown();
            postgres.close();
            // In development mode main runs again, in this same JVM, after every change.
            datasource.keySet().forEach(System::clearProperty);
            ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
            exit.accept(exitCode, failure);
        });
        Quarkus.run(Welcome.class, arguments);
    }

    private static EmbeddedPostgres startOrRefuse(Path dataDirectory) {
        try {
            return EmbeddedPostgres.start(dataDirectory);
        } catch (EmbeddedPostgresFailed failure) {
            refuse(String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private static void closeAfter(CountDownLatch serviceStopped, EmbeddedPostgres postgres) {
        try {
            // Longer than quarkus.shutdown.timeout: requests under way still need the database.
            serviceStopped.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }

    private static void refuse(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
