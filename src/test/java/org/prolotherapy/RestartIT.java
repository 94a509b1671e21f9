package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartIT {

    private static final Map<String, String> NOTHING_CONFIGURED = Map.of();

    @TempDir
    private Path place;

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        try (PackagedService killed = PackagedService.startedIn(place, NOTHING_CONFIGURED)) {
            assertThat(get(killed.url() + "/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(killed.url() + "/q/openapi").statusCode()).isEqualTo(200);
            execute("CREATE TABLE remembered (word text)");
            execute("INSERT INTO remembered VALUES ('everything')");
            killed.process().destroyForcibly().waitFor();
        }
        assertThat(PackagedService.databaseServersIn(place)).isNotEmpty();

        try (PackagedService restarted = PackagedService.startedIn(place, NOTHING_CONFIGURED)) {
            assertThat(get(restarted.url() + "/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(answer("SELECT word FROM remembered")).isEqualTo("everything");
            restarted.process().destroy();
            assertThat(restarted.exitCode()).isEqualTo(128 + 15);
        }
        assertThat(PackagedService.databaseServersIn(place)).isEmpty();
    }

    @Test
    void leavesNoDatabaseBehindWhenItCannotStart() throws Exception {
        try (PackagedService misconfigured =
                PackagedService.startedIn(place, Map.of("QUARKUS_HTTP_HOST", "nowhere.invalid"))) {
            assertThat(misconfigured.exitCode()).isPositive();
        }
        assertThat(place.resolve("data/postgres")).isDirectory();
        assertThat(PackagedService.databaseServersIn(place)).isEmpty();
    }

    @Test
    void refusesProductionWithoutADatabase() throws Exception {
        try (PackagedService refused = PackagedService.startedIn(place, Map.of("PROLOTHERAPY_PRODUCTION", "true"))) {
            assertThat(refused.exitCode()).isPositive();
            assertThat(refused.printed().lines()).singleElement().asString().contains("QUARKUS_DATASOURCE_JDBC_URL");
        }
        assertThat(place.resolve("data")).doesNotExist();
    }

    private void execute(String sql) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String answer(String query) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection connect() throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(place.resolve("data/postgres/postmaster.pid"));
        String port = postmaster.get(3);
        String password = Files.readString(place.resolve("data/postgres-password"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/prolotherapy", "prolotherapy", password);
    }
}
