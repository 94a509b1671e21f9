package org.prolotherapy.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.platform.audit.AuditQueueTest.event;
import static org.prolotherapy.platform.audit.AuditTables.eventOf;
import static org.prolotherapy.platform.audit.AuditTables.eventsOf;
import static org.prolotherapy.platform.audit.AuditTables.eventually;
import static org.prolotherapy.platform.audit.AuditTables.execute;
import static org.prolotherapy.platform.audit.AuditTables.query;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Token;
import org.prolotherapy.TokenIsSent;
import org.prolotherapy.Waiting;
import org.prolotherapy.platform.web.Logged;

/** Whoever does or tries anything with a clinic's data is remembered. */
@QuarkusTest
@Timeout(300)
class AuditingTest {

    private static final String WHO_WHAT = "tenant_id, client_id, user_id, action, resource, version, outcome";

    @Inject
    Audit audit;

    @Inject
    ClockForTests clock;

    private final String request = "audited-" + UUID.randomUUID();

    @Test
    void remembersWhoReadAPlan() {
        String patient = UUID.randomUUID().toString();
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient));

        asking().get(plan.address()).then().statusCode(200);

        assertThat(eventOf(request, WHO_WHAT + ", subject_system, subject_value, at, shown"))
                .isEqualTo("local ehr user-1 getTreatmentPlan TreatmentPlan/" + plan.id() + " 1 200 urn:example:ehr "
                        + patient + " "
                        + query("select timestamptz '2027-01-04T09:00:00+03:00'")
                                .get(0) + " {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sessions",
                "/sessions/1",
                "/screening",
                "/consents",
                "/adverse-events",
                "/assessments",
                "/progress",
                "/exercise-entries",
                "/aftercare",
                "/fee-estimate",
                "/revisions"
            })
    void remembersWhatWasReadUnderAPlan(String part) {
        Plan plan = createPlan(kneeOsteoarthritis());
        asking().get(plan.address() + part).then().statusCode(200);

        assertThat(eventOf(request, "resource, version, outcome, subject_value is not null"))
                .isEqualTo("TreatmentPlan/" + plan.id() + " 1 200 t");
    }

    @Test
    void remembersThatALeafletWasRead() {
        Plan plan = createPlan(kneeOsteoarthritis());
        asking().accept("text/html")
                .get(plan.address() + "/aftercare")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"));

        assertThat(eventOf(request, "action, resource, version, outcome, subject_value is not null"))
                .isEqualTo("getAftercare TreatmentPlan/" + plan.id() + " 1 200 t");
    }

    @Test
    void remembersWhichPlansAListShowed() {
        String patient = UUID.randomUUID().toString();
        Plan first = createPlan(kneeOsteoarthritis().ofPatient(patient));
        Plan second = createPlan(kneeOsteoarthritis().ofPatient(patient));
        createPlan(kneeOsteoarthritis());

        asking(object().with("patient", "urn:example:ehr|" + patient))
                .post(PLANS + "/_search")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));

        assertThat(eventOf(request, "action, outcome, subject_value, shown"))
                .isEqualTo("searchTreatmentPlans 200 " + patient + " {" + second.id() + "," + first.id() + "}");
        String another = "audited-" + UUID.randomUUID();
        given().header("X-Request-Id", another)
                .queryParam("limit", 1)
                .queryParam("patient", "urn:example:ehr|" + patient)
                .get(PLANS)
                .then()
                .statusCode(200);
        assertThat(eventOf(another, "action, shown")).isEqualTo("listTreatmentPlans {" + second.id() + "}");
    }

    @Test
    void remembersWhosePlansAListOfSessionsShowed() {
        Plan plan = TokenIsSent.callersOf("audited-sessions", () -> {
            Plan made = createPlan(kneeOsteoarthritis());
            asking().get("/v1/sessions").then().statusCode(200);
            return made;
        });
        assertThat(eventOf(request, "tenant_id, action, shown"))
                .isEqualTo("audited-sessions listSessions {" + plan.id() + "}");
    }

    @Test
    void remembersWhoLookedAtTheClinicItsFeesAndItsAudit() {
        asking().get("/v1/clinic").then().statusCode(200);
        eventually(() -> !eventsOf(request, "id").isEmpty(), "the clinic");
        asking().get("/v1/fee-schedules/2477").then().statusCode(404);
        asking().get("/v1/audit-events").then().statusCode(200);
        asking().queryParam("from", "2027-01-04")
                .queryParam("to", "2027-01-05")
                .get("/v1/availability")
                .then()
                .statusCode(200);
        eventually(() -> eventsOf(request, "id").size() == 4, "all of them");

        assertThat(eventsOf(request, "action, resource, outcome"))
                .containsExactlyInAnyOrder(
                        "getClinic Clinic/local 200",
                        "getFeeSchedule FeeSchedule/2477 404",
                        "listAuditEvents 200",
                        "listAvailability 200");
    }

    @Test
    void remembersWhoWasNotAllowedTo() {
        Plan plan = createPlan(kneeOsteoarthritis());
        Token.withScopes("system/Session.r")
                .request()
                .header("X-Request-Id", request)
                .get(plan.address())
                .then()
                .statusCode(403);

        assertThat(eventOf(request, WHO_WHAT))
                .isEqualTo("local ehr user-1 getTreatmentPlan TreatmentPlan/" + plan.id() + " 403");
    }

    @Test
    void remembersThatSomebodyTriedWithoutATokenThatIsGood() {
        Plan plan = createPlan(kneeOsteoarthritis());
        String expired = "audited-" + UUID.randomUUID();
        String clinicless = "audited-" + UUID.randomUUID();
        Token.none().header("X-Request-Id", request).get(plan.address()).then().statusCode(401);
        Token.forEverything()
                .expiredFor(60)
                .request()
                .header("X-Request-Id", expired)
                .get(plan.address())
                .then()
                .statusCode(401);
        Token.forEverything()
                .without("clinic")
                .request()
                .header("X-Request-Id", clinicless)
                .get(plan.address())
                .then()
                .statusCode(403);

        String what = " getTreatmentPlan TreatmentPlan/" + plan.id();
        assertThat(eventOf(request, WHO_WHAT)).isEqualTo("-" + what + " 401");
        assertThat(eventOf(expired, WHO_WHAT)).isEqualTo("-" + what + " 401");
        assertThat(eventOf(clinicless, WHO_WHAT)).isEqualTo("-" + what + " 403");
    }

    @Test
    void remembersWhoLookedForWhatIsNotThere() {
        String nothing = UUID.randomUUID().toString();
        asking().get(PLANS + "/" + nothing).then().statusCode(404);
        assertThat(eventOf(request, "action, resource, version, outcome"))
                .isEqualTo("getTreatmentPlan TreatmentPlan/" + nothing + " 404");
    }

    @Test
    void remembersWhatWasRefused() {
        Plan plan = createPlan(kneeOsteoarthritis());
        List<Response> refusals = List.of(
                asking(because("Travels.")).header("If-Match", "\"7\"").post(plan.address() + "/hold"),
                asking(because("Travels.")).post(plan.address() + "/hold"),
                asking(because("Back.")).header("If-Match", "*").post(plan.address() + "/resume"),
                asking(object().with("nonsense", 1)).header("If-Match", "*").post(plan.address() + "/hold"));
        eventually(() -> eventsOf(request, "id").size() >= refusals.size(), "all refusals");

        assertThat(eventsOf(request, "tenant_id, client_id, action, resource, version, outcome"))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "local ehr holdTreatmentPlan TreatmentPlan/" + plan.id() + " 412",
                        "local ehr holdTreatmentPlan TreatmentPlan/" + plan.id() + " 428",
                        "local ehr resumeTreatmentPlan TreatmentPlan/" + plan.id() + " 409",
                        "local ehr holdTreatmentPlan TreatmentPlan/" + plan.id() + " 400"));
    }

    @Test
    void remembersThatAPatientsAppTriedThePlanOfAnother() {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient("somebody"));
        Token.withScopes("patient/TreatmentPlan.rs")
                .ofPatient("somebody-else")
                .request()
                .header("X-Request-Id", request)
                .get(plan.address())
                .then()
                .statusCode(404);
        assertThat(eventOf(request, "resource, outcome")).isEqualTo("TreatmentPlan/" + plan.id() + " 404");
    }

    @Test
    void takesNoNoteOfReferenceDataAndPreviews() {
        asking().get("/v1/protocols").then().statusCode(200);
        asking(object().with("severity", "MILD").with("startOn", "2027-01-04"))
                .post("/v1/schedule-previews")
                .then()
                .statusCode(200);
        Token.none().header("X-Request-Id", request).get("/v1/rules").then().statusCode(401);
        asking().get("/v1/clinic").then().statusCode(200);
        // Events are written in the order in which they were kept, those of one clinic and those of nobody.
        String later = request + "-later";
        given().header("X-Request-Id", later).get("/v1/clinic").then().statusCode(200);
        Token.none().header("X-Request-Id", later).get("/v1/clinic").then().statusCode(401);
        eventually(() -> eventsOf(later, "id").size() == 2, "what came later");

        assertThat(eventsOf(request, "action")).containsExactly("getClinic");
    }

    @Test
    void keepsAChangeAndItsEventTogether() {
        execute(
                "create function fail_at_commit() returns trigger language plpgsql as"
                        + " 'begin raise exception ''no'' using errcode = ''40001''; end'",
                "create constraint trigger tr_fail_at_commit after insert on treatment_plan deferrable initially"
                        + " deferred for each row when (new.external_id like 'fails-%') execute function"
                        + " fail_at_commit()");
        try {
            asking(kneeOsteoarthritis().with("externalId", "fails-" + request))
                    .post(PLANS)
                    .then()
                    .statusCode(409);
        } finally {
            execute("drop function fail_at_commit() cascade");
        }
        assertThat(eventOf(request, "action, outcome")).isEqualTo("createTreatmentPlan 409");
        assertThat(query("select id from treatment_plan where external_id = 'fails-" + request + "'"))
                .isEmpty();
    }

    @Test
    void changesNothingThatCannotBeAudited() {
        Plan plan = createPlan(kneeOsteoarthritis());
        execute("alter table audit_event add constraint ck_no_holds check (action <> 'holdTreatmentPlan') not valid");
        try {
            sending(because("Travels."))
                    .header("If-Match", "*")
                    .post(plan.address() + "/hold")
                    .then()
                    .statusCode(500);
        } finally {
            execute("alter table audit_event drop constraint ck_no_holds");
        }
        assertThat(plan.status()).isEqualTo("ACTIVE");
    }

    @Test
    void remembersThatAnAnswerWasGivenAgain() {
        String again = "audited-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        Body body = kneeOsteoarthritis().ofPatient("12345");
        String id = asking(body)
                .header("Idempotency-Key", key)
                .post(PLANS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        sending(body)
                .header("X-Request-Id", again)
                .header("Idempotency-Key", key)
                .post(PLANS)
                .then()
                .statusCode(201)
                .body("id", is(id));

        assertThat(eventOf(request, "action, resource, version, outcome"))
                .isEqualTo("createTreatmentPlan TreatmentPlan/" + id + " 1 201");
        assertThat(eventOf(again, "action, resource, outcome, subject_value"))
                .isEqualTo("createTreatmentPlan TreatmentPlan/" + id + " 201 12345");
    }

    @Test
    void namesThePlansThatAChangeOfTheClinicMoved() {
        TokenIsSent.callersOf("audited-clinic", () -> {
            Plan plan = createPlan(kneeOsteoarthritis());
            String etag = ClinicOfTests.get().extract().header("ETag");
            asking(ClinicOfTests.closedOn(plan.dates().get(1)))
                    .header("If-Match", etag)
                    .put("/v1/clinic")
                    .then()
                    .statusCode(200);
            assertThat(eventsOf(request, "action, resource, version, outcome, shown"))
                    .containsExactly("putClinic Clinic/audited-clinic 2 200 {" + plan.id() + "}");
            return plan;
        });
    }

    @Test
    void namesTheCallerInEveryRevision() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("hold").statusCode(200);
        Token.forEverything()
                .claim("sub", "dr-ak")
                .claim("azp", "portal")
                .request()
                .contentType("application/json")
                .body(because("Back.").with("clinician", "dr-demir").toString())
                .header("If-Match", "*")
                .post(plan.address() + "/resume")
                .then()
                .statusCode(200);

        plan.revisions()
                .body("items.client", equalTo(List.of("ehr", "portal")))
                .body("items.user", equalTo(List.of("user-1", "dr-ak")))
                .body("items[1].by", is("dr-demir"));
    }

    @Test
    void keepsWhatATokenCallsItself() {
        Token.forEverything()
                .claim("sub", "a\u0000b")
                .claim("azp", "x".repeat(300))
                .request()
                .header("X-Request-Id", request)
                .get("/v1/clinic")
                .then()
                .statusCode(200);
        assertThat(eventOf(request, "user_id, length(client_id)")).isEqualTo("a\uFFFDb 255");
    }

    @Test
    void listsWhatWasAuditedNewestFirst() {
        String patient = UUID.randomUUID().toString();
        TokenIsSent.callersOf("audited-list", () -> {
            clock.set("2027-01-04T10:00:00+03:00");
            Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient));
            clock.set("2027-01-04T11:00:00+03:00");
            plan.act("hold").statusCode(200);
            clock.set("2027-01-04T12:00:00+03:00");
            asking(object().with("patient", "urn:example:ehr|" + patient))
                    .post(PLANS + "/_search")
                    .then()
                    .statusCode(200);
            eventOf(request, "id");

            listed("")
                    .body(
                            "items.action",
                            equalTo(List.of(
                                    "searchTreatmentPlans",
                                    "holdTreatmentPlan",
                                    "getTreatmentPlan",
                                    "createTreatmentPlan")));
            listed("?from=2027-01-04T11:00:00%2B03:00&to=2027-01-04T11:00:00%2B03:00")
                    .body("items.action", equalTo(List.of("holdTreatmentPlan", "getTreatmentPlan")));
            listed("?action=holdTreatmentPlan&client=ehr&user=user-1")
                    .body("items", hasSize(1))
                    .body("items[0].version", is(2))
                    .body("items[0].outcome", is(200))
                    .body("items[0].at", is("2027-01-04T08:00:00Z"))
                    .body("items[0].patient.value", is(patient))
                    .body("items[0].requestId", notNullValue())
                    .body("items[0].resource", is("TreatmentPlan/" + plan.id()));
            listed("?client=another").body("items", hasSize(0));
            listed("?user=another").body("items", hasSize(0));
            listed("?resource=TreatmentPlan/" + plan.id())
                    .body("items.action", hasItem("searchTreatmentPlans"))
                    .body("items", hasSize(4));
            sending(object().with("patient", "urn:example:ehr|" + patient))
                    .post("/v1/audit-events/_search")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("items", hasSize(4))
                    .body("items.patient.value", everyItem(is(patient)));
            sending(object().with("patient", "urn:example:ehr|another"))
                    .post("/v1/audit-events/_search")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            return plan;
        });
        given().queryParam("action", "holdTreatmentPlan")
                .get("/v1/audit-events")
                .then()
                .body("items.patient.value", not(hasItem(patient)));
    }

    @Test
    void listsPageByPage() {
        TokenIsSent.callersOf("audited-pages", () -> {
            for (int i = 0; i < 5; i++) {
                given().header("X-Request-Id", request + i)
                        .get("/v1/clinic")
                        .then()
                        .statusCode(200);
                eventOf(request + i, "id");
            }
            String filter = "?action=getClinic&limit=2";
            Response first = given().get("/v1/audit-events" + filter);
            String next = first.path("next");
            assertThat(first.<List<String>>path("items.requestId")).containsExactly(request + 4, request + 3);
            Response second = given().get("/v1/audit-events" + filter + "&cursor=" + next);
            assertThat(second.<List<String>>path("items.requestId")).containsExactly(request + 2, request + 1);
            Response third = given().get("/v1/audit-events" + filter + "&cursor=" + second.path("next"));
            assertThat(third.<List<String>>path("items.requestId")).containsExactly(request + 0);
            assertThat(third.<String>path("next")).isNull();
            given().get("/v1/audit-events?limit=2&cursor=" + next).then().statusCode(400);
            return sending(object().with("action", "getClinic").with("limit", 2).with("cursor", next))
                    .post("/v1/audit-events/_search")
                    .then()
                    .statusCode(200)
                    .body("items.requestId", equalTo(List.of(request + 2, request + 1)));
        });
    }

    @Test
    void tellsAPatientsAppNothing() {
        for (String question : List.of("", "/verification")) {
            Token.forEverything()
                    .ofPatient("somebody")
                    .request()
                    .get("/v1/audit-events" + question)
                    .then()
                    .statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?from=yesterday", "?cursor=AAAA", "?patient=urn:a|b", "?limit=201", "/verification?number=1"})
    void saysWhatIsWrongWithAQuestion(String question) {
        given().get("/v1/audit-events" + question).then().statusCode(400);
    }

    @Test
    void saysThatTheChainIsIntact() {
        TokenIsSent.callersOf("audited-verified", () -> {
            asking().get("/v1/clinic").then().statusCode(200);
            eventOf(request, "id");
            AuditTables.allSealed("audited-verified");
            Response answer = given().get("/v1/audit-events/verification");
            answer.then()
                    .statusCode(200)
                    .body("intact", is(true))
                    .body("findings", hasSize(0))
                    .body("seals", is(1))
                    .body("events", is(1))
                    .body("head.number", is(1));
            String question = "/v1/audit-events/verification?number=1&seal=";
            given().get(question + answer.path("head.seal")).then().body("intact", is(true));
            return given().get(question + "0".repeat(64))
                    .then()
                    .statusCode(200)
                    .body("intact", is(false))
                    .body("firstWrongSeal", is(1))
                    .body("findings.kind", equalTo(List.of("SEAL_NOT_AS_EXPECTED")));
        });
    }

    @Test
    void letsARequestWaitWhileThereIsNoRoom() throws Exception {
        String clinic = "audited-" + UUID.randomUUID();
        try (Connection locking = PostgresForTests.asOwner()) {
            locking.setAutoCommit(false);
            locking.createStatement().execute("lock table audit_event in access exclusive mode");
            fill(clinic);
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(
                    () -> asking().get("/v1/clinic").statusCode());
            CompletableFuture<Integer> refused = CompletableFuture.supplyAsync(() -> Token.none()
                    .header("X-Request-Id", request)
                    .get("/v1/clinic")
                    .statusCode());
            Waiting.staysSo("both wait", Duration.ofMillis(500), () -> !reading.isDone() && !refused.isDone());
            assertThat(given().get("/problems/not-found").statusCode())
                    .as("nobody else does")
                    .isEqualTo(200);
            locking.rollback();
            assertThat(reading.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(refused.get(60, TimeUnit.SECONDS)).isEqualTo(401);
        }
        eventually(() -> eventsOf(request, "outcome").size() == 2, "both");
        assertThat(eventsOf(request, "outcome")).containsExactlyInAnyOrder("200", "401");
    }

    @Test
    void answersNothingThatCannotBeAudited() throws Exception {
        String clinic = "audited-" + UUID.randomUUID();
        int waiting;
        try (Connection locking = PostgresForTests.asOwner()) {
            locking.setAutoCommit(false);
            locking.createStatement().execute("lock table audit_event in access exclusive mode");
            waiting = fill(clinic);
            CompletableFuture<Response> reading = CompletableFuture.supplyAsync(() -> asking().get("/v1/clinic"));
            CompletableFuture<Response> refused = CompletableFuture.supplyAsync(
                    () -> Token.none().header("X-Request-Id", request).get("/v1/clinic"));
            reading.get(60, TimeUnit.SECONDS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("code", is("database-unavailable"));
            refused.get(60, TimeUnit.SECONDS).then().statusCode(503).body("code", is("database-unavailable"));
            locking.rollback();
        }
        String written = "select count(*) from audit_event where tenant_id = '" + clinic + "'";
        eventually(() -> query(written).contains(String.valueOf(waiting)), "all that waited");
        assertThat(eventsOf(request, "outcome")).isEmpty();
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() {
        PostgresForTests.running().stop();
        try (Logged logged = new Logged()) {
            Token.none()
                    .header("X-Request-Id", request)
                    .get("/v1/clinic")
                    .then()
                    .statusCode(401);
            asking().get("/v1/clinic").then().statusCode(503);
            eventually(() -> logged.whole().contains("Audit events cannot be written now"), "an attempt to write them");
        } finally {
            PostgresForTests.running().startAgain();
        }
        eventually(() -> eventsOf(request, "outcome").size() == 2, "both");
        assertThat(eventsOf(request, "tenant_id, outcome")).containsExactlyInAnyOrder("- 401", "local 503");
        asking().get("/v1/clinic").then().statusCode(200);
    }

    @Test
    void writesBeforeItAnswersIfSoSet() throws SQLException {
        audit.synchronous(true);
        try {
            for (int i = 0; i < 10; i++) {
                given().header("X-Request-Id", request + i)
                        .get("/v1/clinic")
                        .then()
                        .statusCode(200);
                assertThat(eventsOf(request + i, "outcome")).containsExactly("200");
            }
            Token.none()
                    .header("X-Request-Id", request)
                    .get("/v1/clinic")
                    .then()
                    .statusCode(401);
            assertThat(eventsOf(request, "outcome")).containsExactly("401");
            PostgresForTests.running().stop();
            try {
                Token.none()
                        .header("X-Request-Id", request)
                        .get("/v1/clinic")
                        .then()
                        .statusCode(503);
            } finally {
                PostgresForTests.running().startAgain();
            }
        } finally {
            audit.synchronous(false);
        }
    }

    /** Leaves no room for another event, now that none can be written, and says how many it took. */
    private int fill(String clinic) {
        int taken = 0;
        while (audit.keepAtOnce(event(clinic))) {
            taken++;
        }
        // The writer has taken some out, which it cannot write.
        eventually(
                () -> !query("select 1 from pg_locks where not granted and relation = 'audit_event'::regclass")
                        .isEmpty(),
                "the writer");
        while (audit.keepAtOnce(event(clinic))) {
            taken++;
        }
        return taken;
    }

    /** Without the questions that this test asks itself. */
    private static ValidatableResponse listed(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/audit-events" + query)
                .then()
                .statusCode(200);
    }

    private RequestSpecification asking() {
        return given().header("X-Request-Id", request);
    }

    private RequestSpecification asking(Body body) {
        return sending(body).header("X-Request-Id", request);
    }
}
