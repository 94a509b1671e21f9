package org.prolotherapy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prolotherapy.trial.EmbeddedPostgres;

/** What whoever runs the service finds out about all clinics. */
@QuarkusTest
@Timeout(300)
class VerifyAuditTest {

    private final String clinic = "verified-" + UUID.randomUUID();
    private int exitCode;

    @Test
    void findsOutInWhichClinicSomethingIsWrong() throws Exception {
        TokenIsSent.callersOf(clinic, () -> given().get("/v1/clinic").then().statusCode(200));
        Waiting.until("a seal", () -> lineOf(PostgresForTests.running().owner()).contains(" 1 events in 1 seals"));
        for (EmbeddedPostgres.Role role : roles()) {
            assertThat(lineOf(role)).contains("intact, 1 events in 1 seals, 0 waiting, head 1 ");
        }
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update audit_event set outcome = 404 where tenant_id = '" + clinic + "'");
            for (EmbeddedPostgres.Role role : roles()) {
                assertThat(lineOf(role)).contains("TAMPERED WITH").contains(": EVENT_CHANGED in seal 1 event ");
                assertThat(exitCode).isEqualTo(1);
            }
            statement.execute("update audit_event set outcome = 200 where tenant_id = '" + clinic + "'");
        }
        assertThat(lineOf(PostgresForTests.running().service())).contains(": intact");
    }

    private static List<EmbeddedPostgres.Role> roles() {
        return List.of(
                PostgresForTests.running().owner(), PostgresForTests.running().service());
    }

    private String lineOf(EmbeddedPostgres.Role role) throws SQLException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        exitCode = VerifyAudit.verify(
                PostgresForTests.running().jdbcUrl(),
                role.name(),
                role.password(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(clinic + ": "))
                .findFirst()
                .orElse("");
    }
}
