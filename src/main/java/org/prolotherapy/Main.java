package org.prolotherapy;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.security.TokenSettings;
import org.prolotherapy.trial.EmbeddedPostgres;
import org.prolotherapy.trial.EmbeddedPostgresFailed;
import org.prolotherapy.trial.LocalIssuer;
import org.prolotherapy.trial.Welcome;

/**
 * Runs the service: on the configured PostgreSQL and for the configured issuer of tokens or, where none is configured,
 * with ones of its own.
 */
@QuarkusMain
public final class Main {

    private static final String EVERYTHING = "system/TreatmentPlan.cruds system/Session.cruds system/Clinic.cruds"
            + " system/FeeSchedule.cruds system/Protocol.cruds system/Solution.cruds system/AuditEvent.rs system/Change.s"
            + " system/Webhook.cruds system/Export.rs";

    /** So that a first plan can be booked. */
    private static final Map<String, String> A_CLINIC_TO_TRY = Map.of(
            "prolotherapy.new-clinic.performers.dr-erdem", "PHYSIATRIST", "prolotherapy.new-clinic.rooms", "room-1");

    private Main() {}

    static {
        // Quarkus answers a malformed address with a bare 400; RequestHead checks it instead, and says what is wrong.
        System.setProperty("vertx.disableURIValidation", "true");
    }

    public static void main(String... arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder()
                .withMapping(Settings.class)
                .withMapping(TokenSettings.class)
                .withMappingIgnore("prolotherapy.**")
                .build();
        if (arguments.length > 0 && arguments[0].equals(VerifyAudit.COMMAND)) {
            System.exit(VerifyAudit.run(config));
        }
        if (arguments.length > 0 && arguments[0].equals(Migrate.COMMAND)) {
            System.exit(Migrate.run(config, System.out, System.err));
        }
        List<String> refusals = StartupRequirements.of(config);
        if (!refusals.isEmpty()) {
            refuse(String.join("\n", refusals));
            return;
        }
        Settings settings = config.getConfigMapping(Settings.class);
        TokenSettings tokens = config.getConfigMapping(TokenSettings.class);
        boolean issuesTokens = tokens.issuer().isEmpty();
        if (config.getOptionalValue(StartupRequirements.DATABASE_URL, String.class)
                .isEmpty()) {
            runOnEmbeddedPostgres(settings.dataDirectory(), tokens, longestEnd(config), arguments);
        } else if (issuesTokens) {
            try {
                runWith(tokensOf(settings.dataDirectory(), tokens.tenantClaim()), () -> {}, arguments);
            } catch (IOException failure) {
                refuse(noToken(failure));
            }
        } else {
            Quarkus.run(Welcome.class, arguments);
        }
    }

    /** How long the service may take to end, and some more; requests under way need the database until then. */
    private static Duration longestEnd(SmallRyeConfig config) {
        return Stream.of("quarkus.shutdown.delay", "quarkus.shutdown.timeout")
                .flatMap(setting -> config.getOptionalValue(setting, Duration.class).stream())
                .reduce(Duration.ZERO, Duration::plus)
                .plusSeconds(20);
    }

    private static void runOnEmbeddedPostgres(
            Path dataDirectory, TokenSettings tokens, Duration longestEnd, String... arguments) {
        AtomicReference<@Nullable EmbeddedPostgres> started = new AtomicReference<>();
        CountDownLatch over = new CountDownLatch(1);
        // A hook, because after a signal the JVM does not wait for what this method still has to do; and from the very
        // beginning, because the signal may come while the database starts.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(over, longestEnd, started)));
        try {
            boolean first = EmbeddedPostgres.isFirstStart(dataDirectory);
            say(
                    first
                            ? "First start: making the database in " + dataDirectory
                            : "Starting the database in " + dataDirectory);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory);
            started.set(postgres);
            postgres.keepRunning(failure -> refuse(String.valueOf(failure.getMessage())));
            Map<String, String> made = new HashMap<>(Map.of(
                    StartupRequirements.DATABASE_URL,
                    postgres.jdbcUrl(),
                    StartupRequirements.ROLE,
                    postgres.service().name(),
                    StartupRequirements.PASSWORD,
                    postgres.service().password(),
                    StartupRequirements.OWNER,
                    postgres.owner().name(),
                    "quarkus.flyway.password",
                    postgres.owner().password()));
            if (tokens.issuer().isEmpty()) {
                made.putAll(tokensOf(dataDirectory, tokens.tenantClaim()));
                made.putAll(A_CLINIC_TO_TRY);
            }
            say(first ? "First start: making the tables" : "Starting the service");
            runWith(
                    made,
                    () -> {
                        over.countDown();
                        postgres.close();
                    },
                    arguments);
        } catch (EmbeddedPostgresFailed failure) {
            over.countDown();
            refuse(String.valueOf(failure.getMessage()));
        } catch (IOException failure) {
            over.countDown();
            refuse(noToken(failure));
        } finally {
            over.countDown();
        }
    }

    private static Map<String, String> tokensOf(Path dataDirectory, String tenantClaim) throws IOException {
        return LocalIssuer.in(dataDirectory, tenantClaim, "local", EVERYTHING);
    }

    private static String noToken(IOException failure) {
        return "No token for a first try could be made: " + failure.getMessage();
    }

    private static void runWith(Map<String, String> made, Runnable atEnd, String... arguments) {
        made.forEach(System::setProperty);
        // The default handler is wrapped, because with a handler of its own Quarkus does not log why a start failed.
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((exitCode, failure) -> {
            atEnd.run();
            // In development mode main runs again, in this same JVM, after every change.
            made.keySet().forEach(System::clearProperty);
            ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
            exit.accept(exitCode, failure);
        });
        Quarkus.run(Welcome.class, arguments);
    }

    private static void closeAfter(
            CountDownLatch over, Duration atTheLatest, AtomicReference<@Nullable EmbeddedPostgres> started) {
        try {
            over.await(atTheLatest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        EmbeddedPostgres postgres = started.get();
        if (postgres != null) {
            postgres.close();
        }
    }

    /** To whoever waits for the start. */
    private static void say(String step) {
        System.out.println(step + " …");
    }

    private static void refuse(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
