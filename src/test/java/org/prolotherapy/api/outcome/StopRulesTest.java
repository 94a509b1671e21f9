package org.prolotherapy.api.outcome;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Token;

/** A protocol that says when a course is over: at no pain, or after two sessions without improvement. */
@QuarkusTest
class StopRulesTest {

    @Inject
    ClockForTests clock;

    private final Token token = Token.ofClinic("stop-" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

    @Test
    void sayThatTheyWereNotEvaluatedWithoutABaseline() {
        String plan = plan(Body.kneeOsteoarthritis());
        performThree(plan);
        assess(plan, 3, 0);

        progress(plan)
                .body("recommendation", is("PHYSICIAN_REVIEW"))
                .body("rationale.rule", hasItems("response-unknown", "not-evaluated"))
                .body(
                        "rationale.find { it.rule == 'not-evaluated' }.statement",
                        containsString("protocol-stops; missing: pain at the baseline"));
    }

    @Test
    void sayThatTheyWereNotEvaluatedIfASessionWasNotAssessed() {
        String plan = plan(Body.kneeOsteoarthritis().with("baseline", Map.of("pain", 7)));
        performThree(plan);
        assess(plan, 3, 4);

        progress(plan)
                .body(
                        "rationale.find { it.rule == 'not-evaluated' }.statement",
                        containsString("an assessment of each of the last 2 sessions"));

        assess(plan, 2, 4);
        progress(plan).body("rationale.rule", not(hasItem("not-evaluated")));
    }

    @Test
    void endACourse() {
        String plan = plan(Body.kneeOsteoarthritis().with("baseline", Map.of("pain", 7)));
        performThree(plan);
        assess(plan, 2, 4);
        assess(plan, 3, 0);

        progress(plan).body("recommendation", is("COMPLETE_EARLY")).body("rationale.rule", hasItem("protocol-stops"));
    }

    private String plan(Body plan) {
        asJson().body(Map.of("id", "our-groin", "basedOn", Map.of("regimen", "topol-2008-groin")))
                .post("/v1/protocols")
                .then()
                .statusCode(201);
        asJson().header("If-Match", "*")
                .body(Map.of("approvedBy", "Dr. Demir"))
                .post("/v1/protocols/our-groin/approve")
                .then()
                .statusCode(200);
        return asJson().body(plan.mild()
                        .with("condition", "osteitis-pubis")
                        .with("protocol", "our-groin")
                        .without("concentrationPercent")
                        .toString())
                .post("/v1/treatment-plans")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private void performThree(String plan) {
        for (int session = 1; session <= 3; session++) {
            String target = token.request().get(plan + "/sessions/" + session).path("target");
            clock.set(target + "T12:00:00+03:00");
            asJson().body(Body.performedAt(target + "T10:00:00+03:00")
                            .with("injections", List.of())
                            .toString())
                    .put(plan + "/sessions/" + session + "/record")
                    .then()
                    .statusCode(201);
        }
    }

    private void assess(String plan, int session, int pain) {
        asJson().body(Map.of("assessedAt", "2027-03-05T11:30:00+03:00", "session", session, "pain", pain))
                .post(plan + "/assessments")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse progress(String plan) {
        return token.request().get(plan + "/progress").then().statusCode(200);
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }
}
