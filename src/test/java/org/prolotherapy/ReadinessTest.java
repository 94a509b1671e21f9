package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    void isOfTheInstanceOnceWhatItDoesMostHasWorked() throws Exception {
        Waiting.until("readiness", () -> status("/ready") == 200);
        get(health + "/ready").then().body("checks.name", hasItem("warm-up"));
        // What was made for it is nowhere.
        for (String table : List.of("clinic", "treatment_plan", "plan_quote", "change")) {
            assertThat(rowsOfWarmUp(table)).as(table).isZero();
        }
    }

    @Test
    void staysWhileTheDatabaseIsAwayWhichIsSaidBesideIt() throws Exception {
        EmbeddedPostgres postgres = PostgresForTests.running();
        connectAtOnce(POOL);
        Waiting.until("readiness", () -> status("/ready") == 200);
        assertThat(status("/well")).isEqualTo(200);
        postgres.stop();
        try {
            assertThat(status("/well")).isEqualTo(503);
            assertThat(status("/ready")).isEqualTo(200);
            assertThat(status("/live")).isEqualTo(200);
        } finally {
            postgres.startAgain();
        }
        Waiting.until("the database", () -> status("/well") == 200);
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

    private int status(String of) {
        return get(health + of).statusCode();
    }

    private static long rowsOfWarmUp(String table) throws SQLException {
        try (Connection owner = PostgresForTests.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from " + table + " where clinic_id = 'warm-up'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
