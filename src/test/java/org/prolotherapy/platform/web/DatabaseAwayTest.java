package org.prolotherapy.platform.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prolotherapy.PostgresForTests;

/** A database in trouble is a matter of waiting for callers, and never their fault or a fault of the service. */
@QuarkusTest
class DatabaseAwayTest {

    @Test
    @Timeout(300)
    void asksToComeBackWhileTheDatabaseIsAwayAndHealsByItself() {
        get("/test/database").then().statusCode(204);
        PostgresForTests.running().stop();
        try {
            asksToComeBack("/test/database");
            asksToComeBack("/test/database/transaction");
        } finally {
            PostgresForTests.running().startAgain();
        }
        get("/test/database/transaction").then().statusCode(204);
        get("/test/database").then().statusCode(204);
    }

    @Test
    @Timeout(300)
    void asksToComeBackAfterTheDatabaseWasKilled() {
        get("/test/database").then().statusCode(204);
        PostgresForTests.running().kill();
        try {
            asksToComeBack("/test/database/transaction");
        } finally {
            PostgresForTests.running().startAgain();
        }
        get("/test/database").then().statusCode(204);
    }

    @Test
    @Timeout(300)
    void asksToComeBackWhenAllConnectionsAreInUse() {
        asksToComeBack("/test/database/exhausted");
        get("/test/database").then().statusCode(204);
    }

    @Test
    void asksToComeBackWhenAStatementTakesTooLong() {
        asksToComeBack("/test/database/too-slow");
    }

    @Test
    void logsNoValueOfARowThatTheDatabaseRefuses() {
        try (Logged logged = new Logged()) {
            get("/test/database/taken").then().statusCode(500).body("code", equalTo("internal-error"));
            assertThat(logged.entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry)
                            .contains("org.postgresql.util.PSQLException [SQLState 23505]", "violateAConstraint")
                            .doesNotContain("12345678901"));
        }
    }

    private static void asksToComeBack(String path) {
        get(path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("database-unavailable"));
    }
}
