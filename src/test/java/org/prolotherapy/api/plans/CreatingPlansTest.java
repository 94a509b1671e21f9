package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** POST /v1/treatment-plans. */
@QuarkusTest
class CreatingPlansTest {

    @Test
    void givesADatedCourseToAPatientWithNothingAgainstIt() {
        tryToCreate(kneeOsteoarthritis()
                        .ofPatient("12345")
                        .with("externalId", "ehr-plan-7781")
                        .with("baseline", Map.of("pain", 7)))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body("status", is("ACTIVE"))
                .body("version", is(1))
                .body("patient.system", is("urn:example:ehr"))
                .body("patient.value", is("12345"))
                .body("condition", is("knee-osteoarthritis"))
                .body("laterality", is("LEFT"))
                .body("severity", is("MODERATE"))
                .body("startOn", is("2027-01-04"))
                .body("concentrationPercent", is(15))
                .body("performer", is("dr-demir"))
                .body("weightKg", is(70))
                .body("externalId", is("ehr-plan-7781"))
                .body("baseline", is(Map.of("pain", 7)))
                .body("screening.allergies", empty())
                .body("createdAt", is("2027-01-04T09:00:00+03:00"))
                .body("updatedAt", is("2027-01-04T09:00:00+03:00"))
                .body("schedule.protocol", is(Map.of("id", "hypertonic-dextrose", "version", 2)))
                .body("schedule.desiredSessionCount", is(5))
                .body("schedule.sessionCount", is(5))
                .body("schedule.spacingDays", is(18))
                .body("schedule.startsOn", is("2027-01-04"))
                .body("schedule.endsOn", is("2027-03-19"))
                .body("schedule.deadline", is("2027-07-04"))
                .body("schedule.timeZone", is("Europe/Istanbul"))
                .body("schedule.sessions.number", contains(1, 2, 3, 4, 5))
                .body(
                        "schedule.sessions.target",
                        contains("2027-01-04", "2027-01-22", "2027-02-09", "2027-03-01", "2027-03-19"))
                .body(
                        "schedule.sessions.date",
                        contains("2027-01-04", "2027-01-22", "2027-02-09", "2027-03-01", "2027-03-19"))
                .body("schedule.sessions.status", everyItem(is("PLANNED")))
                .body("schedule.sessions.timing", contains("DUE", "UPCOMING", "UPCOMING", "UPCOMING", "UPCOMING"))
                .body("schedule.sessions.performer", everyItem(is("dr-demir")))
                .body("schedule.sessions.id", everyItem(notNullValue()))
                .body("schedule.sessions.performedOn", everyItem(nullValue()))
                .body("safety.contraindications", empty())
                .body("safety.warnings.rule", contains("not-evaluated", "osteoarthritis-not-mild"))
                .body("safety.outstanding.rule", contains("consent"));
    }

    @Test
    void saysWhereTheNewPlanIs() {
        ValidatableResponse created = tryToCreate(kneeOsteoarthritis()).statusCode(201);
        String id = created.extract().path("id");

        created.header("Location", endsWith("/v1/treatment-plans/" + id));
        given().get(created.extract().header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body("$", is(created.extract().<Object>path("$")));
    }

    @Test
    void takesTheDefaultProtocolAndItsFirstSolution() {
        tryToCreate(kneeOsteoarthritis())
                .statusCode(201)
                .body("protocol", is("hypertonic-dextrose"))
                .body("protocolVersion", is(2))
                .body("solution", is("hypertonic-dextrose-lidocaine"));
        tryToCreate(kneeOsteoarthritis().with("protocol", "inflammatory"))
                .statusCode(201)
                .body("protocol", is("inflammatory"))
                .body("solution", is("hypertonic-dextrose"));
    }

    @Test
    void showsNothingForWhatWasNotGiven() {
        tryToCreate(kneeOsteoarthritis()
                        .without("performer")
                        .without("weightKg")
                        .without("concentrationPercent")
                        .unscreened())
                .statusCode(201)
                .body("$", not(hasKey("performer")))
                .body("$", not(hasKey("weightKg")))
                .body("$", not(hasKey("concentrationPercent")))
                .body("$", not(hasKey("screening")))
                .body("$", not(hasKey("baseline")))
                .body("$", not(hasKey("externalId")))
                .body("$", not(hasKey("statusReason")));
    }

    @Test
    void keepsTheCountAndSpacingThatWereAskedFor() {
        tryToCreate(kneeOsteoarthritis().with("sessionCount", 4).with("spacingDays", 14))
                .statusCode(201)
                .body("sessionCount", is(4))
                .body("spacingDays", is(14))
                .body("schedule.sessions.target", contains("2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15"));
    }

    @Test
    void clampsWhatTheSeverityCallsForAndSaysWhy() {
        tryToCreate(kneeOsteoarthritis()
                        .severe()
                        .with("protocol", "extended-regenerative")
                        .without("concentrationPercent"))
                .statusCode(201)
                .body("schedule.desiredSessionCount", is(15))
                .body("schedule.sessionCount", is(9))
                .body("schedule.sessions", hasSize(9))
                .body("schedule.endsOn", is("2027-06-21"))
                .body("schedule.notes.rule", hasItem("six-month-cap"));
    }

    @Test
    void takesACourseThatIsAlreadyUnderWay() {
        tryToCreate(kneeOsteoarthritis().startingOn("2026-12-14"))
                .statusCode(201)
                .body(
                        "schedule.sessions.target",
                        contains("2026-12-14", "2027-01-01", "2027-01-19", "2027-02-08", "2027-02-26"))
                .body("schedule.sessions.timing", contains("OVERDUE", "DUE", "UPCOMING", "UPCOMING", "UPCOMING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anticoagulants", "antiInflammatories", "infectionAtSite", "allergies"})
    void leavesAPlanWithAQuestionOpenADraft(String question) {
        for (Body open : List.of(screening().without(question), screening().with(question, null))) {
            tryToCreate(kneeOsteoarthritis().screened(open))
                    .statusCode(201)
                    .body("status", is("DRAFT"))
                    .body("safety.outstanding.rule", contains("screening-unanswered", "consent"))
                    .body("safety.outstanding[0].statement", endsWith("Open: " + question + "."));
        }
    }

    @Test
    void leavesAnUnscreenedPlanADraft() {
        for (Body unscreened :
                List.of(kneeOsteoarthritis().unscreened(), kneeOsteoarthritis().screened(object()))) {
            tryToCreate(unscreened)
                    .statusCode(201)
                    .body("status", is("DRAFT"))
                    .body("safety.outstanding.rule", hasItem("screening-unanswered"));
        }
    }

    @Test
    void rejectsAPlanWhosePatientTakesAnticoagulants() {
        Body anticoagulated = screening().with("anticoagulants", true);

        refused(kneeOsteoarthritis().screened(anticoagulated), "anticoagulants", "/screening/anticoagulants");
        refused(
                kneeOsteoarthritis().screened(anticoagulated.with("holdDecision", holdDecision(2))),
                "anticoagulants",
                "/screening/anticoagulants");
        tryToCreate(kneeOsteoarthritis().screened(anticoagulated.with("holdDecision", holdDecision(3))))
                .statusCode(201)
                .body("status", is("ACTIVE"))
                .body("screening.holdDecision.days", is(3))
                .body("screening.holdDecision.decidedAt", is("2026-12-28T10:00:00+03:00"));
    }

    @Test
    void rejectsAPlanWhosePatientHasAnInfectionAtTheSite() {
        refused(
                kneeOsteoarthritis().screened(screening().with("infectionAtSite", true)),
                "infection-at-site",
                "/screening/infectionAtSite");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lidocaine",
                "LIDOCAINE",
                "Dextrose",
                "dexTROSE",
                "lignocaine",
                "Xylocaine 2%",
                "LİDOKAİN",
                "glukoz"
            })
    void rejectsAPlanWhosePatientIsAllergicToTheSolution(String allergy) {
        refused(
                kneeOsteoarthritis().screened(screening().with("allergies", List.of("latex", allergy))),
                "allergy-to-component",
                "/screening/allergies");
    }

    @Test
    void keepsAnAllergyThatMatchesNothingUntilItIsJudged() {
        tryToCreate(kneeOsteoarthritis().screened(screening().with("allergies", List.of("latex"))))
                .statusCode(201)
                .body("status", is("ACTIVE"))
                .body("screening.allergies", contains("latex"))
                .body("safety.outstanding.rule", hasItem("allergy-unmatched"));
    }

    @Test
    void rejectsACorticosteroid() {
        tryToCreate(kneeOsteoarthritis().with("solution", "corticosteroid").without("concentrationPercent"))
                .statusCode(422)
                .body("code", is("contraindicated"))
                .body("reasons.rule", containsInAnyOrder("no-corticosteroid", "solution-of-protocol"))
                .body("violations.field", everyItem(is("/solution")));
    }

    @Test
    void rejectsASolutionThatTheProtocolDoesNotUse() {
        tryToCreate(kneeOsteoarthritis().with("solution", "phenol").without("concentrationPercent"))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.rule", contains("solution-of-protocol"));
    }

    @ParameterizedTest
    @CsvSource({"11.999, 422", "12, 201", "25, 201", "25.001, 422"})
    void acceptsOnlyPublishedConcentrations(double percent, int status) {
        tryToCreate(kneeOsteoarthritis().with("concentrationPercent", percent)).statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({
        "315, 100, 422",
        "300, 100, 201",
        "300.001, 100, 422",
        "225, 50, 201",
        "225.001, 50, 422",
    })
    void rejectsLidocaineAboveItsCeiling(double doseMg, int weightKg, int status) {
        ValidatableResponse answer = tryToCreate(
                        kneeOsteoarthritis().with("plannedLidocaineMg", doseMg).with("weightKg", weightKg))
                .statusCode(status);
        if (status == 422) {
            answer.body("code", is("contraindicated"))
                    .body("violations.rule", contains("lidocaine-ceiling"))
                    .body("violations.field", contains("/plannedLidocaineMg"));
        }
    }

    @Test
    void saysEveryReasonAtOnceAndWhatWouldBeFeasible() {
        ValidatableResponse refusal = tryToCreate(kneeOsteoarthritis()
                        .with("sessionCount", 7)
                        .with("concentrationPercent", 30)
                        .with("plannedLidocaineMg", 400)
                        .screened(screening()
                                .with("anticoagulants", true)
                                .with("infectionAtSite", true)
                                .with("allergies", List.of("lidocaine"))))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("contraindicated"))
                .body(
                        "reasons.rule",
                        containsInAnyOrder(
                                "infection-at-site",
                                "anticoagulants",
                                "allergy-to-component",
                                "concentration-range",
                                "lidocaine-ceiling",
                                "session-count-range"))
                .body("reasons.strength", everyItem(is("HARD")))
                .body("violations", hasSize(6))
                .body("violations.sources", everyItem(not(empty())))
                .body("alternatives.sessionCount", contains(6));
        Integer feasible = refusal.extract().path("alternatives[0].sessionCount");
        createPlan(kneeOsteoarthritis().with("sessionCount", feasible));
    }

    @Test
    void offersOnlyAlternativesThatItAccepts() {
        List<Map<String, Object>> alternatives = tryToCreate(kneeOsteoarthritis()
                        .with("protocol", "extended-regenerative")
                        .without("concentrationPercent")
                        .with("sessionCount", 12)
                        .with("spacingDays", 21))
                .statusCode(422)
                .body("code", is("schedule-not-feasible"))
                .body("alternatives", not(empty()))
                .extract()
                .path("alternatives");
        for (Map<String, Object> alternative : alternatives) {
            Body asked = kneeOsteoarthritis()
                    .with("protocol", "extended-regenerative")
                    .without("concentrationPercent")
                    .with("sessionCount", 12)
                    .with("spacingDays", 21);
            for (Map.Entry<String, Object> change : alternative.entrySet()) {
                asked = asked.with(change.getKey(), change.getValue());
            }
            createPlan(asked);
        }
    }

    @Test
    void namesAllUnknownCodesAtOnce() {
        tryToCreate(kneeOsteoarthritis()
                        .with("condition", "housemaids-knee")
                        .with("protocol", "homeopathy")
                        .with("solution", "water"))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", containsInAnyOrder("/condition", "/protocol", "/solution"));
    }

    @Test
    void refusesAPerformerWhomTheClinicHasNotNamedTogetherWithEverythingElse() {
        tryToCreate(kneeOsteoarthritis().with("performer", "dr-who"))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", contains("/performer"));
        Body everything = kneeOsteoarthritis()
                .with("performer", "dr-who")
                .with("concentrationPercent", 90)
                .with("plannedLidocaineMg", 4_000)
                .with("sessionCount", 99)
                .screened(screening().with("infectionAtSite", true).with("allergies", List.of("lidocaine")));
        tryToCreate(everything)
                .statusCode(422)
                .body(
                        "violations.field",
                        contains(
                                "/performer",
                                "/concentrationPercent",
                                "/screening/infectionAtSite",
                                "/screening/allergies",
                                "/plannedLidocaineMg",
                                "/sessionCount"));
        tryToCreate(everything.with("condition", "nothing"))
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems("/condition", "/performer", "/screening/allergies", "/sessionCount"));
    }

    @Test
    void namesEverythingThatIsMalformedAtOnce() {
        tryToCreate(object().with("condition", "")
                        .with("laterality", "left")
                        .with("weightKg", 0)
                        .with("plannedLidocaineMg", -1)
                        .with("concentrationPercent", 100.5)
                        .with("performer", "")
                        .with("screening", Map.of("holdDecision", Map.of("days", -1)))
                        .with("baseline", Map.of("pain", 11, "function", 101)))
                .statusCode(400)
                .body("code", is("invalid-request"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/patient",
                                "/condition",
                                "/laterality",
                                "/severity",
                                "/startOn",
                                "/weightKg",
                                "/plannedLidocaineMg",
                                "/concentrationPercent",
                                "/performer",
                                "/screening/holdDecision/prescriber",
                                "/screening/holdDecision/drug",
                                "/screening/holdDecision/days",
                                "/screening/holdDecision/decidedAt",
                                "/baseline/pain",
                                "/baseline/function"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "urn:a|b", "urn:a b", ":x", ""})
    void takesOnlyAUriAsThePatientsSystem(String system) {
        tryToCreate(kneeOsteoarthritis().with("patient", Map.of("system", system, "value", "1")))
                .statusCode(400)
                .body("violations.field", contains("/patient/system"));
    }

    @Test
    void keepsExternalIdsUnique() {
        Plan first = createPlan(kneeOsteoarthritis().with("externalId", "taken-once"));
        tryToCreate(kneeOsteoarthritis().with("externalId", "taken-once"))
                .statusCode(409)
                .header("Location", "/v1/treatment-plans/" + first.id())
                .body("code", is("external-id-taken"))
                .body("planId", is(first.id()))
                .body("violations.field", contains("/externalId"));
        createPlan(kneeOsteoarthritis())
                .patch(object().with("externalId", "taken-once"))
                .statusCode(409)
                .header("Location", "/v1/treatment-plans/" + first.id())
                .body("planId", is(first.id()));
    }

    @Test
    void givesNewerPlansGreaterIds() {
        Plan older = createPlan(kneeOsteoarthritis());
        Plan newer = createPlan(kneeOsteoarthritis());

        assertThat(newer.id()).isGreaterThan(older.id()).matches(".{8}-.{4}-7.{3}-[89ab].{3}-.{12}");
    }

    private static void refused(Body body, String rule, String field) {
        tryToCreate(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("contraindicated"))
                .body("reasons.rule", contains(rule))
                .body("violations.rule", contains(rule))
                .body("violations.field", contains(field))
                .body("$", not(hasKey("alternatives")));
    }
}
