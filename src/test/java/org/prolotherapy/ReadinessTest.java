package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.prolotherapy.platform.postgres.EmbeddedPostgres;

@QuarkusTest
@WithTestResource(value = PostgresForTests.class, scope = TestResourceScope.GLOBAL)
final class ReadinessTest {

    private static final Duration BOUND = Duration.ofSeconds(5);

    @Test
    void followsTheDatabaseWithinSeconds() {
        EmbeddedPostgres postgres = PostgresForTests.running();
        assertThat(readiness()).isEqualTo(200);
        postgres.stop();
        try {
            Instant away = Instant.now();
            assertThat(readiness()).isEqualTo(503);
            assertThat(away).isAfter(Instant.now().minus(BOUND));
        } finally {
            postgres.startAgain();
        }
        Instant back = Instant.now();
        int seen = readiness();
        while (seen != 200 && back.isAfter(Instant.now().minus(BOUND))) {
            seen = readiness();
        }
        assertThat(seen).isEqualTo(200);
    }

    private static int readiness() {
        return get("/q/health/ready").statusCode();
    }
}
