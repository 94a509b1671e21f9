package org.prolotherapy.api.aftercare;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** GET /v1/treatment-plans/{id}/aftercare, of three sessions on 2027-01-04, 01-18 and 02-01. */
@QuarkusTest
class TellingAftercareTest {

    @Inject
    ClockForTests clock;

    @Test
    void datesTheAftercareOfEverySession() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        aftercareOf(plan)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body("timeZone", is("Europe/Istanbul"))
                .body("sessions.number", contains(1, 2, 3))
                .body("sessions.date", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body("sessions[0].status", is("PLANNED"))
                .body(
                        "sessions[0].instructions.rule",
                        contains(
                                "doctor-at-once",
                                "rest-after-session",
                                "exercise-after-rest",
                                "prolonged-reaction",
                                "review-after-a-week",
                                "oedema-drugs-after-session",
                                "medication-hold",
                                "water-before-and-after",
                                "protein-rich-meals",
                                "vitamin-d-if-deficient"))
                .body("sessions[0].instructions[1].from", is("2027-01-04"))
                .body("sessions[0].instructions[1].to", is("2027-01-05"))
                .body(
                        "sessions[0].instructions[1].statement",
                        is("The patient rests for 1–2 days after a session. Rest through 2027-01-05."))
                .body("sessions[0].instructions[1].strength", is("INFO"))
                .body("sessions[0].instructions[1].sources", contains("S4"))
                .body("sessions[0].instructions[6].from", is("2027-01-15"))
                .body("sessions[0].instructions[6].to", is("2027-01-18"))
                .body("sessions[0].instructions[9]", not(hasKey("from")))
                .body("sessions[2].instructions.rule", not(hasItem("medication-hold")));
    }

    @Test
    void movesWithTheDayOfASession() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        clock.set("2027-01-06T12:00:00+03:00");
        plan.record(1, performedAt("2027-01-06T10:00:00+03:00"));
        aftercareOf(plan)
                .body("sessions[0].status", is("PERFORMED"))
                .body("sessions[0].date", is("2027-01-06"))
                .body("sessions[0].instructions[1].to", is("2027-01-07"))
                .body("sessions[1].date", is("2027-01-20"))
                .body("sessions[0].instructions[6].from", is("2027-01-17"));
    }

    @Test
    void tellsNothingOfSessionsThatWereCalledOff() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.act("cancel").statusCode(200);
        aftercareOf(plan).statusCode(200).body("sessions", empty());
    }

    @Test
    void explainsOnlyByRulesThatCanBeLookedUp() {
        List<String> known = given().get("/v1/rules").then().extract().path("items.code");
        List<String> said =
                aftercareOf(createPlan(kneeOsteoarthritis().mild())).extract().path("sessions[0].instructions.rule");
        assertThat(said).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void knowsNoAftercareOfAPlanThatDoesNotExist() {
        given().get(Plan.PLANS + "/" + UUID.randomUUID() + "/aftercare").then().statusCode(404);
    }

    private static ValidatableResponse aftercareOf(Plan plan) {
        return given().get(plan.address() + "/aftercare").then();
    }
}
