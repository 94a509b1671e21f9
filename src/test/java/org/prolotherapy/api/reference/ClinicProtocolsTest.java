package org.prolotherapy.api.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/** The life of a protocol that a clinic makes for itself, and who sees it. */
@QuarkusTest
class ClinicProtocolsTest {

    private static final Map<String, Object> WEEKLY = Map.of("min", 5, "target", 7, "max", 10);

    private final Token token = Token.ofClinic("c" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

    @Test
    void isDraftedPreviewedApprovedAndThenStays() {
        String drafted = post("/v1/protocols", described("our-knee").toString())
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", "/v1/protocols/our-knee")
                .body("status", is("DRAFT"))
                .body("origin", is("CLINIC"))
                .extract()
                .header("ETag");

        // A draft takes no plan, and is previewed by its version.
        preview(Map.of("protocol", "our-knee")).statusCode(422).body("code", is("unknown-code"));
        preview(Map.of("protocol", "our-knee", "protocolVersion", 1))
                .statusCode(200)
                .body("sessions.target", contains("2027-01-04", "2027-01-11", "2027-01-18"));
        plan("our-knee").statusCode(422).body("violations.field", contains("/protocol"));

        put(
                        "our-knee",
                        drafted,
                        described("our-knee")
                                .without("id")
                                .with("display", "Our knees")
                                .toString())
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("display", is("Our knees"));
        put("our-knee", drafted, described("our-knee").without("id").toString()).statusCode(412);
        action("our-knee", "approve", "\"2\"", "{\"approvedBy\": \"Dr. Demir\"}")
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", is("APPROVED"))
                .body("approvedBy", is("Dr. Demir"));
        put("our-knee", "\"3\"", described("our-knee").without("id").toString())
                .statusCode(409)
                .body("code", is("protocol-state"));
        action("our-knee", "approve", "*", "{\"approvedBy\": \"Dr. Aydin\"}").statusCode(409);

        String plan = plan("our-knee").statusCode(201).extract().path("id");

        // A change is the next version; plans that are there keep theirs.
        action("our-knee", "versions", "\"3\"", null)
                .statusCode(201)
                .header("ETag", "\"4\"")
                .body("version", is(2))
                .body("status", is("DRAFT"));
        action("our-knee", "versions", "*", null).statusCode(409);
        put(
                        "our-knee",
                        "\"4\"",
                        described("our-knee")
                                .without("id")
                                .with("span", Map.of("days", 20))
                                .toString())
                .statusCode(200);
        action("our-knee", "approve", "\"5\"", "{\"approvedBy\": \"Dr. Demir\"}")
                .statusCode(200);
        plan("our-knee").statusCode(201).body("schedule.protocol.version", is(2));
        token.request()
                .get("/v1/treatment-plans/" + plan)
                .then()
                .statusCode(200)
                .body("schedule.protocol.version", is(1))
                .body("schedule.deadline", is("2027-03-04"));
        token.request()
                .get("/v1/protocols/our-knee?version=1")
                .then()
                .statusCode(200)
                .body("version", is(1));

        action("our-knee", "retire", "\"6\"", null).statusCode(200).body("status", is("RETIRED"));
        plan("our-knee").statusCode(422).body("code", is("unknown-code"));
        token.request().get("/v1/treatment-plans/" + plan).then().statusCode(200);
        token.request().get("/v1/protocols?origin=CLINIC&status=RETIRED").then().body("items.id", contains("our-knee"));
    }

    @Test
    void refusesEverythingBeyondTheBoundsAtOnce() {
        Body wide = described("wide")
                .with(
                        "phases",
                        List.of(Map.of(
                                "name", "INITIAL",
                                "sessions", Map.of("min", 3, "max", 25),
                                "gapsDays", List.of(Map.of("min", 4, "max", 181)))))
                .with("span", Map.of("months", 37))
                .with("appliesTo", Map.of("conditions", List.of("nothing")))
                .with("holds", List.of(Map.of("drugClass", "ANTICOAGULANT", "daysBefore", 2, "daysAfter", 0)))
                .with(
                        "steps",
                        List.of(step("dextrose", 4.9, 25), step("phenol", 0, 2.6), step("corticosteroid", 1, 1)));

        post("/v1/protocols", wide.toString())
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/phases",
                                "/phases/0/gapsDays/0/min",
                                "/phases/0/gapsDays/0/max",
                                "/span/months",
                                "/appliesTo/conditions/0",
                                "/holds/0/daysBefore",
                                "/solutions/2",
                                "/steps/2/solution",
                                "/steps/0/concentrationPercent",
                                "/steps/1/concentrationPercent"));

        Body edge = described("edge")
                .with(
                        "phases",
                        List.of(Map.of(
                                "name", "INITIAL",
                                "sessions", Map.of("min", 3, "max", 24),
                                "gapsDays", List.of(Map.of("min", 5, "max", 180)))))
                .with("span", Map.of("months", 36))
                .with("holds", List.of(Map.of("drugClass", "ANTICOAGULANT", "daysBefore", 3, "daysAfter", 0)))
                .with("steps", List.of(step("dextrose", 5, 25), step("phenol", 0, 2.5)));
        post("/v1/protocols", edge.toString()).statusCode(201);
    }

    @Test
    void saysWhichMembersMakeNoSense() {
        Body odd = described("odd")
                .with(
                        "phases",
                        List.of(
                                Map.of(
                                        "name", "INITIAL",
                                        "sessions", Map.of("min", 4, "max", 3),
                                        "gapsDays", List.of(Map.of("min", 9, "target", 7, "max", 10))),
                                Map.of(
                                        "name", "LATER",
                                        "sessions", Map.of("min", 0, "max", 2),
                                        "gapsDays", List.of(Map.of("min", 10, "max", 9)))))
                .with("span", Map.of("months", 2, "days", 60));

        post("/v1/protocols", odd.toString())
                .statusCode(422)
                .body(
                        "violations.field",
                        contains("/phases/0/sessions", "/phases/0/gapsDays/0", "/phases/1/gapsDays/0", "/span"));
        post("/v1/protocols", "{\"id\": \"bare\"}")
                .statusCode(400)
                .body("violations.field", contains("/display", "/kind", "/phases", "/span", "/injectionsPerSide"));
        post(
                        "/v1/protocols",
                        "{\"id\": \"both\", \"basedOn\": {\"regimen\": \"sit-2020-knee\"}, \"display\": \"Both\"}")
                .statusCode(400)
                .body("violations.field", contains("/basedOn"));
        post("/v1/protocols", "{\"id\": \"none\", \"basedOn\": {\"regimen\": \"nobody-2020\"}}")
                .statusCode(422)
                .body("violations.field", contains("/basedOn/regimen"));
        post("/v1/protocols", described("hypertonic-dextrose").toString())
                .statusCode(422)
                .body("violations.field", contains("/id"));
    }

    @Test
    void isSeenByItsClinicAlone() {
        post("/v1/protocols", described("secret").toString()).statusCode(201);
        Token another = Token.ofClinic("d" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

        another.request().get("/v1/protocols/secret").then().statusCode(404);
        another.request()
                .get("/v1/protocols?status=DRAFT")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        another.request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"approvedBy\": \"Dr. Demir\"}")
                .post("/v1/protocols/secret/approve")
                .then()
                .statusCode(404);
        another.request()
                .contentType("application/json")
                .body(described("secret").toString())
                .post("/v1/protocols")
                .then()
                .statusCode(201);

        Token patient = token.ofPatient("12345");
        patient.request().get("/v1/protocols/secret").then().statusCode(404);
        patient.request()
                .get("/v1/protocols?status=DRAFT")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        action("secret", "approve", "*", "{\"approvedBy\": \"Dr. Demir\"}").statusCode(200);
        patient.request().get("/v1/protocols/secret").then().statusCode(200);
        patient.request().get("/v1/protocols").then().body("items.id", hasItem("secret"));
        another.request().get("/v1/protocols").then().body("items.id", not(hasItem("secret")));
        patient.request()
                .contentType("application/json")
                .body(described("mine").toString())
                .post("/v1/protocols")
                .then()
                .statusCode(403);
    }

    @Test
    void tellsThoseWhoFollowThatItIsApprovedAndRetired() {
        String place = token.request().get("/v1/changes?since=latest").path("next");
        post("/v1/protocols", described("followed").toString()).statusCode(201);
        action("followed", "approve", "*", "{\"approvedBy\": \"Dr. Demir\"}").statusCode(200);
        action("followed", "approve", "*", "{\"approvedBy\": \"Dr. Demir\"}").statusCode(409);
        action("followed", "retire", "*", null).statusCode(200);

        Waiting.until(
                        "what happened",
                        () -> token.request().get("/v1/changes?since=" + place),
                        part -> part.<List<?>>path("items").size() >= 2)
                .then()
                .body("items.type", contains(endsWith("protocol.approved"), endsWith("protocol.retired")))
                .body("items.data.protocol", contains("followed", "followed"))
                .body("items.data.version", contains(1, 1));
    }

    @Test
    void goesOnAfterACompletionOnlyOnceWhatHappenedIsReviewed() {
        post("/v1/protocols", "{\"id\": \"extended\", \"basedOn\": {\"regimen\": \"rabago-2013-knee\"}}")
                .statusCode(201);
        action("extended", "approve", "*", "{\"approvedBy\": \"Dr. Demir\"}").statusCode(200);
        String plan = "/v1/treatment-plans/"
                + plan("extended").statusCode(201).extract().path("id");
        asJson().body(Body.performedAt("2027-01-04T08:00:00+03:00").toString())
                .put(plan + "/sessions/1/record")
                .then()
                .statusCode(201);
        change(plan, "complete").statusCode(200).body("status", is("COMPLETED"));
        String event = asJson().body("{\"kind\": \"INFECTION\", \"onsetAt\": \"2027-01-04T08:30:00+03:00\"}")
                .post(plan + "/adverse-events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        change(plan, "extend").statusCode(422).body("reasons.rule", hasItem("adverse-event-unreviewed"));
        asJson().body("{\"reviewedBy\": \"Dr. Demir\", \"conclusion\": \"It is over.\"}")
                .post(plan + "/adverse-events/" + event + "/review")
                .then()
                .statusCode(201);
        change(plan, "extend").statusCode(200).body("status", is("ACTIVE"));
    }

    @Test
    void hasTimingsAndMeasuresOfItsOwnThatAreNoLaxerThanEverywhere() {
        post(
                        "/v1/protocols",
                        described("timed")
                                .with(
                                        "timings",
                                        Map.of(
                                                "medicationHoldDays",
                                                7,
                                                "reviewAfterDays",
                                                5,
                                                "improvementExpectedAfterDays",
                                                28,
                                                "recovery",
                                                List.of(Map.of(
                                                        "severity",
                                                        "MILD",
                                                        "phase",
                                                        "REST",
                                                        "firstDay",
                                                        0,
                                                        "lastDay",
                                                        4))))
                                .with("outcomeMeasures", List.of("womac"))
                                .toString())
                .statusCode(201)
                .body("medicationHoldDays", is(7))
                .body("reviewAfterDays", is(5))
                .body("improvementExpectedAfterDays", is(28))
                .body("outcomeMeasures", contains("womac"))
                .body("bySeverity[0].recovery[0].lastDay", is(4));
        preview(Map.of("protocol", "timed", "protocolVersion", 1))
                .statusCode(200)
                .body("sessions[0].medicationHold.from", is("2026-12-28"))
                .body("sessions[0].reviewIfSymptomsAfter", is("2027-01-09"));

        post(
                        "/v1/protocols",
                        described("lax")
                                .with("timings", Map.of("medicationHoldDays", 2, "reviewAfterDays", 8))
                                .with("outcomeMeasures", List.of("mood"))
                                .toString())
                .statusCode(422)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/timings/medicationHoldDays", "/timings/reviewAfterDays", "/outcomeMeasures/0"));
        post(
                        "/v1/protocols",
                        described("backwards")
                                .with(
                                        "timings",
                                        Map.of(
                                                "recovery",
                                                List.of(Map.of(
                                                        "severity",
                                                        "MILD",
                                                        "phase",
                                                        "REST",
                                                        "firstDay",
                                                        4,
                                                        "lastDay",
                                                        1))))
                                .toString())
                .statusCode(422)
                .body("violations.field", contains("/timings/recovery"));
    }

    private ValidatableResponse change(String plan, String action) {
        return asJson().header("If-Match", "*")
                .body("{\"reason\": \"It is so.\"}")
                .post(plan + "/" + action)
                .then();
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }

    @Test
    void hasOneWinnerOfThoseWhoMakeChangeOrApproveItAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = "raced-" + round;
            assertThat(atOnce(() -> post("/v1/protocols", described(id).toString())))
                    .containsExactlyInAnyOrder(201, 409, 409, 409);
            assertThat(atOnce(() -> action(id, "approve", "\"1\"", "{\"approvedBy\": \"Dr. Demir\"}")))
                    .containsExactlyInAnyOrder(200, 412, 412, 412);
            assertThat(atOnce(() -> action(id, "versions", "*", null))).containsExactlyInAnyOrder(201, 409, 409, 409);
            assertThat(atOnce(
                            () -> action(id, "approve", "\"3\"", "{\"approvedBy\": \"Dr. Demir\"}"),
                            () -> put(
                                    id,
                                    "\"3\"",
                                    described(id)
                                            .without("id")
                                            .with("display", "Another")
                                            .toString())))
                    .containsExactlyInAnyOrder(200, 412);
        }
    }

    private List<Integer> atOnce(Callable<ValidatableResponse> request) throws Exception {
        return atOnce(request, request, request, request);
    }

    @SafeVarargs
    private static List<Integer> atOnce(Callable<ValidatableResponse>... requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests.length);
        try {
            CyclicBarrier start = new CyclicBarrier(requests.length);
            List<Future<Integer>> answers = new ArrayList<>();
            for (Callable<ValidatableResponse> request : requests) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return request.call().extract().statusCode();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Body described(String id) {
        return Body.object()
                .with("id", id)
                .with("display", "Weekly")
                .with("kind", "INFLAMMATORY")
                .with(
                        "phases",
                        List.of(Map.of(
                                "name", "INITIAL",
                                "sessions", Map.of("min", 3, "default", 3, "max", 4),
                                "gapsDays", List.of(WEEKLY))))
                .with("span", Map.of("months", 2))
                .with("injectionsPerSide", Map.of("min", 1, "max", 8))
                .with("solutions", List.of("hypertonic-dextrose-lidocaine"));
    }

    private static Map<String, Object> step(String solution, double least, double most) {
        return Map.of(
                "role",
                "PERI_ARTICULAR",
                "injectionsPerSide",
                Map.of("min", 1, "max", 8),
                "solution",
                solution,
                "concentrationPercent",
                Map.of("min", least, "max", most));
    }

    private ValidatableResponse plan(String protocol) {
        return post(
                "/v1/treatment-plans",
                Body.kneeOsteoarthritis().with("protocol", protocol).toString());
    }

    private ValidatableResponse preview(Map<String, Object> named) {
        Body body = Body.object().with("severity", "MILD").with("startOn", "2027-01-04");
        for (Map.Entry<String, Object> member : named.entrySet()) {
            body = body.with(member.getKey(), member.getValue());
        }
        return post("/v1/schedule-previews", body.toString());
    }

    private ValidatableResponse post(String path, String body) {
        return json().body(body).post(path).then();
    }

    private ValidatableResponse put(String id, String ifMatch, String body) {
        return json().header("If-Match", ifMatch)
                .body(body)
                .put("/v1/protocols/" + id)
                .then();
    }

    private ValidatableResponse action(String id, String action, String ifMatch, @Nullable String body) {
        RequestSpecification request = json().header("If-Match", ifMatch);
        return (body == null ? request : request.body(body))
                .post("/v1/protocols/" + id + "/" + action)
                .then();
    }

    private RequestSpecification json() {
        return token.request().contentType("application/json");
    }
}
