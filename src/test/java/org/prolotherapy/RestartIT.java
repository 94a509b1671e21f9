package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.sending;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.trial.EmbeddedPostgres;

final class RestartIT {

    private static final Map<String, String> NOTHING_CONFIGURED = Map.of();

    @TempDir
    private Path place;

    @BeforeEach
    void sendsNoToken() {
        RestAssured.replaceFiltersWith(List.of());
    }

    /** Its health, the second time, is where it was configured. */
    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        String plan;
        String record;
        try (PackagedService killed = PackagedService.startedIn(place, NOTHING_CONFIGURED)) {
            killed.awaitReadiness();
            assertThat(get(killed.url() + "/q/openapi").statusCode()).isEqualTo(200);
            assertThat(get(killed.url() + PLANS).statusCode()).isEqualTo(401);
            killed.trustUs();
            String today = LocalDate.now(ZoneId.of("Europe/Istanbul")).toString();
            plan = PLANS + "/"
                    + sending(kneeOsteoarthritis().startingOn(today))
                            .post(killed.url() + PLANS)
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id");
            record = sending(performedAt(OffsetDateTime.now(ZoneOffset.UTC).toString()))
                    .put(killed.url() + plan + "/sessions/1/record")
                    .then()
                    .statusCode(201)
                    .extract()
                    .asString();
            killed.process().destroyForcibly().waitFor();
            assertThat(killed.printed()).doesNotContain(read("token"));
        }
        assertThat(rights("token")).isEqualTo("rw-------");
        assertThat(rights("token-key.json")).isEqualTo("rw-------");
        String token = read("token");
        String key = read("token-key.json");
        assertThat(PackagedService.databaseServersIn(place)).isNotEmpty();

        String port = String.valueOf(freePort());
        try (PackagedService restarted = PackagedService.startedIn(place, Map.of("QUARKUS_MANAGEMENT_PORT", port))) {
            assertThat(restarted.managementUrl()).isEqualTo("http://localhost:" + port);
            restarted.awaitReadiness();
            restarted.trustUs();
            assertThat(read("token")).isNotEqualTo(token);
            assertThat(read("token-key.json")).isEqualTo(key);
            assertThat(get(restarted.url() + plan).<String>path("schedule.sessions[0].status"))
                    .isEqualTo("PERFORMED");
            assertThat(get(restarted.url() + plan + "/sessions/1/record").asString())
                    .isEqualTo(record);
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
    void refusesADatabaseRoleThatRowLevelSecurityDoesNotHold() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place.resolve("own"));
                Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.owner().name(),
                        postgres.owner().password());
                Statement owner = connection.createStatement()) {
            Map<String, String> environment = new HashMap<>(PackagedService.on(postgres));
            environment.remove("QUARKUS_FLYWAY_USERNAME");
            assertThat(refusalOf(environment)).contains("QUARKUS_FLYWAY_USERNAME");

            environment.put("QUARKUS_FLYWAY_USERNAME", postgres.service().name());
            environment.put("QUARKUS_FLYWAY_PASSWORD", postgres.service().password());
            assertThat(refusalOf(environment)).contains("QUARKUS_FLYWAY_USERNAME");

            environment.put("QUARKUS_FLYWAY_USERNAME", postgres.owner().name());
            environment.put("QUARKUS_FLYWAY_PASSWORD", postgres.owner().password());
            for (String power : List.of("superuser", "bypassrls")) {
                owner.execute("alter role prolotherapy_service " + power);
                assertThat(refusalOf(environment))
                        .contains("role prolotherapy_service ")
                        .contains("bypasses row-level security");
                owner.execute("alter role prolotherapy_service no" + power);
            }
            owner.execute("create role another");
            owner.execute("create table kept (word text)");
            owner.execute("alter table kept owner to another");
            owner.execute("grant another to prolotherapy_service");
            assertThat(refusalOf(environment)).contains("owns tables, or can become one that does");
            owner.execute("alter table kept owner to prolotherapy_service");
            owner.execute("revoke another from prolotherapy_service");
            assertThat(refusalOf(environment)).contains("owns tables");
            owner.execute("drop table kept");

            try (PackagedService service = PackagedService.startedIn(place, environment)) {
                service.awaitReadiness();
            }
        }
    }

    /** The one line that the service prints before it ends. */
    private String refusalOf(Map<String, String> environment) throws Exception {
        try (PackagedService refused = PackagedService.startedIn(place, environment)) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.printed().lines()).hasSize(1);
            return refused.printed();
        }
    }

    @Test
    void refusesHalfAnIssuerAndKeysThatAreNone() throws Exception {
        Path keys = Files.writeString(place.resolve("keys.json"), "{\"keys\": []}");
        Map<String, String> half =
                Map.of("PROLOTHERAPY_TOKENS_ISSUER", Token.ISSUER, "PROLOTHERAPY_TOKENS_KEYS", "" + keys);
        try (PackagedService refused = PackagedService.startedIn(place, half)) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.printed().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("PROLOTHERAPY_TOKENS_AUDIENCE"),
                            line -> assertThat(line).contains("holds no RSA or EC public key"));
        }
    }

    /** Whose keys cannot be had, so that with a token the answer is 503 and without one it is 401. */
    @Test
    void makesNoTokenWhereAnIssuerIsConfigured() throws Exception {
        Map<String, String> away = Map.of(
                "PROLOTHERAPY_TOKENS_ISSUER",
                Token.ISSUER,
                "PROLOTHERAPY_TOKENS_AUDIENCE",
                "another," + Token.AUDIENCE,
                "PROLOTHERAPY_TOKENS_KEYS",
                "http://127.0.0.1:1/jwks");
        try (PackagedService service = PackagedService.startedIn(place, away)) {
            String rules = service.url() + "/v1/rules";
            Token.forEverything()
                    .request()
                    .get(rules)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5");
            assertThat(get(rules).statusCode()).isEqualTo(401);
        }
        assertThat(place.resolve("data/postgres")).isDirectory();
        assertThat(place.resolve("data/token")).doesNotExist();
        assertThat(place.resolve("data/token-key.json")).doesNotExist();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private String read(String secret) throws IOException {
        return Files.readString(place.resolve("data").resolve(secret));
    }

    private String rights(String secret) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(place.resolve("data").resolve(secret)));
    }
}
