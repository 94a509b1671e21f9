package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.patching;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Plan;

/** PATCH /v1/treatment-plans/{id}, and If-Match wherever a plan is changed. */
@QuarkusTest
class CorrectingPlansTest {

    @Test
    void changesEachMemberThatIsADetailAndNoOther() {
        Plan plan = createPlan(kneeOsteoarthritis().with("protocol", "inflammatory"));
        String externalId = UUID.randomUUID().toString();

        plan.patch(object().with("performer", "dr-ak"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Cache-Control", "no-store")
                .body("performer", is("dr-ak"))
                .body("schedule.sessions.performer", everyItem(is("dr-ak")))
                .body("weightKg", is(70));
        plan.patch(object().with("weightKg", 72.5)).statusCode(200).body("weightKg", is(72.5f));
        plan.patch(object().with("concentrationPercent", 20)).statusCode(200).body("concentrationPercent", is(20));
        plan.patch(object().with("solution", "phenol").with("concentrationPercent", 2))
                .statusCode(200)
                .body("solution", is("phenol"))
                .body("concentrationPercent", is(2));
        plan.patch(object().with("externalId", externalId)).statusCode(200).body("externalId", is(externalId));
        plan.patch(object().with("baseline", Map.of("pain", 7, "function", 40)))
                .statusCode(200)
                .body("baseline", is(Map.of("pain", 7, "function", 40)));

        plan.get()
                .header("ETag", "\"7\"")
                .body("performer", is("dr-ak"))
                .body("weightKg", is(72.5f))
                .body("solution", is("phenol"))
                .body("externalId", is(externalId))
                .body("baseline.pain", is(7))
                .body("status", is("ACTIVE"));
    }

    @Test
    void mergesTheBaselineMemberByMember() {
        Plan plan = createPlan(kneeOsteoarthritis().with("baseline", Map.of("pain", 7, "function", 40)));

        plan.patch(object().with("baseline", object().with("function", 45)))
                .statusCode(200)
                .body("baseline", is(Map.of("pain", 7, "function", 45)));
        plan.patch(object().with("baseline", object().with("pain", null)))
                .statusCode(200)
                .body("baseline", is(Map.of("function", 45)));
    }

    @Test
    void refusesAnotherPerformerWhomTheClinicHasNotNamed() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.patch(object().with("performer", "dr-who").with("concentrationPercent", 90))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", contains("/performer", "/concentrationPercent"));
        plan.get().body("version", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"performer", "weightKg", "concentrationPercent", "baseline", "externalId"})
    void clearsWhatIsSetToNull(String member) {
        Plan plan = createPlan(kneeOsteoarthritis()
                .with("baseline", Map.of("pain", 7))
                .with("externalId", UUID.randomUUID().toString()));
        plan.get().body("$", hasKey(member));

        plan.patch(object().with(member, null)).statusCode(200).body("$", not(hasKey(member)));
        plan.get().body("$", not(hasKey(member)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"solution", "startOn"})
    void doesNotClearWhatAPlanNeeds(String member) {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.patch(object().with(member, null)).statusCode(400).body("violations.field", contains("/" + member));
    }

    @Test
    void changesNothingByAnEmptyPatch() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.patch(object()).statusCode(200).body("weightKg", is(70)).body("performer", is("dr-demir"));
    }

    @ParameterizedTest
    @CsvSource({
        "severity, replan",
        "protocol, replan",
        "sessionCount, replan",
        "spacingDays, replan",
        "screening, PUT …/screening",
        "status, …/hold",
        "patient, cancel this plan",
        "condition, cancel this plan",
        "laterality, cancel this plan",
        "plannedLidocaineMg, replan",
        "schedule, it follows from",
        "id, no such member",
        "a~/b, no such member",
    })
    void namesTheActionForWhatAPatchCannotChange(String member, String action) {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.patch(object().with(member, "x").with("weightKg", 80))
                .statusCode(422)
                .body("code", is("not-patchable"))
                .body(
                        "violations.field",
                        contains("/" + member.replace("~", "~0").replace("/", "~1")))
                .body("violations[0].message", containsString(action));
        plan.get().body("weightKg", is(70));
    }

    @Test
    void namesEveryMemberThatAPatchCannotChange() {
        createPlan(kneeOsteoarthritis())
                .patch(object().with("severity", "MILD")
                        .with("status", "ACTIVE")
                        .with("performer", "dr-ak"))
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("/severity", "/status"));
    }

    @Test
    void movesTheStartAndSchedulesAgain() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        plan.patch(object().with("startOn", "2027-01-10"))
                .statusCode(200)
                .body("startOn", is("2027-01-10"))
                .body("schedule.deadline", is("2027-07-11"))
                .body("schedule.sessions.target", contains("2027-01-11", "2027-01-25", "2027-02-08"))
                .body("schedule.sessions.window[0].earliest", is("2027-01-10"));
        assertThat(plan.dates()).containsExactly("2027-01-11", "2027-01-25", "2027-02-08");
    }

    @Test
    void placesMoreSessionsWhereTheNewStartLeavesRoomForThem() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .severe()
                .with("protocol", "extended-regenerative")
                .with("spacingDays", 14)
                .without("concentrationPercent"));
        assertThat(plan.dates()).hasSize(13);

        plan.patch(object().with("startOn", "2027-09-01")).statusCode(200).body("schedule.sessionCount", is(14));
        assertThat(plan.dates()).hasSize(14).doesNotHaveDuplicates();
        plan.patch(object().with("startOn", "2027-01-04"))
                .statusCode(200)
                .body("schedule.sessionCount", is(13))
                .body("schedule.lost", nullValue());
    }

    @Test
    void refusesAStartFromWhichTheCourseCannotBePlaced() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .with("protocol", "extended-regenerative")
                .with("spacingDays", 14)
                .with("sessionCount", 14)
                .without("concentrationPercent")
                .startingOn("2027-09-01"));

        plan.patch(object().with("startOn", "2027-01-04").with("performer", "dr-ak"))
                .statusCode(422)
                .body("code", is("schedule-not-feasible"))
                .body("reasons.rule", contains("six-month-cap"))
                .body("alternatives", not(empty()));
        plan.get().header("ETag", "\"1\"").body("startOn", is("2027-09-01")).body("performer", is("dr-demir"));
    }

    @Test
    void doesNotMoveTheStartOnceASessionIsPerformed() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));

        plan.patch(object().with("startOn", "2027-01-11").with("weightKg", 80))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("planStatus", is("ACTIVE"))
                .body("allowed", hasItems("hold", "complete", "cancel"));
        plan.get().body("startOn", is("2027-01-04")).body("weightKg", is(70));
        plan.patch(object().with("startOn", "2027-01-04").with("weightKg", 80))
                .statusCode(200)
                .body("weightKg", is(80));
    }

    @Test
    void doesNotMoveTheStartOfACourseThatHasEnded() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("cancel").statusCode(200);

        plan.patch(object().with("startOn", "2027-01-11"))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("planStatus", is("CANCELLED"))
                .body("allowed", empty());
    }

    @Test
    void refusesAContraindicatedChangeAndStoresNothingOfIt() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .with("protocol", "inflammatory")
                .screened(screening().with("allergies", List.of("phenol"))));

        plan.patch(object().with("solution", "phenol")
                        .with("concentrationPercent", 2)
                        .with("performer", "dr-ak"))
                .statusCode(422)
                .body("code", is("contraindicated"))
                .body("reasons.rule", contains("allergy-to-component"));
        plan.patch(object().with("solution", "corticosteroid").with("concentrationPercent", null))
                .statusCode(422)
                .body("reasons.rule", hasItem("no-corticosteroid"));
        plan.patch(object().with("solution", "hypertonic-dextrose-lidocaine"))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("reasons.rule", contains("solution-of-protocol"));
        plan.patch(object().with("concentrationPercent", 25.1))
                .statusCode(422)
                .body("reasons.rule", contains("concentration-range"));
        plan.patch(object().with("solution", "water")).statusCode(422).body("code", is("unknown-code"));
        plan.get()
                .header("ETag", "\"1\"")
                .body("solution", is("hypertonic-dextrose"))
                .body("performer", is("dr-demir"));
    }

    @Test
    void refusesAWeightThatPutsThePlannedLidocaineAboveItsCeiling() {
        Plan plan =
                createPlan(kneeOsteoarthritis().with("plannedLidocaineMg", 225).with("weightKg", 50));

        plan.patch(object().with("weightKg", 49.999))
                .statusCode(422)
                .body("reasons.rule", contains("lidocaine-ceiling"));
        plan.patch(object().with("weightKg", 50.001)).statusCode(200);
    }

    @Test
    void correctsAPlanThatAlreadyIsContraindicated() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);

        plan.patch(object().with("weightKg", 80))
                .statusCode(200)
                .body("status", is("ON_HOLD"))
                .body("weightKg", is(80));
    }

    @Test
    void namesEverythingThatIsMalformedInAPatchAtOnce() {
        createPlan(kneeOsteoarthritis())
                .patch(object().with("weightKg", -1)
                        .with("performer", "")
                        .with("startOn", "tomorrow")
                        .with("baseline", Map.of("pain", 11)))
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("/weightKg", "/performer", "/startOn", "/baseline/pain"));
    }

    @Test
    void keepsExternalIdsUnique() {
        String taken = UUID.randomUUID().toString();
        createPlan(kneeOsteoarthritis().with("externalId", taken));
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.patch(object().with("externalId", taken)).statusCode(409).body("code", is("external-id-taken"));
        plan.get().header("ETag", "\"1\"");
    }

    @Test
    void readsOnlyMergePatches() {
        Plan plan = createPlan(kneeOsteoarthritis());

        for (String other : List.of("application/json", "application/json-patch+json", "text/plain")) {
            given().contentType(other)
                    .header("If-Match", "*")
                    .body("{}")
                    .patch(plan.address())
                    .then()
                    .statusCode(415)
                    .body("code", is("unsupported-media-type"));
        }
    }

    @Test
    void knowsNoPlanThatWasNotCreated() {
        patching(object())
                .header("If-Match", "*")
                .patch(PLANS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, 428, precondition-required",
                "'\"1\"', 412, precondition-failed",
                "'\"3\"', 412, precondition-failed",
                "'W/\"1\"', 412, precondition-failed",
                "'\"\"', 412, precondition-failed",
                "1, 400, invalid-request",
                "2, 400, invalid-request",
                "'\"2', 400, invalid-request",
                "'*, \"2\"', 400, invalid-request",
                "'', 400, invalid-request",
            })
    void refusesEveryChangeUnderAConditionThatDoesNotHold(@Nullable String condition, int status, String code) {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.patch(object().with("weightKg", 71)).statusCode(200).header("ETag", "\"2\"");

        for (ValidatableResponse answer : everyChange(plan, condition)) {
            answer.statusCode(status).body("code", is(code));
        }
        plan.get().header("ETag", "\"2\"").body("weightKg", is(71)).body("status", is("ACTIVE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"2\"", "W/\"2\"", "\"1\", \"2\"", "\"x\", W/\"2\""})
    void acceptsAChangeUnderAConditionThatHolds(String condition) {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.patch(object().with("weightKg", 71)).statusCode(200).header("ETag", "\"2\"");

        patching(object().with("weightKg", 72))
                .header("If-Match", condition)
                .patch(plan.address())
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
    }

    private static List<ValidatableResponse> everyChange(Plan plan, @Nullable String condition) {
        return List.of(
                conditional(condition, patching(object().with("weightKg", 72)))
                        .patch(plan.address())
                        .then(),
                conditional(condition, sending(because("So.")))
                        .post(plan.address() + "/hold")
                        .then(),
                conditional(condition, sending(because("So.")))
                        .post(plan.address() + "/resume")
                        .then(),
                conditional(condition, sending(because("So.")))
                        .post(plan.address() + "/complete")
                        .then(),
                conditional(condition, sending(because("So.")))
                        .post(plan.address() + "/cancel")
                        .then(),
                conditional(condition, sending(screening()))
                        .put(plan.address() + "/screening")
                        .then());
    }

    private static RequestSpecification conditional(@Nullable String condition, RequestSpecification request) {
        return condition == null ? request : request.header("If-Match", condition);
    }

    /** The version stays, and so does what is told of changes: the revisions and updatedAt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"weightKg\": 70}",
                "{\"weightKg\": 70.0}",
                "{\"performer\": \"dr-demir\", \"startOn\": \"2027-01-04\", \"concentrationPercent\": 15.00}",
                "{\"externalId\": null, \"baseline\": null}",
                "{\"solution\": \"hypertonic-dextrose-lidocaine\"}"
            })
    void changesNothingByAPatchThatSaysNothingNew(String patch) {
        Plan plan = createPlan(kneeOsteoarthritis());
        String before = plan.get().extract().asString();
        String etag = plan.etag();
        int revisions = plan.revisions().extract().<List<?>>path("items").size();

        for (String version : List.of(etag, "*")) {
            given().contentType("application/merge-patch+json;charset=utf-8")
                    .body(patch)
                    .header("If-Match", version)
                    .patch(plan.address())
                    .then()
                    .statusCode(200)
                    .header("ETag", etag);
        }

        assertThat(plan.get().extract().asString()).isEqualTo(before);
        assertThat(plan.revisions().extract().<List<?>>path("items")).hasSize(revisions);
        plan.patch(object().with("weightKg", 71)).statusCode(200).header("ETag", not(etag));
        given().contentType("application/merge-patch+json;charset=utf-8")
                .body("{}")
                .header("If-Match", etag)
                .patch(plan.address())
                .then()
                .statusCode(412);
    }
}
