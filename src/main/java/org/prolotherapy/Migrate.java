package org.prolotherapy;

import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables of a PostgreSQL of one's own up to date, without the service: what a deployment runs once, before
 * services that are not given the owner's password. It works as the owner; the service's role is only named, and granted its
 * rights.
 */
final class Migrate {

    static final String COMMAND = "migrate";

    private static final String OWNERS_URL = "quarkus.flyway.jdbc-url";
    private static final String OWNERS_PASSWORD = "quarkus.flyway.password";

    private Migrate() {}

    /** The exit code: 0 if the tables are up to date now, else 1. */
    static int run(SmallRyeConfig config, PrintStream out, PrintStream err) {
        List<String> missing = Stream.of(
                        StartupRequirements.DATABASE_URL,
                        StartupRequirements.OWNER,
                        OWNERS_PASSWORD,
                        StartupRequirements.ROLE)
                .filter(setting ->
                        config.getOptionalValue(setting, String.class).isEmpty())
                .map(StartupRequirements::variable)
                .toList();
        if (!missing.isEmpty()) {
            err.println("The tables cannot be brought up to date without " + String.join(", ", missing)
                    + ". The embedded database is, at each start of the service.");
            return 1;
        }
        try {
            Flyway flyway = flyway(config);
            int run = flyway.migrate().migrationsExecuted;
            out.println("The tables are up to date, at version "
                    + flyway.info().current().getVersion() + "; migrations run: " + run);
            return 0;
        } catch (FlywayException failure) {
            err.println("The tables cannot be brought up to date: " + failure.getMessage());
            return 1;
        }
    }

    private static Flyway flyway(SmallRyeConfig config) {
        return Flyway.configure()
                .dataSource(
                        config.getOptionalValue(OWNERS_URL, String.class)
                                .orElseGet(() -> config.getValue(StartupRequirements.DATABASE_URL, String.class)),
                        config.getValue(StartupRequirements.OWNER, String.class),
                        config.getValue(OWNERS_PASSWORD, String.class))
                // Details of errors are values of rows.
                .jdbcProperties(Map.of("logServerErrorDetail", "false"))
                .placeholders(Map.of("service", config.getValue(StartupRequirements.ROLE, String.class)))
                .load();
    }
}
