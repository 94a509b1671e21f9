package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;
import org.prolotherapy.api.problems.ProblemKinds;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.reference.ProtocolBounds;
import org.prolotherapy.sharing.SharingProblem;

/** What the contract shows by example is true: every request gets the answer that stands beside it. */
@QuarkusTest
class ExamplesTest {

    private static final String PLANS = "/v1/treatment-plans";
    private static final String PREVIEWS = "/v1/schedule-previews";
    private static final String NOBODY = PLANS + "/01941f29-7c00-7000-8000-000000000000";

    private static final String WEEK_BEFORE = "2026-12-28T10:30:00+03:00";

    private static final String INJECTION = """
            {"site": "knee-joint", "side": "LEFT", "solution": "hypertonic-dextrose-lidocaine", "volumeMl": 3}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ClockForTests clock;

    @Inject
    ProtocolBounds bounds;

    private final Map<String, ExampleFile> files = new LinkedHashMap<>();

    @BeforeEach
    void isAWeekBeforeTheCourse() {
        itIs(WEEK_BEFORE);
        RestAssured.requestSpecification = given().header("X-Request-Id", "ehr-0001");
    }

    @AfterEach
    void sendsNoIdOfItsOwnAnyMore() {
        RestAssured.requestSpecification = null;
    }

    @Test
    void everyExampleIsTrue() throws IOException {
        referenceDataIsRead();
        coursesArePreviewed();
        aPlanIsScreened();
        theClinicIsSet();
        aPlanIsMadeAndChanged();
        aProtocolIsMadeAndApproved();
        aClinicMixesItsOwnSolutions();
        aPlanIsHeldAndEnded();
        whatHappensIsFollowed();
        othersAreToldWhatHappens();
        everythingIsExported();
        aSessionIsRecordedAndCorrected();
        aCourseIsLed();
        everythingGoesWrong();
        ClinicOfTests.become(ClinicOfTests.open());

        try (Stream<Path> there = Files.list(ExampleFile.DIRECTORY)) {
            there.map(path -> path.getFileName().toString().replace(".json", ""))
                    .map(this::file)
                    .forEach(ExampleFile::isConfirmed);
        }
    }

    @Test
    void everyRequestBodyHasAnExampleAndEveryProblemToo() {
        JsonNode contract = OpenApiDocument.committed().tree();
        List<String> bare = new ArrayList<>();
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("requestBody")
                            && operation
                                    .findPath("requestBody")
                                    .findPath("examples")
                                    .isEmpty()) {
                        bare.add(operation.path("operationId").asText());
                    }
                }));
        assertThat(bare).as("operations without an example of their body").isEmpty();

        Set<String> shown = new TreeSet<>();
        contract.path("components")
                .path("responses")
                .forEach(response -> response.findPath("examples").fieldNames().forEachRemaining(shown::add));
        // Told under /fhir alone, where every problem is an OperationOutcome, and under /cds-services, which have their
        // own contract.
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(ProblemKinds.all().stream()
                        .filter(kind -> kind != ProblemType.NOT_SUPPORTED && kind != SharingProblem.CDS_NOT_EVALUATED)
                        .map(ProblemKind::code)
                        .toList());
    }

    @Test
    void theContractShowsTheExamplesOfTheFiles() {
        JsonNode contract = OpenApiDocument.committed().tree();
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    ExampleFile file = file(operation.path("operationId").asText());
                    assertThat(operation.path("requestBody").findPath("examples"))
                            .as("requests of " + operation.path("operationId"))
                            .isEqualTo(file.requests());
                    operation
                            .path("responses")
                            .properties()
                            .forEach(response -> assertThat(response.getValue()
                                            .path("content")
                                            .path("application/json")
                                            .path("examples"))
                                    .as(response.getKey() + " of " + operation.path("operationId"))
                                    .isEqualTo(file.responses(response.getKey())));
                }));
    }

    private void referenceDataIsRead() {
        shows(
                "getProtocol",
                200,
                "hypertonicDextrose",
                "The default protocol",
                get("/v1/protocols/hypertonic-dextrose"));
        shows("listInjectionSites", 200, "knee", "The sites of the knee", get("/v1/injection-sites?region=KNEE"));
        shows("listOutcomeMeasures", 200, "all", "All outcome measures", get("/v1/outcome-measures"));
        shows("listSources", 200, "all", "All sources", get("/v1/sources"));
        shows(
                "getProblemPage",
                200,
                "preconditionRequired",
                "What to do when If-Match is missing",
                given().accept("application/json").get("/problems/precondition-required"));
    }

    private void coursesArePreviewed() {
        shows(
                "previewSchedule",
                200,
                "bySeverity",
                "Five sessions, 18 days apart",
                send("previewSchedule", "bySeverity").post(PREVIEWS));
        shows(
                "previewSchedule",
                200,
                "asWished",
                "Four sessions, 14 days apart, two of them moved past closed days",
                send("previewSchedule", "asWished").post(PREVIEWS));
    }

    private void aPlanIsScreened() {
        String plan = path(accepted(send("createTreatmentPlan", "draft").post(PLANS)));
        String screening = plan + "/screening";
        shows(
                "putScreening",
                201,
                "nothingAgainstIt",
                "The answers as they were taken; the plan is ACTIVE",
                send("putScreening", "nothingAgainstIt").put(screening));
        accepted(change("putScreening", "heldAnticoagulant", plan).put(screening));
        shows(
                "putScreening",
                200,
                "infection",
                "The answers as they were taken; the plan is ON_HOLD",
                change("putScreening", "infection", plan).put(screening));
        shows("getScreening", 200, "infection", "The latest answers", get(screening));
        accepted(change("putScreening", "nothingAgainstIt", plan).put(screening));
        accepted(change("resumeTreatmentPlan", "afterSafety", plan).post(plan + "/resume"));
    }

    private void aPlanIsMadeAndChanged() {
        Response created = send("createTreatmentPlan", "screened").post(PLANS);
        shows("createTreatmentPlan", 201, "screened", "The plan with its schedule", created);
        String plan = path(created);
        for (String patch : List.of("details", "removal", "start")) {
            accepted(change("patchTreatmentPlan", patch, plan)
                    .contentType("application/merge-patch+json; charset=UTF-8")
                    .patch(plan));
        }
        accepted(send("searchTreatmentPlans", "byPatient").post(PLANS + "/_search"));
        accepted(send("searchTreatmentPlans", "changedSince").post(PLANS + "/_search"));
        accepted(send("searchTreatmentPlans", "inShort").post(PLANS + "/_search"));
        accepted(send("addCalendarLink", "forThePatient").post(plan + "/calendar-links"));
        accepted(send("searchAuditEvents", "ofPatient").post("/v1/audit-events/_search"));
    }

    /** In a clinic of its own, which has no protocol of these ids yet. */
    private void aProtocolIsMadeAndApproved() {
        String token = "Bearer " + Token.ofClinic("c" + UUID.randomUUID()).with(Token.EVERY_SCOPE);
        accepted(send("putClinic", "twoPerformers")
                .header("Authorization", token)
                .header("If-Match", "*")
                .put("/v1/clinic"));
        for (String example : List.of("adopted", "described")) {
            accepted(send("createProtocol", example)
                    .header("Authorization", token)
                    .post("/v1/protocols"));
        }
        accepted(send("putProtocol", "longer")
                .header("Authorization", token)
                .header("If-Match", "*")
                .put("/v1/protocols/our-knee"));
        accepted(send("approveProtocol", "byAClinician")
                .header("Authorization", token)
                .header("If-Match", "*")
                .post("/v1/protocols/our-knee/approve"));
        ObjectNode planned = ((ObjectNode) tree(newPlan("/protocol", "\"our-knee\"")))
                .remove(List.of("solution", "concentrationPercent", "sessionCount", "spacingDays"));
        String plan = path(
                accepted(json(planned.toString()).header("Authorization", token).post(PLANS)));
        shows(
                "getSessionRecordTemplate",
                200,
                "ofItsProtocol",
                "A session of a protocol that says everything but the lot",
                given().header("Authorization", token).get(plan + "/sessions/1/template"));
        wrong(
                "protocol-id-taken",
                send("createProtocol", "adopted").header("Authorization", token).post("/v1/protocols"));
        wrong(
                "protocol-state",
                send("putProtocol", "longer")
                        .header("Authorization", token)
                        .header("If-Match", "*")
                        .put("/v1/protocols/our-knee"));
        for (int made = 2; made < bounds.protocols(); made++) {
            accepted(json(adopted("our-knee-" + made))
                    .header("Authorization", token)
                    .post("/v1/protocols"));
        }
        wrong(
                "too-many-protocols",
                json(adopted("one-too-many")).header("Authorization", token).post("/v1/protocols"));
    }

    /** In a clinic of its own, which has mixed nothing yet. */
    private void aClinicMixesItsOwnSolutions() {
        String token = "Bearer " + Token.ofClinic("m" + UUID.randomUUID()).with(Token.EVERY_SCOPE);
        shows(
                "createSolution",
                201,
                "draft",
                "A draft, until a clinician approves it",
                send("createSolution", "dextrose")
                        .header("Authorization", token)
                        .post("/v1/solutions"));
        accepted(send("putSolution", "hyaluronidase")
                .header("Authorization", token)
                .header("If-Match", "*")
                .put("/v1/solutions/our-dextrose"));
        accepted(send("approveSolution", "byAClinician")
                .header("Authorization", token)
                .header("If-Match", "*")
                .post("/v1/solutions/our-dextrose/approve"));
        wrong(
                "solution-code-taken",
                send("createSolution", "dextrose")
                        .header("Authorization", token)
                        .post("/v1/solutions"));
        wrong(
                "solution-state",
                send("putSolution", "hyaluronidase")
                        .header("Authorization", token)
                        .header("If-Match", "*")
                        .put("/v1/solutions/our-dextrose"));
        for (int made = 2; made <= bounds.solutions(); made++) {
            accepted(json(mixed("our-dextrose-" + made))
                    .header("Authorization", token)
                    .post("/v1/solutions"));
        }
        wrong(
                "too-many-solutions",
                json(mixed("one-too-many")).header("Authorization", token).post("/v1/solutions"));
    }

    private String mixed(String code) {
        return ((ObjectNode) tree(file("createSolution").request("dextrose")))
                .put("code", code)
                .toString();
    }

    private String adopted(String id) {
        return ((ObjectNode) tree(file("createProtocol").request("adopted")))
                .put("id", id)
                .toString();
    }

    private void whatHappensIsFollowed() {
        String before = placeInTheFeed();
        accepted(json(newPlan("/externalId", "\"ehr-plan-20261228-4\"")).post(PLANS));
        shows(
                "listChanges",
                200,
                "created",
                "A plan was created",
                Waiting.until(
                        "what happened",
                        () -> get("/v1/changes?since=" + before),
                        part -> !part.<List<?>>path("items").isEmpty()));
    }

    /** In a clinic of its own, which has no webhook yet. */
    private void othersAreToldWhatHappens() {
        String token = "Bearer " + Token.ofClinic("w" + UUID.randomUUID()).with(Token.EVERY_SCOPE);
        for (int made = 0; made < 20; made++) {
            accepted(send("createWebhook", "plans")
                    .header("Authorization", token)
                    .post("/v1/webhooks"));
        }
        wrong(
                "too-many-webhooks",
                send("createWebhook", "plans").header("Authorization", token).post("/v1/webhooks"));
        String webhook =
                given().header("Authorization", token).get("/v1/webhooks").path("items[0].id");
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            // As when its receiver answers 410.
            statement.execute("update webhook set disabled_at = now() where id = '" + webhook + "'");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        wrong("webhook-disabled", given().header("Authorization", token).post("/v1/webhooks/" + webhook + "/test"));
        wrong(
                "webhook-address-refused",
                json("{\"url\": \"https://10.0.0.1/\"}").post("/v1/webhooks"));
    }

    /** In a clinic of its own, which has one plan. */
    private void everythingIsExported() {
        String token = "Bearer " + Token.ofClinic("x" + UUID.randomUUID()).with(Token.EVERY_SCOPE);
        accepted(json(newPlan("/performer", "null"))
                .header("Authorization", token)
                .post(PLANS));
        for (int made = 0; made < 3; made++) {
            Response asked = send("createExport", made == 0 ? "everything" : "records")
                    .header("Authorization", token)
                    .post("/v1/exports");
            accepted(asked);
            if (made == 0) {
                shows("createExport", 202, "asked", "It is written from now on", asked);
            }
            Response done = Waiting.until(
                    "an export",
                    () -> given().header("Authorization", token).get("/v1/exports/" + asked.path("id")),
                    answer -> answer.path("state").equals("DONE"));
            if (made == 0) {
                shows("getExport", 200, "done", "It can be fetched", done);
            }
        }
        wrong(
                "too-many-exports",
                send("createExport", "everything")
                        .header("Authorization", token)
                        .post("/v1/exports"));
        String clinic = "x" + UUID.randomUUID();
        String other = "Bearer " + Token.ofClinic(clinic).with(Token.EVERY_SCOPE);
        accepted(send("createExport", "everything")
                .header("Authorization", other)
                .post("/v1/exports"));
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            // As when there is much to write: whoever holds the row is the one who goes on with it.
            connection.setAutoCommit(false);
            Waiting.until("an export that is under way", () -> {
                statement.execute("update export set finished_at = null where clinic_id = '" + clinic + "'");
                connection.commit();
                try (ResultSet row = statement.executeQuery(
                        "select finished_at is null from export where clinic_id = '" + clinic + "' for update")) {
                    return row.next() && row.getBoolean(1);
                }
            });
            wrong(
                    "export-under-way",
                    send("createExport", "everything")
                            .header("Authorization", other)
                            .post("/v1/exports"));
            connection.commit();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String placeInTheFeed() {
        return get("/v1/changes?since=latest").path("next");
    }

    private static String ofAnotherDatabase(String place) {
        String[] parts = new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8).split("\n", -1);
        parts[1] = "another";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private void aPlanIsHeldAndEnded() {
        String plan = anotherPlan("dr-erdem");
        accepted(change("holdTreatmentPlan", "travel", plan).post(plan + "/hold"));
        accepted(change("resumeTreatmentPlan", "back", plan).post(plan + "/resume"));
        accepted(change("completeTreatmentPlan", "recovered", plan).post(plan + "/complete"));
        String declined = anotherPlan("dr-erdem");
        accepted(change("cancelTreatmentPlan", "declined", declined).post(declined + "/cancel"));
    }

    private void aSessionIsRecordedAndCorrected() {
        String plan = anotherPlan("dr-ozkan");
        String session = plan + "/sessions/1";
        itIs("2027-01-04T11:00:00+03:00");
        shows(
                "recordSession",
                201,
                "leftKnee",
                "The record with its totals and deviations",
                send("recordSession", "leftKnee").put(session + "/record"));
        accepted(send("recordSession", "plasma").put(anotherPlan("dr-ozkan") + "/sessions/1/record"));
        Response added = send("addInjection", "forgotten").post(session + "/injections");
        shows("addInjection", 201, "forgotten", "The injection as it was recorded", added);
        String amendments = session + "/injections/" + added.path("id") + "/amendments";
        shows(
                "amendInjection",
                201,
                "volume",
                "The injection with its correction",
                send("amendInjection", "volume").post(amendments));
        shows("listInjections", 200, "leftKnee", "All injections of the session", get(session + "/injections"));
        accepted(send("amendInjection", "notGiven").post(amendments));
        shows(
                "amendSessionRecord",
                201,
                "time",
                "The record with its correction",
                send("amendSessionRecord", "time").post(session + "/record/amendments"));
        shows("getSession", 200, "performed", "A session that was performed", get(session));
        shows("getTreatmentPlan", 200, "underWay", "A plan after its first session", get(plan));
        shows(
                "listSessions",
                200,
                "ofAPerformer",
                "The first of two planned sessions, and the cursor of the second",
                get("/v1/sessions?from=2027-01-01&to=2027-02-28&performer=dr-ozkan&limit=1"));
        accepted(send("amendSessionRecord", "removal").post(session + "/record/amendments"));
        accepted(send("amendSessionRecord", "notPerformed").post(session + "/record/amendments"));
    }

    private void theClinicIsSet() {
        accepted(send("putClinic", "twoPerformers")
                .header("If-Match", get("/v1/clinic").header("ETag"))
                .put("/v1/clinic"));
        shows("getClinic", 200, "twoPerformers", "The clinic's settings", get("/v1/clinic"));
    }

    private void aCourseIsLed() {
        itIs(WEEK_BEFORE);
        shows(
                "listAvailability",
                200,
                "monday",
                "What is free on one day",
                get("/v1/availability?from=2027-01-04&to=2027-01-04&performer=dr-erdem&room=room-1"));
        String fees = "/v1/fee-schedules/2027";
        String tag = get(fees).header("ETag");
        RequestSpecification lira = send("putFeeSchedule", "lira");
        accepted((tag == null ? lira : lira.header("If-Match", tag)).put(fees));
        String plan = examinedPlan();
        String session = plan + "/sessions/1";
        shows(
                "bookSession",
                201,
                "morning",
                "The session as it is booked",
                change("bookSession", "morning", plan).post(session + "/book"));
        accepted(change("rescheduleSession", "booked", plan).post(session + "/reschedule"));
        accepted(change("bookCourse", "atTen", plan).post(plan + "/book-course"));
        accepted(change("bookCourse", "aroundTen", plan).post(plan + "/book-course"));
        accepted(change("cancelTreatmentPlan", "declined", plan).post(plan + "/cancel"));

        String other = examinedPlan();
        accepted(change("rescheduleSession", "planned", other).post(other + "/sessions/1/reschedule"));
        accepted(change("replanTreatmentPlan", "severe", other).post(other + "/replan"));
        shows("listRevisions", 200, "replanned", "What was changed in a plan", get(other + "/revisions"));
        accepted(change("cancelSession", "enough", other).post(other + "/sessions/3/cancel"));
        accepted(change("extendTreatmentPlan", "oneMore", other).post(other + "/extend"));

        String treated = examinedPlan();
        itIs("2027-01-04T11:00:00+03:00");
        shows(
                "addConsent",
                201,
                "signed",
                "The consent as it was kept",
                send("addConsent", "signed").post(treated + "/consents"));
        accepted(send("recordSession", "leftKnee").put(treated + "/sessions/1/record"));
        shows(
                "addAssessment",
                201,
                "afterSession",
                "The assessment as it was kept",
                send("addAssessment", "afterSession").post(treated + "/assessments"));
        shows(
                "addExerciseEntry",
                201,
                "done",
                "The entry as it was kept",
                send("addExerciseEntry", "done").post(treated + "/exercise-entries"));
        shows("getProgress", 200, "afterTheFirst", "How the patient responds", get(treated + "/progress"));
        shows("getFeeEstimate", 200, "fiveSessions", "What a course costs", get(treated + "/fee-estimate"));
        accepted(change("acceptRecommendation", "goOn", treated).post(treated + "/recommendations/accept"));
        Response event = send("reportAdverseEvent", "fever").post(treated + "/adverse-events");
        shows("reportAdverseEvent", 201, "fever", "The event, and what is to be done", event);
        shows(
                "reviewAdverseEvent",
                201,
                "noInfection",
                "The event and its review",
                send("reviewAdverseEvent", "noInfection")
                        .post(treated + "/adverse-events/" + event.path("id") + "/review"));
        wrong(
                "already-reviewed",
                send("reviewAdverseEvent", "noInfection")
                        .post(treated + "/adverse-events/" + event.path("id") + "/review"));

        String missed = examinedPlan();
        accepted(change("missSession", "ill", missed).post(missed + "/sessions/1/miss"));
    }

    /** A plan whose sessions can be booked. */
    private String examinedPlan() {
        return examinedPlan("12345");
    }

    private String examinedPlan(String patient) {
        String plan =
                newPlan("/screening/examination", "{\"by\": \"dr-erdem\", \"at\": \"2026-12-28T10:00:00+03:00\"}");
        return path(
                accepted(json(plan.replace("\"12345\"", "\"" + patient + "\"")).post(PLANS)));
    }

    private void everythingGoesWrong() {
        itIs(WEEK_BEFORE);
        String plan = anotherPlan("dr-erdem");
        String session = plan + "/sessions/1";
        String record = "{\"performedAt\": \"2027-01-04T10:00:00+03:00\", \"performer\": \"dr-erdem\","
                + " \"injections\": []}";
        wrong(
                "invalid-request",
                json("{\"severity\": 2, \"startOn\": \"4.1.2027\", \"colour\": \"red\"}")
                        .post(PREVIEWS));
        wrong("not-found", get(NOBODY));
        wrong("cursor-expired", get("/v1/changes?since=" + ofAnotherDatabase(placeInTheFeed())));
        wrong("unauthenticated", Token.none().get(plan));
        wrong("forbidden", Token.withScopes("system/TreatmentPlan.r").request().get(PLANS));
        wrong("method-not-allowed", given().delete(plan));
        wrong("not-acceptable", given().accept("text/html").get("/v1/rules"));
        wrong("uri-too-long", get("/v1/rules?" + "x".repeat(9_000)));
        wrong("headers-too-large", given().header("Cookie", "x".repeat(20_000)).get("/v1/rules"));
        wrong("payload-too-large", json(" ".repeat(300_000)).post(PREVIEWS));
        wrong(
                "unsupported-media-type",
                given().contentType("text/plain").body("MILD").post(PREVIEWS));
        wrong(
                "schedule-not-feasible",
                json("{\"severity\": \"SEVERE\", \"startOn\": \"2027-01-04\", \"sessionCount\": 9}")
                        .post(PREVIEWS));
        wrong(
                "unknown-code",
                json("{\"severity\": \"MILD\", \"startOn\": \"2027-01-04\", \"protocol\": \"cortisone\"}")
                        .post(PREVIEWS));
        wrong(
                "contraindicated",
                json(newPlan("/screening/anticoagulants", "true")).post(PLANS));
        String taken = newPlan("/externalId", "\"ehr-plan-20261228-2\"");
        accepted(json(taken).post(PLANS));
        wrong("external-id-taken", json(taken).post(PLANS));
        String key = "ehr-plan-20261228-3";
        String first = newPlan("/externalId", "\"" + key + "\"");
        accepted(json(first).header("Idempotency-Key", key).post(PLANS));
        wrong(
                "idempotency-key-reused",
                json(taken).header("Idempotency-Key", key).post(PLANS));
        wrong("precondition-required", json("{\"reason\": \"Travels.\"}").post(plan + "/hold"));
        wrong(
                "precondition-failed",
                json("{\"reason\": \"Travels.\"}").header("If-Match", "\"7\"").post(plan + "/hold"));
        wrong(
                "plan-state",
                json("{\"reason\": \"Is back.\"}").header("If-Match", "*").post(plan + "/resume"));
        wrong(
                "not-patchable",
                given().contentType("application/merge-patch+json; charset=UTF-8")
                        .header("If-Match", "*")
                        .body("{\"severity\": \"MILD\"}")
                        .patch(plan));

        wrong("rule-violated", json(record).put(session + "/record"));
        itIs("2027-01-04T11:00:00+03:00");
        wrong("not-recorded", json(INJECTION).post(session + "/injections"));
        wrong("earlier-session-open", json(record).put(plan + "/sessions/2/record"));
        accepted(json(record).put(session + "/record"));
        wrong("already-recorded", json(record.replace("10:00", "10:30")).put(session + "/record"));
        Response injection = accepted(json(INJECTION).post(session + "/injections"));
        String amendments = session + "/injections/" + injection.path("id") + "/amendments";
        accepted(json("{\"reason\": \"Not given.\", \"void\": true}").post(amendments));
        wrong(
                "session-state",
                json("{\"reason\": \"Typing error.\", \"volumeMl\": 2}").post(amendments));

        itIs(WEEK_BEFORE);
        String booked = examinedPlan();
        accepted(change("bookSession", "morning", booked).post(booked + "/sessions/1/book"));
        String late = examinedPlan();
        String others = examinedPlan("67890");
        wrong("slot-taken", change("bookSession", "morning", others).post(others + "/sessions/1/book"));
        wrong(
                "patient-double-booked",
                json("{\"startsAt\": \"2027-01-04T10:30\", \"performer\": \"dr-ozkan\"}")
                        .header("If-Match", "*")
                        .post(late + "/sessions/1/book"));
        wrong(
                "not-bookable",
                json("{\"startsAt\": \"2027-01-04T08:00\", \"performer\": \"dr-erdem\"}")
                        .header("If-Match", "*")
                        .post(late + "/sessions/1/book"));
        accepted(change("cancelTreatmentPlan", "declined", booked).post(booked + "/cancel"));

        // These do not happen on demand, so endpoints of the tests fail in their way.
        wrong("concurrent-change", get("/test/failing/sql/40001"));
        wrong("internal-error", get("/test/failing/error"));
        wrong("rate-limited", get("/test/failing/limited"));
        wrong("database-unavailable", get("/test/failing/sql/08006"));
        wrong("token-keys-unavailable", get("/test/failing/keys"));
        wrong("overloaded", get("/test/failing/overload"));
        wrong("idempotency-key-in-flight", get("/test/failing/key-in-flight"));
    }

    private void itIs(String time) {
        clock.set(time);
    }

    /** A request with this example as its body. */
    private RequestSpecification send(String operation, String example) {
        return json(file(operation).request(example));
    }

    /** The same, based on the version that the plan has now. */
    private RequestSpecification change(String operation, String example, String plan) {
        return send(operation, example).header("If-Match", get(plan).header("ETag"));
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private String anotherPlan(String performer) {
        return path(
                accepted(json(newPlan("/performer", "\"" + performer + "\"")).post(PLANS)));
    }

    /** The plan of the example with another value in this place, and no external id of its own. */
    private String newPlan(String pointer, String value) {
        ObjectNode plan = (ObjectNode) tree(file("createTreatmentPlan").request("screened"));
        plan.remove("externalId");
        int name = pointer.lastIndexOf('/');
        ((ObjectNode) plan.at(pointer.substring(0, name))).set(pointer.substring(name + 1), tree(value));
        return plan.toString();
    }

    private void shows(String operation, int status, String name, String summary, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        file(operation).confirm(String.valueOf(status), name, summary, tree(answer.asString()));
    }

    private static Response accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 202);
        return answer;
    }

    private void wrong(String code, Response answer) {
        ProblemKind type = ProblemKinds.ofCode(code).orElseThrow();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(type.status());
        assertThat(answer.<String>path("code")).isEqualTo(code);
        ObjectNode problem = (ObjectNode) tree(answer.asString());
        if (problem.path("instance").asText().startsWith("/test/")) {
            problem.put("instance", PLANS);
        }
        file("problems").confirm("problems", code, type.title(), problem);
    }

    private static String path(Response created) {
        return PLANS + "/" + created.path("id");
    }

    private ExampleFile file(String name) {
        return files.computeIfAbsent(name, ExampleFile::new);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
