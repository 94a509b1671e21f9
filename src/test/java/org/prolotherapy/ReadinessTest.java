package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresForTests.class, scope = TestResourceScope.GLOBAL)
final class ReadinessTest {

    @Test
    void isReadyWhenTheDatabaseAnswers() {
        get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }
}
