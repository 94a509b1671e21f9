package org.prolotherapy;

import static io.restassured.RestAssured.given;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** A treatment plan as a caller has it: an address, and what can be asked of it. Changes name the newest version. */
public final class Plan {

    public static final String PLANS = "/v1/treatment-plans";

    private final String address;

    private Plan(String address) {
        this.address = address;
    }

    public static Plan createPlan(Body body) {
        return new Plan(tryToCreate(body).statusCode(201).extract().header("Location"));
    }

    /** A course of which its first session is recorded, with a consent, a reviewed event, an assessment and an exercise. */
    public static Plan withSomethingOfEverything(Body body) {
        Plan plan = createPlan(body).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.report(object().with("kind", "SWELLING").with("onsetAt", "2027-01-04T08:30:00+03:00"))
                .statusCode(201);
        plan.review(0, "dr-demir").statusCode(201);
        plan.assess(object().with("assessedAt", "2027-01-04T08:30:00+03:00").with("pain", 1))
                .statusCode(201);
        sending(object().with("date", "2027-01-04").with("done", true))
                .post(plan.address() + "/exercise-entries")
                .then()
                .statusCode(201);
        return plan;
    }

    public static ValidatableResponse tryToCreate(Body body) {
        return sending(body).post(PLANS).then();
    }

    /** A request with this body, to be sent. */
    public static RequestSpecification sending(Body body) {
        return given().contentType("application/json").body(body.toString());
    }

    /** A request with this merge patch, to be sent. */
    public static RequestSpecification patching(Body body) {
        // With the charset, or REST Assured would add one that is not JSON's.
        return given().contentType("application/merge-patch+json;charset=utf-8").body(body.toString());
    }

    public String address() {
        return address;
    }

    public String id() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    public ValidatableResponse get() {
        return given().get(address).then().statusCode(200);
    }

    public String status() {
        return get().extract().path("status");
    }

    public String etag() {
        return get().extract().header("ETag");
    }

    /** The date of each session: the day it was performed, until then its target. */
    public List<String> dates() {
        return get().extract().path("schedule.sessions.date");
    }

    public ValidatableResponse session(int number) {
        return given().get(session(number, "")).then();
    }

    public ValidatableResponse patch(Body body) {
        return patching(body).header("If-Match", etag()).patch(address).then();
    }

    /** Hold, resume, complete or cancel. */
    public ValidatableResponse act(String action, Body body) {
        return sending(body)
                .header("If-Match", etag())
                .post(address + "/" + action)
                .then();
    }

    public ValidatableResponse act(String action) {
        return act(action, Body.because("It is so."));
    }

    public ValidatableResponse screen(Body screening) {
        return sending(screening)
                .header("If-Match", etag())
                .put(address + "/screening")
                .then();
    }

    public ValidatableResponse screening() {
        return given().get(address + "/screening").then();
    }

    public ValidatableResponse tryToRecord(int session, Body body) {
        return sending(body).put(session(session, "/record")).then();
    }

    public ValidatableResponse record(int session, Body body) {
        return tryToRecord(session, body).statusCode(201);
    }

    public ValidatableResponse recordOf(int session) {
        return given().get(session(session, "/record")).then();
    }

    /** Every record that the session ever had. */
    public ValidatableResponse recordsOf(int session) {
        return given().get(session(session, "/records")).then().statusCode(200);
    }

    public ValidatableResponse amendRecord(int session, Body body) {
        return sending(body).post(session(session, "/record/amendments")).then();
    }

    public ValidatableResponse injectionsOf(int session) {
        return given().get(session(session, "/injections")).then();
    }

    public ValidatableResponse addInjection(int session, Body body) {
        return sending(body).post(session(session, "/injections")).then();
    }

    public ValidatableResponse amendInjection(int session, String injection, Body body) {
        return sending(body)
                .post(session(session, "/injections/" + injection + "/amendments"))
                .then();
    }

    /** This plan, with a consent from before its first session. */
    public Plan consented() {
        consent(Body.consent("2026-12-28T10:00:00+03:00")).statusCode(201);
        return this;
    }

    public ValidatableResponse consent(Body consent) {
        return sending(consent).post(address + "/consents").then();
    }

    public ValidatableResponse consents() {
        return given().get(address + "/consents").then().statusCode(200);
    }

    public ValidatableResponse report(Body adverseEvent) {
        return sending(adverseEvent).post(address + "/adverse-events").then();
    }

    /** A clinician reviews one of the adverse events, which are counted from 0. */
    public ValidatableResponse review(int event, String clinician) {
        String id = adverseEvents().extract().path("items[" + event + "].id");
        return sending(Body.object().with("reviewedBy", clinician).with("conclusion", "It is over."))
                .post(address + "/adverse-events/" + id + "/review")
                .then();
    }

    public ValidatableResponse adverseEvents() {
        return given().get(address + "/adverse-events").then().statusCode(200);
    }

    /** Book, reschedule, miss or cancel one session. */
    public ValidatableResponse actOn(int session, String action, Body body) {
        return sending(body)
                .header("If-Match", etag())
                .post(session(session, "/" + action))
                .then();
    }

    public ValidatableResponse assess(Body assessment) {
        return sending(assessment).post(address + "/assessments").then();
    }

    public ValidatableResponse progress() {
        return given().get(address + "/progress").then().statusCode(200);
    }

    public ValidatableResponse aftercare() {
        return given().get(address + "/aftercare").then().statusCode(200);
    }

    public ValidatableResponse feeEstimate() {
        return given().get(address + "/fee-estimate").then().statusCode(200);
    }

    public ValidatableResponse revisions() {
        return given().get(address + "/revisions").then().statusCode(200);
    }

    /** What the last revision changed, each as {@code 2 date 2027-01-18 -> 2027-01-20}; of the plan itself, without a number. */
    public List<String> lastChanges() {
        List<Map<String, Object>> changes = revisions().extract().path("items[-1].changes");
        return changes.stream()
                .map(change -> (change.containsKey("session") ? change.get("session") + " " : "") + change.get("field")
                        + " " + change.get("before") + " -> " + change.get("after"))
                .toList();
    }

    private String session(int number, String what) {
        return address + "/sessions/" + number + what;
    }
}
