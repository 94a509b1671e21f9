package org.prolotherapy.api.safety;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** POST and GET /v1/treatment-plans/{id}/consents, and what follows from a consent. */
@QuarkusTest
class ConsentsTest {

    private static final String FLAGGED = "deviations.findAll { it.rule == 'consent' }";

    @Test
    void keepsWhatThePatientSigned() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.consent(consent("2027-01-04T08:50:00+03:00"))
                .statusCode(201)
                .header("ETag", is("\"2\""))
                .body("id", notNullValue())
                .body("signedAt", is("2027-01-04T08:50:00+03:00"))
                .body("explainedBy", is("nurse-kaya"))
                .body("risksExplained", is(true))
                .body("recordedAt", is("2027-01-04T09:00:00+03:00"));
        plan.consent(consent("2027-01-03T12:00:00Z").with("risksExplained", false))
                .statusCode(201);
        plan.consents()
                .body("items.signedAt", contains("2027-01-04T08:50:00+03:00", "2027-01-03T15:00:00+03:00"))
                .body("items.risksExplained", contains(true, false));
    }

    @Test
    void isNoLongerOutstandingOnceTheRisksWereExplained() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.get().body("safety.outstanding.rule", contains("consent"));
        plan.consent(consent("2027-01-04T08:50:00+03:00").with("risksExplained", false));
        plan.get().body("safety.outstanding.rule", contains("consent"));
        plan.consent(consent("2027-01-04T08:55:00+03:00"));
        plan.get().body("safety.outstanding", empty());
    }

    @Test
    void refusesASignatureInTheFuture() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.consent(consent("2027-01-04T09:01:00.000001+03:00"))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/signedAt"));
        plan.consent(consent("2027-01-04T09:00:00+03:00")).statusCode(201);
        plan.consents().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signedAt", "explainedBy", "risksExplained"})
    void needsEveryMember(String member) {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.consent(consent("2027-01-04T08:50:00+03:00").without(member))
                .statusCode(400)
                .body("violations.field", contains("/" + member));
    }

    @Test
    void isTakenInEveryStateOfThePlan() {
        Plan draft = createPlan(kneeOsteoarthritis().unscreened());
        draft.consent(consent("2027-01-04T08:50:00+03:00")).statusCode(201);
        draft.get().body("status", is("DRAFT")).body("safety.outstanding.rule", not(hasItem("consent")));
        for (String action : new String[] {"hold", "complete", "cancel"}) {
            Plan plan = createPlan(kneeOsteoarthritis());
            plan.act(action).statusCode(200);
            plan.consent(consent("2027-01-04T08:50:00+03:00")).statusCode(201);
        }
    }

    @Test
    void coversASessionPerformedFromItsSigningOn() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.consent(consent("2027-01-04T08:50:00+03:00"));
        plan.record(1, performedAt("2027-01-04T08:50:00+03:00").without("consentId"))
                .body(FLAGGED, empty());
    }

    @Test
    void doesNotCoverASessionPerformedBeforeIt() {
        Plan plan = createPlan(kneeOsteoarthritis());
        String signed =
                plan.consent(consent("2027-01-04T08:50:00+03:00")).extract().path("id");
        plan.record(1, performedAt("2027-01-04T08:49:59+03:00").with("consentId", signed))
                .body(FLAGGED + ".statement", contains(containsString("signed after this session")));
    }

    @Test
    void theEarliestThatCountsDecides() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.consent(consent("2027-01-04T08:55:00+03:00"));
        plan.consent(consent("2027-01-04T08:00:00+03:00"));
        plan.consent(consent("2027-01-04T07:00:00+03:00").with("risksExplained", false));
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00")).body(FLAGGED, empty());
        plan.amendRecord(1, correction().with("performedAt", "2027-01-04T07:30:00+03:00"));
        plan.recordOf(1).body(FLAGGED, hasSize(1));
    }

    @Test
    void aReferenceToADocumentThatNobodyHereHasSeenIsNoConsent() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00").with("consentId", "ehr-document-1"))
                .body("consentId", is("ehr-document-1"))
                .body(FLAGGED + ".statement", contains(containsString("The record names one, but")));
    }

    @Test
    void aFormFiledAfterTheRecordCountsOnceTheRecordIsCorrected() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00").without("consentId"))
                .body(FLAGGED, hasSize(1));
        String filedLate =
                plan.consent(consent("2027-01-04T08:50:00+03:00")).extract().path("id");
        plan.recordOf(1).body(FLAGGED, hasSize(1));
        plan.amendRecord(1, correction().with("consentId", filedLate)).statusCode(201);
        plan.recordOf(1).body("consentId", is(filedLate)).body(FLAGGED, empty());
    }

    @Test
    void belongsToAPlanThatExists() {
        String nowhere = "/v1/treatment-plans/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f/consents";
        given().get(nowhere).then().statusCode(404).body("code", is("not-found"));
        sending(consent("2027-01-04T08:50:00+03:00")).post(nowhere).then().statusCode(404);
    }

    private static Body correction() {
        return object().with("reason", "It was not so.");
    }
}
