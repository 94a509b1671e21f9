package org.prolotherapy.api.outcome;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Progress over a course of three sessions, on 2027-01-04, 01-18 and 02-01. */
@QuarkusTest
class ProgressingTest {

    @Inject
    ClockForTests clock;

    private final Body wanted = kneeOsteoarthritis().mild();

    @Test
    void saysWhatWasMeasuredAndThatItIsTooEarly() {
        Plan plan = createPlan(wanted.with("baseline", Map.of("pain", 7, "function", 40)));
        perform(plan, 1, "2027-01-04", 6, 35);
        assess(plan, object().with("assessedAt", "2027-01-04T12:00:00+03:00").with("pain", 4));
        progressOf(plan)
                .statusCode(200)
                .header("ETag", plan.etag())
                .header("Cache-Control", "no-store")
                .body("baseline", is(Map.of("pain", 7, "function", 40)))
                .body("sessions.number", contains(1))
                .body("sessions[0].status", is("PERFORMED"))
                .body("sessions[0].performedOn", is("2027-01-04"))
                .body("sessions[0].assessedAt", is("2027-01-04T11:00:00+03:00"))
                .body("sessions[0].pain", is(6))
                .body("sessions[0].function", is(35))
                .body("sessions[0].painChange.points", is(-1))
                .body("sessions[0].painChange.percent", is(-14.3f))
                .body("sessions[0].painChange.clinicallyImportant", is(false))
                .body("sessions[0].functionChange", is(-5))
                .body("latest.assessedAt", is("2027-01-04T12:00:00+03:00"))
                .body("latest", not(hasKey("session")))
                .body("latest.pain", is(4))
                .body("latest.painChange.points", is(-3))
                .body("latest.painChange.percent", is(-42.9f))
                .body("latest.painChange.clinicallyImportant", is(true))
                .body("latest", not(hasKey("functionChange")))
                .body("recommendation", is("CONTINUE"))
                .body("rationale.rule", contains("response-too-early"))
                .body("rationale[0].sources", contains("S0", "S3", "OURS"))
                .body("rationale[0].strength", is("INFO"));
    }

    @Test
    void saysSoWhereNothingWasMeasured() {
        progressOf(createPlan(wanted))
                .statusCode(200)
                .body("$", not(hasKey("baseline")))
                .body("sessions", empty())
                .body("$", not(hasKey("latest")))
                .body("recommendation", is("CONTINUE"));
    }

    @Test
    void recommendsAnExtensionOfACourseThatHelps() {
        Plan plan = createPlan(wanted.with("baseline", Map.of("pain", 7)));
        performThree(plan, 4);
        progressOf(plan)
                .body("sessions.pain", contains(4, 4, 4))
                .body("recommendation", is("EXTEND"))
                .body("rationale.rule", contains("important-response", "extend-by-one"))
                .body("rationale[0].sources", contains("FARRAR-2001", "OSTELO-2008"))
                .body("rationale[0].statement", containsString("a fall of 3 points or 42.9 %"));
    }

    @Test
    void recommendsToCompleteACourseThatHasHelped() {
        Plan plan = createPlan(wanted.with("baseline", Map.of("pain", 7)));
        performThree(plan, 1);
        progressOf(plan)
                .body("recommendation", is("COMPLETE_EARLY"))
                .body("rationale.rule", contains("important-response", "complete-early"));
    }

    @Test
    void asksForAPhysicianWhereACourseDoesNotHelpAndStopsNothing() {
        Plan plan = createPlan(wanted.with("baseline", Map.of("pain", 7)));
        performThree(plan, 6);
        progressOf(plan)
                .body("recommendation", is("PHYSICIAN_REVIEW"))
                .body("rationale.rule", contains("important-response", "no-important-response"));
        plan.get().body("status", is("ACTIVE"));
    }

    @Test
    void asksForAPhysicianUntilABaselineIsGiven() {
        Plan plan = createPlan(wanted);
        performThree(plan, 4);
        progressOf(plan)
                .body("recommendation", is("PHYSICIAN_REVIEW"))
                .body("rationale.rule", contains("response-unknown"))
                .body("sessions[0]", not(hasKey("painChange")));
        plan.patch(object().with("baseline", Map.of("pain", 7))).statusCode(200);
        progressOf(plan).body("recommendation", is("EXTEND")).body("sessions[0].painChange.points", is(-3));
    }

    @Test
    void neverTakesAWorseScoreForAnImprovement() {
        Plan plan = createPlan(wanted.with(
                "baseline",
                Map.of(
                        "pain",
                        7.5,
                        "measures",
                        List.of(
                                Map.of("code", "odi", "value", 40),
                                Map.of("code", "visa-p", "value", 50, "side", "LEFT")))));
        plan.get()
                .body("baseline.pain", is(7.5f))
                .body("baseline.measures.code", contains("odi", "visa-p"))
                .body("baseline.measures.value", contains(40, 50));
        assess(
                plan,
                object().with("assessedAt", "2027-01-04T08:00:00+03:00")
                        .with("pain", 5.4)
                        .with(
                                "measures",
                                List.of(
                                        Map.of("code", "visa-p", "value", 63, "side", "LEFT"),
                                        Map.of("code", "odi", "value", 60),
                                        Map.of("code", "koos", "value", 50))));
        progressOf(plan)
                .body("latest.painChange.points", is(-2.1f))
                .body("latest.painChange.clinicallyImportant", is(true))
                .body("measures.code", contains("odi", "koos", "visa-p"))
                .body("measures[0].direction", is("HIGHER_IS_WORSE"))
                .body("measures[0].baseline", is(40))
                .body("measures[0].scores[0].value", is(60))
                .body("measures[0].scores[0].change.points", is(20))
                .body("measures[0].scores[0].change.response", is("WORSENED"))
                .body("measures[0].scores[0].change.clinicallyImportant", is(false))
                .body("measures[1]", not(hasKey("baseline")))
                .body("measures[1].scores[0]", not(hasKey("change")))
                .body("measures[2].side", is("LEFT"))
                .body("measures[2].scores[0].change.response", is("IMPROVED"))
                .body("measures[2].scores[0].change.clinicallyImportant", is(true))
                .body("notes.rule", contains("not-evaluated"))
                .body(
                        "notes[0].statement",
                        containsString("koos has no baseline; koos has no published important change"));
    }

    @Test
    void refusesABaselineThatCannotHaveBeenMeasured() {
        Map<String, Object> impossible = Map.of("measures", List.of(Map.of("code", "odi", "value", 101)));
        sending(wanted.with("baseline", impossible))
                .post(Plan.PLANS)
                .then()
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/baseline/measures/0/value"));
        Plan plan = createPlan(wanted);
        plan.patch(object().with("baseline", impossible)).statusCode(422);
        plan.patch(object().with("baseline", Map.of("pain", 7.5, "measures", List.of())))
                .statusCode(200)
                .body("baseline", is(Map.of("pain", 7.5f)));
    }

    @Test
    void explainsOnlyByRulesThatCanBeLookedUp() {
        Plan plan = createPlan(wanted.with("baseline", Map.of("pain", 7)));
        performThree(plan, 8);
        List<String> known = given().get("/v1/rules").then().extract().path("items.code");
        List<String> said = progressOf(plan).extract().path("rationale.rule");
        assertThat(said).isNotEmpty().isSubsetOf(known);
    }

    private void performThree(Plan plan, int pain) {
        perform(plan, 1, "2027-01-04", pain, 50);
        perform(plan, 2, "2027-01-18", pain, 50);
        perform(plan, 3, "2027-02-01", pain, 50);
    }

    /** Performs a session at ten, assesses the patient at eleven; then it is noon. */
    private void perform(Plan plan, int session, String day, int pain, int function) {
        clock.set(day + "T12:00:00+03:00");
        plan.record(session, performedAt(day + "T10:00:00+03:00"));
        assess(
                plan,
                object().with("assessedAt", day + "T11:00:00+03:00")
                        .with("session", session)
                        .with("pain", pain)
                        .with("function", function));
    }

    private static void assess(Plan plan, Body body) {
        sending(body).post(plan.address() + "/assessments").then().statusCode(201);
    }

    private static ValidatableResponse progressOf(Plan plan) {
        return given().get(plan.address() + "/progress").then();
    }
}
