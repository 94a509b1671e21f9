package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.trial.EmbeddedPostgres;

class MigrateTest {

    @TempDir
    private Path place;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesTheTablesOnceAndLetsTheServicesRoleAtThem() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place)) {
            assertThat(migrate(settings(postgres))).isZero();
            assertThat(printed(out)).matches("The tables are up to date, at version (\\d+); migrations run: \\1\\R");
            assertThat(plansSeenByTheService(postgres)).isZero();

            out.reset();
            assertThat(migrate(settings(postgres))).isZero();
            assertThat(printed(out)).contains("migrations run: 0");
            assertThat(printed(err)).isEmpty();
        }
    }

    @Test
    void saysWhyItCannot() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place)) {
            // Who owns nothing can make no tables.
            assertThat(migrate(Map.of(
                            "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                            "quarkus.datasource.username", postgres.service().name(),
                            "quarkus.flyway.username", postgres.service().name(),
                            "quarkus.flyway.password", postgres.service().password())))
                    .isEqualTo(1);
        }
        assertThat(printed(err))
                .startsWith("The tables cannot be brought up to date: ")
                .contains("permission denied");
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void namesEachSettingThatIsMissing() {
        assertThat(migrate(Map.of("quarkus.datasource.username", "prolotherapy")))
                .isEqualTo(1);
        assertThat(printed(err))
                .contains("without QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_FLYWAY_USERNAME, QUARKUS_FLYWAY_PASSWORD. ");
    }

    private int migrate(Map<String, String> settings) {
        return Migrate.run(
                ConfigUtils.emptyConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "settings", 1_000))
                        .build(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.service().name(),
                "quarkus.flyway.username", postgres.owner().name(),
                "quarkus.flyway.password", postgres.owner().password());
    }

    private static long plansSeenByTheService(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.service().name(),
                        postgres.service().password());
                var statement = connection.createStatement();
                var plans = statement.executeQuery("select count(*) from treatment_plan")) {
            plans.next();
            return plans.getLong(1);
        }
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
