package org.prolotherapy.api.safety;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** POST and GET /v1/treatment-plans/{id}/adverse-events. */
@QuarkusTest
class AdverseEventsTest {

    private static final String UNKNOWN = "018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f";

    @Inject
    ClockForTests clock;

    @Test
    void keepsWhatWasReportedAgainstSessionSiteAndSolution() {
        Plan plan = createPlan(kneeOsteoarthritis());
        String injection = recordedInjection(plan);
        plan.report(swelling().with("injectionId", injection).with("notes", "Red and warm."))
                .statusCode(201)
                .header("ETag", is("\"3\""))
                .header("Cache-Control", is("no-store"))
                .body("id", notNullValue())
                .body("session", is(1))
                .body("injectionId", is(injection))
                .body("site", is("tibial-collateral-ligament"))
                .body("side", is("LEFT"))
                .body("solution", is("hypertonic-dextrose-lidocaine"))
                .body("kind", is("SWELLING"))
                .body("onsetAt", is("2027-01-04T08:00:00+03:00"))
                .body("temperatureCelsius", is(36.6f))
                .body("pain", is(3))
                .body("notes", is("Red and warm."))
                .body("actions.rule", contains("adverse-event-reviewed"))
                .body("planStatus", is("ACTIVE"))
                .body("recordedAt", is("2027-01-04T09:00:00+03:00"));
        plan.report(swelling()).statusCode(201).body("session", nullValue());
        plan.adverseEvents()
                .body("items.session", contains(1, null))
                .body("items.site", contains("tibial-collateral-ligament", null))
                .body("items[0].actions.rule", contains("adverse-event-reviewed"))
                .body("items.planStatus", contains(nullValue(), nullValue()));
    }

    @Test
    void showsTheSiteAsItWasCorrected() {
        Plan plan = createPlan(kneeOsteoarthritis());
        String injection = recordedInjection(plan);
        plan.report(swelling().with("injectionId", injection)).statusCode(201);
        plan.amendInjection(
                        1, injection, object().with("reason", "Typing error.").with("side", "RIGHT"))
                .statusCode(201);
        plan.adverseEvents().body("items.side", contains("RIGHT"));
    }

    @ParameterizedTest
    @CsvSource({
        "INFECTION, 36.6, 3, infection-after-session",
        "SWELLING, 38.0, 3, fever-after-session",
        "SWELLING, 36.6, 7, severe-pain-after-session",
        "SWELLING, , 3, adverse-event-unmeasured",
        "SWELLING, 36.6, , adverse-event-unmeasured",
    })
    void aDangerHoldsAnActivePlan(String kind, String temperatureCelsius, String pain, String rule) {
        Plan plan = createPlan(kneeOsteoarthritis());
        Body body = object().with("kind", kind).with("onsetAt", "2027-01-04T08:00:00+03:00");
        body = temperatureCelsius == null ? body : body.with("temperatureCelsius", Double.valueOf(temperatureCelsius));
        body = pain == null ? body : body.with("pain", Integer.valueOf(pain));
        plan.report(body)
                .statusCode(201)
                .body("planStatus", is("ON_HOLD"))
                .body("actions.rule", contains(rule, "adverse-event-reviewed"))
                .body("actions[0].strength", is("HARD"));
        plan.get().body("status", is("ON_HOLD")).body("holdCause", is("SAFETY"));
    }

    @Test
    void whatIsJustBelowTheThresholdsHoldsNothing() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(swelling().with("temperatureCelsius", 37.99).with("pain", 6))
                .body("planStatus", is("ACTIVE"));
    }

    @Test
    void aPlanOnHoldIsHeldForSafetyFromThenOn() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("hold").statusCode(200).body("holdCause", is("REQUEST"));
        plan.report(swelling()).body("planStatus", is("ON_HOLD"));
        plan.get().body("holdCause", is("REQUEST"));
        plan.report(infection()).body("planStatus", is("ON_HOLD"));
        plan.get().body("holdCause", is("SAFETY"));
        plan.act("resume").statusCode(422).body("violations.field", contains("/clinician"));
    }

    @Test
    void aDraftAndAPlanThatHasEndedKeepTheirStatus() {
        Plan draft = createPlan(kneeOsteoarthritis().unscreened());
        draft.report(infection()).statusCode(201).body("planStatus", is("DRAFT"));
        Plan completed = createPlan(kneeOsteoarthritis());
        completed.act("complete").statusCode(200);
        completed.report(infection()).statusCode(201).body("planStatus", is("COMPLETED"));
        Plan cancelled = createPlan(kneeOsteoarthritis());
        cancelled.act("cancel").statusCode(200);
        cancelled.report(infection()).statusCode(201).body("planStatus", is("CANCELLED"));
        cancelled.get().body("statusReason", is("It is so."));
    }

    @Test
    void symptomsAfterAWeekAreForReview() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00"));
        clock.set("2027-01-13T09:00:00+03:00");
        plan.report(swelling().with("onsetAt", "2027-01-11T23:59:59+03:00"))
                .body("actions.rule", contains("adverse-event-reviewed"));
        plan.report(swelling().with("onsetAt", "2027-01-12T00:00:00+03:00"))
                .body("actions.rule", contains("review-after-a-week", "adverse-event-reviewed"))
                .body("planStatus", is("ACTIVE"));
        plan.report(swelling().with("onsetAt", "2027-01-12T00:00:00+03:00").with("session", 1))
                .body("actions.rule", hasItem("review-after-a-week"));
    }

    @Test
    void refusesWhatCannotHaveHappened() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(swelling()
                        .with("onsetAt", "2027-01-04T09:01:00.000001+03:00")
                        .with("session", 6)
                        .with("injectionId", UNKNOWN))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", containsInAnyOrder("/onsetAt", "/session", "/injectionId"));
        plan.report(swelling().with("onsetAt", "2027-01-04T09:00:00+03:00").with("session", 5))
                .statusCode(201);
        plan.get().body("version", is(2));
    }

    @ParameterizedTest
    @CsvSource({
        "temperatureCelsius, 24.99, 400",
        "temperatureCelsius, 25, 201",
        "temperatureCelsius, 45, 201",
        "temperatureCelsius, 45.01, 400",
        "pain, -1, 400",
        "pain, 0, 201",
        "pain, 10, 201",
        "pain, 11, 400",
    })
    void refusesWhatNoBodyHas(String member, double value, int status) {
        Number number = value == Math.rint(value) ? (Number) (int) value : (Number) value;
        createPlan(kneeOsteoarthritis()).report(swelling().with(member, number)).statusCode(status);
    }

    @Test
    void refusesAnInjectionThatWasNotGivenThere() {
        Plan plan = createPlan(kneeOsteoarthritis());
        String injection = recordedInjection(plan);
        refusesInjection(plan, swelling().with("injectionId", injection).with("session", 2));
        refusesInjection(createPlan(kneeOsteoarthritis()), swelling().with("injectionId", injection));
        plan.report(swelling().with("injectionId", injection).with("session", 1))
                .statusCode(201);
        plan.amendInjection(1, injection, object().with("reason", "Not given.").with("void", true))
                .statusCode(201);
        refusesInjection(plan, swelling().with("injectionId", injection));
        plan.adverseEvents().body("items.injectionId", contains(injection));
    }

    @Test
    void needsAKindAndAnOnset() {
        createPlan(kneeOsteoarthritis())
                .report(object())
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("/kind", "/onsetAt"));
    }

    @Test
    void belongsToAPlanThatExists() {
        String nowhere = "/v1/treatment-plans/" + UNKNOWN + "/adverse-events";
        given().get(nowhere).then().statusCode(404).body("code", is("not-found"));
        sending(swelling()).post(nowhere).then().statusCode(404);
        createPlan(kneeOsteoarthritis()).adverseEvents().body("items", empty());
    }

    private static Body swelling() {
        return object().with("kind", "SWELLING")
                .with("onsetAt", "2027-01-04T08:00:00+03:00")
                .with("temperatureCelsius", 36.6)
                .with("pain", 3);
    }

    private static Body infection() {
        return swelling().with("kind", "INFECTION");
    }

    private static String recordedInjection(Plan plan) {
        return plan.record(1, performedAt("2027-01-04T07:00:00+03:00"))
                .extract()
                .path("injections[0].id");
    }

    private static void refusesInjection(Plan plan, Body body) {
        plan.report(body).statusCode(422).body("violations.field", contains("/injectionId"));
    }
}
