package org.prolotherapy.api.outcome;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** Assessments: it is 2027-01-04, 09:00 at the clinic. */
@QuarkusTest
class AssessingTest {

    private static final String NOW = "2027-01-04T09:00:00+03:00";

    @Test
    void keepsAnAssessmentAndLetsThePlanGrow() {
        Plan plan = createPlan(kneeOsteoarthritis());
        assess(plan, painAt(NOW, 4).with("session", 1).with("function", 60))
                .statusCode(201)
                .header("ETag", "\"2\"")
                .header("Location", endsWith(plan.id() + "/assessments"))
                .header("Cache-Control", "no-store")
                .body("assessedAt", is(NOW))
                .body("session", is(1))
                .body("pain", is(4))
                .body("function", is(60))
                .body("recordedAt", is(NOW))
                .body("actions", empty());
        plan.get().header("ETag", "\"2\"").body("updatedAt", is("2027-01-04T09:00:00.000001+03:00"));
    }

    @Test
    void listsAssessmentsInTheOrderOfTheirTimes() {
        Plan plan = createPlan(kneeOsteoarthritis());
        assess(plan, painAt("2027-01-03T10:00:00+03:00", 5)).statusCode(201);
        assess(plan, painAt("2027-01-01T23:30:00-05:00", 7)).statusCode(201);
        assess(plan, painAt("2027-01-03T10:00:00+03:00", 6)).statusCode(201);
        assessmentsOf(plan)
                .statusCode(200)
                .body("items.pain", contains(7, 5, 6))
                .body("items.assessedAt[0]", is("2027-01-02T07:30:00+03:00"))
                .body("items[0]", not(hasKey("session")))
                .body("items[0]", not(hasKey("function")))
                .body("$", not(hasKey("next")));
    }

    @Test
    void answersSeverePainWithTheActionAndHoldsNothing() {
        Plan plan = createPlan(kneeOsteoarthritis());
        assess(plan, painAt(NOW, 6)).statusCode(201).body("actions", empty());
        assess(plan, painAt(NOW, 7))
                .statusCode(201)
                .body("actions", hasSize(1))
                .body("actions[0].rule", is("file-adverse-event"))
                .body("actions[0].statement", endsWith("Pain is 7 of 10, and severe from 7 on."))
                .body("actions[0].strength", is("WARNING"))
                .body("actions[0].sources", contains("S1", "S3", "OURS"));
        plan.get().body("status", is("ACTIVE"));
        assessmentsOf(plan).body("items.actions.rule", is(List.of(List.of(), List.of("file-adverse-event"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "complete", "cancel"})
    void acceptsAnAssessmentWhateverHasBecomeOfThePlan(String action) {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act(action).statusCode(200);
        String status = plan.status();
        assess(plan, painAt(NOW, 9).with("session", 1)).statusCode(201);
        plan.get().body("status", is(status));
    }

    @Test
    void acceptsAnAssessmentOfADraft() {
        assess(createPlan(kneeOsteoarthritis().unscreened()), painAt(NOW, 3)).statusCode(201);
    }

    @Test
    void refusesWhatCannotHaveBeenAllAtOnce() {
        Plan plan = createPlan(kneeOsteoarthritis());
        assess(plan, painAt("2027-01-04T09:01:00.000001+03:00", 4).with("session", 6))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/assessedAt", "/session"))
                .body("violations[0].message", is("must not be later than now"))
                .body("violations[1].message", is("must be the number of a session of the plan"));
        assess(plan, painAt(NOW, 4).with("session", 5)).statusCode(201);
        assess(plan, painAt(NOW, 4).with("session", 0)).statusCode(422).body("violations.field", contains("/session"));
    }

    @ParameterizedTest
    @CsvSource({
        "pain, -1, must be greater than or equal to 0",
        "pain, 11, must be less than or equal to 10",
        "pain, 10.1, must be less than or equal to 10",
        "pain, 4.55, numeric value out of bounds (<2 digits>.<1 digits> expected)",
        "function, -1, must be at least 0",
        "function, 101, must be at most 100",
    })
    void refusesFiguresBeyondTheirScales(String member, BigDecimal figure, String message) {
        assess(createPlan(kneeOsteoarthritis()), painAt(NOW, 4).with(member, figure))
                .statusCode(400)
                .body("code", is("invalid-request"))
                .body("violations.field", contains("/" + member))
                .body("violations.message", contains(message));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 100"})
    void acceptsFiguresAtTheEndsOfTheirScales(int pain, int function) {
        assess(createPlan(kneeOsteoarthritis()), painAt(NOW, pain).with("function", function))
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"6.9, 6.9, 0", "7.00, 7, 1", "0.5e1, 5, 0"})
    void takesPainWithOneDecimalHoweverItIsWritten(String written, float kept, int actions) {
        given().contentType("application/json")
                .body("{\"assessedAt\": \"" + NOW + "\", \"pain\": " + written + "}")
                .post(createPlan(kneeOsteoarthritis()).address() + "/assessments")
                .then()
                .statusCode(201)
                .body("pain.floatValue()", is(kept))
                .body("actions", hasSize(actions));
    }

    @Test
    void keepsScoresOnOutcomeMeasuresForEachSide() {
        Plan plan = createPlan(kneeOsteoarthritis());
        List<Map<String, Object>> measures = List.of(
                Map.of("code", "koos-pain", "value", 62.5, "side", "LEFT"),
                Map.of("code", "koos-pain", "value", 80, "side", "RIGHT"),
                Map.of("code", "womac", "value", 40));
        assess(plan, painAt(NOW, 4).with("measures", measures))
                .statusCode(201)
                .body("measures.code", contains("koos-pain", "koos-pain", "womac"))
                .body("measures.value", contains(62.5f, 80, 40))
                .body("measures.side", contains("LEFT", "RIGHT", null));
        assessmentsOf(plan).body("items[0].measures.value", contains(62.5f, 80, 40));
    }

    @Test
    void refusesScoresThatNoMeasureHasAllAtOnce() {
        List<Map<String, Object>> measures = List.of(
                Map.of("code", "happiness", "value", 5),
                Map.of("code", "roland-morris", "value", 24.01),
                Map.of("code", "odi", "value", -1),
                Map.of("code", "ndi", "value", 0),
                Map.of("code", "ndi", "value", 100));
        assess(
                        createPlan(kneeOsteoarthritis()),
                        painAt(NOW, 4).with("session", 9).with("measures", measures))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body(
                        "violations.field",
                        contains(
                                "/session",
                                "/measures/0/code",
                                "/measures/1/value",
                                "/measures/2/value",
                                "/measures/4/code"))
                .body("violations[2].message", is("must be from 0 to 24, as roland-morris is scored"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pain", "assessedAt"})
    void requiresATimeAndPain(String member) {
        assess(createPlan(kneeOsteoarthritis()), painAt(NOW, 4).without(member))
                .statusCode(400)
                .body("violations.field", contains("/" + member))
                .body("violations.message", contains("is required"));
    }

    @Test
    void knowsNoAssessmentsOfAPlanThatDoesNotExist() {
        String nowhere = Plan.PLANS + "/" + UUID.randomUUID();
        sending(painAt(NOW, 4)).post(nowhere + "/assessments").then().statusCode(404);
        given().get(nowhere + "/assessments").then().statusCode(404);
        given().get(nowhere + "/progress").then().statusCode(404);
    }

    @Test
    void namesTheMethodsThatThereAre() {
        Plan plan = createPlan(kneeOsteoarthritis());
        given().delete(plan.address() + "/assessments").then().statusCode(405).header("Allow", containsString("POST"));
    }

    private static ValidatableResponse assess(Plan plan, Body body) {
        return sending(body).post(plan.address() + "/assessments").then();
    }

    private static ValidatableResponse assessmentsOf(Plan plan) {
        return given().get(plan.address() + "/assessments").then();
    }

    private static Body painAt(String time, int pain) {
        return object().with("assessedAt", time).with("pain", pain);
    }
}
