package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.sending;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartIT {

    private static final Map<String, String> NOTHING_CONFIGURED = Map.of();

    @TempDir
    private Path place;

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        String plan;
        String record;
        try (PackagedService killed = PackagedService.startedIn(place, NOTHING_CONFIGURED)) {
            assertThat(get(killed.url() + "/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(killed.url() + "/q/openapi").statusCode()).isEqualTo(200);
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
        }
        assertThat(PackagedService.databaseServersIn(place)).isNotEmpty();

        try (PackagedService restarted = PackagedService.startedIn(place, NOTHING_CONFIGURED)) {
            assertThat(get(restarted.url() + "/q/health/ready").statusCode()).isEqualTo(200);
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
    void refusesProductionWithoutADatabase() throws Exception {
        try (PackagedService refused = PackagedService.startedIn(place, Map.of("PROLOTHERAPY_PRODUCTION", "true"))) {
            assertThat(refused.exitCode()).isPositive();
            assertThat(refused.printed().lines()).singleElement().asString().contains("QUARKUS_DATASOURCE_JDBC_URL");
        }
        assertThat(place.resolve("data")).doesNotExist();
    }
}
