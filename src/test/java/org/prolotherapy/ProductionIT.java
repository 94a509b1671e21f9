package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.trial.EmbeddedPostgres;

/** The packaged service with patients' data. */
final class ProductionIT {

    private static final Pattern LISTENS = Pattern.compile("Listening on: (http://[^.]+\\.0\\.0\\.1:\\d+)");

    @TempDir
    private Path place;

    @Test
    void refusesProductionWithEverythingMadeForTryingOut() throws Exception {
        Map<String, String> production =
                Map.of("PROLOTHERAPY_PRODUCTION", "true", "QUARKUS_HTTP_CORS_ORIGINS", "https://ehr.example,*");
        try (PackagedService refused = PackagedService.startedIn(place, production)) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.printed().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("QUARKUS_DATASOURCE_JDBC_URL"),
                            line -> assertThat(line).contains("QUARKUS_HTTP_CORS_ORIGINS"),
                            line -> assertThat(line).contains("PROLOTHERAPY_TOKENS_ISSUER"),
                            line -> assertThat(line).contains("PROLOTHERAPY_TOKENS_AUDIENCE"),
                            line -> assertThat(line).contains("PROLOTHERAPY_TOKENS_KEYS"));
        }
        assertThat(place.resolve("data")).doesNotExist();
    }

    @Test
    void speaksInLinesOfJsonAndTellsBrowsersToUseTlsOnly() throws Exception {
        String requestId = UUID.randomUUID().toString();
        List<JsonNode> lines = new ArrayList<>();
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place.resolve("own"));
                PackagedService service = PackagedService.startedIn(place, production(postgres))) {
            String rules = service.printed(LISTENS) + "/v1/rules";
            Token.forEverything()
                    .request()
                    .get(rules)
                    .then()
                    .statusCode(200)
                    .header("Strict-Transport-Security", is("max-age=31536000"));
            postgres.stop();
            Token.forEverything()
                    .request()
                    .header("X-Request-Id", requestId)
                    .get(rules.replace("rules", "treatment-plans"))
                    .then()
                    .statusCode(503);
            postgres.startAgain();
            service.process().destroy();
            assertThat(service.exitCode()).isEqualTo(128 + 15);
            for (String line : service.printed().lines().toList()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("message").asText()).isNotBlank());
        assertThat(lines)
                .filteredOn(line -> line.path("mdc").path("requestId").asText().equals(requestId))
                .isNotEmpty();
    }

    /** Only the process that migrates knows the owner. */
    @Test
    void servesWithoutTheOwnerOnceTheTablesAreUpToDate() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place.resolve("own"))) {
            Map<String, String> environment = new HashMap<>(PackagedService.on(postgres));
            try (PackagedService migration = PackagedService.startedIn(place, environment, "migrate")) {
                assertThat(migration.exitCode()).isZero();
                assertThat(migration.printed()).startsWith("The tables are up to date");
            }
            environment.keySet().removeIf(setting -> setting.startsWith("QUARKUS_FLYWAY"));
            environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
            try (PackagedService service = PackagedService.startedIn(place, environment)) {
                given().header("Authorization", "Bearer " + service.token())
                        .get(service.url() + "/v1/treatment-plans")
                        .then()
                        .statusCode(200);
            }
        }
    }

    @Test
    void servesOnWhileALoadBalancerNoticesThatItEnds() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place.resolve("own"))) {
            Map<String, String> environment = new HashMap<>(PackagedService.on(postgres));
            environment.put("QUARKUS_SHUTDOWN_DELAY", "10s");
            try (PackagedService service = PackagedService.startedIn(place, environment)) {
                String plans = service.url() + "/v1/treatment-plans";
                String ready = service.managementUrl() + "/q/health/ready";
                String token = service.token();
                service.awaitReadiness();
                service.process().destroy();
                assertThat(Waiting.until("unready", () -> get(ready).statusCode(), status -> status != 200))
                        .isEqualTo(503);
                given().header("Authorization", "Bearer " + token)
                        .get(plans)
                        .then()
                        .statusCode(200)
                        .header("Connection", is("close"));
                assertThat(service.exitCode()).isEqualTo(128 + 15);
            }
        }
    }

    private Map<String, String> production(EmbeddedPostgres postgres) throws Exception {
        Map<String, String> environment = new HashMap<>(PackagedService.on(postgres));
        environment.put("PROLOTHERAPY_PRODUCTION", "true");
        environment.put("PROLOTHERAPY_TOKENS_ISSUER", Token.ISSUER);
        environment.put("PROLOTHERAPY_TOKENS_AUDIENCE", Token.AUDIENCE);
        environment.put(
                "PROLOTHERAPY_TOKENS_KEYS",
                Files.writeString(place.resolve("keys.json"), Token.publishedKeys())
                        .toString());
        return environment;
    }
}
