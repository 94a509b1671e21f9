package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.patching;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** Requests on a condition: reading what one has already, and writing only what is not there. */
@QuarkusTest
class ConditionsTest {

    private static final String YEAR = "/v1/fee-schedules/2473";

    private Plan plan;

    @BeforeEach
    void thereIsOneOfEachKind() {
        sending(object().with("fees", List.of())).put(YEAR);
        plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
    }

    /** Everything single that has an ETag, as the contract has it. */
    @Test
    void readsNothingTwice() {
        List<String> wrong = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        OpenApiDocument.committed().tree().path("paths").fieldNames().forEachRemaining(path -> {
            if (address(path).contains("{")) {
                return;
            }
            Response answer = given().get(address(path));
            String tag = answer.header("ETag");
            if (answer.statusCode() == 200 && tag != null) {
                asked.add(path);
                for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
                    Response again = given().header("If-None-Match", known).get(address(path));
                    if (again.statusCode() != 304 || !again.asString().isEmpty() || !tag.equals(again.header("ETag"))) {
                        wrong.add(path + " with " + known + ": " + again.statusCode());
                    }
                }
                Response other = given().header("If-None-Match", "\"x\"").get(address(path));
                if (other.statusCode() != 200) {
                    wrong.add(path + " with another tag: " + other.statusCode());
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(asked)
                .contains(
                        "/v1/treatment-plans/{id}",
                        "/v1/clinic",
                        "/v1/fee-schedules/{year}",
                        "/v1/treatment-plans/{id}/screening",
                        "/v1/treatment-plans/{id}/sessions/{number}",
                        "/v1/treatment-plans/{id}/sessions/{number}/record",
                        "/v1/protocols/{id}");
    }

    @Test
    void sendsAgainWhatHasChanged() {
        String before = plan.etag();
        plan.act("hold").statusCode(200);

        given().header("If-None-Match", before)
                .get(plan.address())
                .then()
                .statusCode(200)
                .header("ETag", plan.etag());
    }

    @Test
    void auditsAReadThatHasChangedNothing() {
        String request = UUID.randomUUID().toString();
        given().header("If-None-Match", plan.etag())
                .header("X-Request-Id", request)
                .get(plan.address())
                .then()
                .statusCode(304);

        assertThat(auditOf(request)).contains("304");
    }

    private String auditOf(String request) {
        long end = System.nanoTime() + 10_000_000_000L;
        List<Integer> outcomes = List.of();
        while (outcomes.isEmpty() && System.nanoTime() < end) {
            outcomes = given().queryParam("resource", "TreatmentPlan/" + plan.id())
                    .get("/v1/audit-events")
                    .path("items.findAll { it.requestId == '" + request + "' }.outcome");
        }
        return outcomes.toString();
    }

    @Test
    void replacesNothingThatMustNotExist() {
        Body otherRecord = performedAt("2027-01-04T08:01:00+03:00");
        for (String known : List.of("*", "W/" + plan.etag(), "\"0\", " + plan.etag())) {
            onlyUnless(known, sending(performedAt("2027-01-04T08:00:00+03:00")), plan.address() + "/sessions/1/record");
            onlyUnless(known, sending(otherRecord), plan.address() + "/sessions/1/record");
            onlyUnless(known, sending(screening()), plan.address() + "/screening");
        }
        onlyUnless("*", sending(object().with("fees", List.of())), YEAR);
        onlyUnless(
                "*",
                given().contentType("application/json")
                        .body(given().get("/v1/clinic").asString()),
                "/v1/clinic");
    }

    @Test
    void makesWhatMustNotExistAndDoesNot() {
        Plan unscreened = createPlan(kneeOsteoarthritis().unscreened());
        sending(screening())
                .header("If-None-Match", "*")
                .put(unscreened.address() + "/screening")
                .then()
                .statusCode(201);
        sending(performedAt("2027-01-04T08:00:00+03:00"))
                .header("If-None-Match", "*")
                .put(unscreened.address() + "/sessions/1/record")
                .then()
                .statusCode(201);
    }

    @Test
    void makesNoChangeOnAConditionThatNothingReads() {
        String before = plan.etag();
        for (String known : List.of("*", before, "\"x\"")) {
            sending(because("Travels."))
                    .header("If-Match", "*")
                    .header("If-None-Match", known)
                    .post(plan.address() + "/hold")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("If-None-Match"));
            patching(object().with("weightKg", 71))
                    .header("If-Match", "*")
                    .header("If-None-Match", known)
                    .patch(plan.address())
                    .then()
                    .statusCode(400);
        }
        plan.get().header("ETag", equalTo(before));
    }

    @Test
    void refusesAConditionThatIsNone() {
        sending(screening())
                .header("If-Match", "*")
                .header("If-None-Match", "3")
                .put(plan.address() + "/screening")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("If-None-Match"));
    }

    private void onlyUnless(String known, io.restassured.specification.RequestSpecification request, String address) {
        request.header("If-Match", "*")
                .header("If-None-Match", known)
                .put(address)
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
    }

    private String address(String template) {
        return template.replace("/v1/treatment-plans/{id}", plan.address())
                .replace("/v1/protocols/{id}", "/v1/protocols/hypertonic-dextrose")
                .replace("{number}", "1")
                .replace("{year}", "2473")
                .replace("{code}", "not-found");
    }
}
