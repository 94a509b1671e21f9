package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.prolotherapy.trial.EmbeddedPostgres;

@QuarkusTest
@WithTestResource(value = PostgresForTests.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = IssuerForTests.class, scope = TestResourceScope.GLOBAL)
final class ReadinessTest {

    private static final int POOL = 16;

    @Inject
    DataSource database;

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Test
    void followsTheDatabase() throws Exception {
        EmbeddedPostgres postgres = PostgresForTests.running();
        connectAtOnce(POOL);
        assertThat(readiness()).isEqualTo(200);
        postgres.stop();
        try {
            assertThat(readiness()).isEqualTo(503);
            assertThat(get(health + "/live").statusCode()).isEqualTo(200);
        } finally {
            postgres.startAgain();
        }
        Waiting.until("readiness", () -> readiness() == 200);
    }

    @Test
    void isNotForCallers() {
        for (String page : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
            get(page).then().statusCode(404);
        }
    }

    @Test
    void servesTheFirstRequestAfterTheDatabaseIsBack() throws Exception {
        connectAtOnce(POOL);
        PostgresForTests.running().stop();
        PostgresForTests.running().startAgain();
        connectAtOnce(POOL);
    }

    private void connectAtOnce(int count) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            while (connections.size() < count) {
                connections.add(database.getConnection());
                connections.get(connections.size() - 1).createStatement().execute("SELECT 1");
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private int readiness() {
        return get(health + "/ready").statusCode();
    }
}
