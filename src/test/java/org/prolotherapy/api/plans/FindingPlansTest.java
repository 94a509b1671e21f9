package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Statements;

/** GET /v1/treatment-plans, with and without an id, and POST …/_search. */
@QuarkusTest
class FindingPlansTest {

    @Inject
    ClockForTests clock;

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    /** A patient of this test alone, so that the plans of other tests do not show. */
    private final String patient = UUID.randomUUID().toString();

    @Test
    void showsAPlan() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.get().header("ETag", "\"1\"").header("Cache-Control", "no-store").body("id", is(plan.id()));
    }

    @Test
    void knowsNoPlanThatWasNotCreated() {
        given().get(PLANS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", is("not-found"));
    }

    @Test
    void listsAPatientsPlansNewestFirst() {
        String first = ours().id();
        String second = ours().id();

        list("").body("items.id", contains(second, first)).body("$", not(hasKey("next")));
        search(object()).body("items.id", contains(second, first)).header("Cache-Control", "no-store");
    }

    @Test
    void listsWholePlans() {
        Plan plan = ours();

        list("").body("items[0]", is(plan.get().extract().<Object>path("$")));
    }

    @Test
    void showsPlansInShortWithoutAskingForWhatItLeavesOut() {
        Plan plan = ours();
        ours();
        ValidatableResponse whole = plan.get();
        int warnings = whole.extract().path("safety.warnings.size()");
        int outstanding = whole.extract().path("safety.outstanding.size()");

        assertThat(statements.during(() -> list(""))).anyMatch(said -> said.contains("plan_quote"));
        assertThat(statements.during(() -> list("&view=SUMMARY")
                        .body("items", hasSize(2))
                        .body("items[1].id", is(plan.id()))
                        .body("items[1].status", is("ACTIVE"))
                        .body("items[1].schedule.sessionCount", is(5))
                        .body("items[1].schedule.performedCount", is(0))
                        .body("items[1].schedule.sessions.number", contains(1, 2, 3, 4, 5))
                        .body("items[1].schedule.sessions[0].timing", is("DUE"))
                        .body("items[1].safety.warnings", is(warnings))
                        .body("items[1].safety.outstanding", is(outstanding))
                        .body("items[1]", not(hasKey("feeEstimate")))
                        .body("items[1].schedule", not(hasKey("rationale")))))
                .noneMatch(said -> said.contains("plan_quote"));
        search(object().with("view", "SUMMARY")).body("items[0]", not(hasKey("feeEstimate")));
        search(object().with("view", "FULL")).body("items[0]", hasKey("feeEstimate"));
    }

    @Test
    void findsAPlanByTheCallersOwnId() {
        String own = UUID.randomUUID().toString();
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient).with("externalId", own));
        ours();

        given().queryParam("externalId", own).get(PLANS).then().statusCode(200).body("items.id", contains(plan.id()));
        search(object().with("externalId", own)).body("items.id", contains(plan.id()));
        search(object().with("externalId", "no " + own)).body("items", empty());
    }

    @Test
    void filtersByPatientSystemAndValue() {
        ours();

        given().queryParam("patient", "urn:example:other|" + patient)
                .get(PLANS)
                .then()
                .statusCode(200)
                .body("items", empty());
        sending(object().with("patient", "urn:example:ehr|" + patient + "0"))
                .post(PLANS + "/_search")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void findsAPatientWhoseIdentifierHoldsBars() {
        for (String odd : List.of(patient + "|", "|" + patient, patient + "|1")) {
            Plan plan = createPlan(kneeOsteoarthritis().ofPatient(odd));

            given().queryParam("patient", "urn:example:ehr|" + odd)
                    .get(PLANS)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(plan.id()));
        }
    }

    @Test
    void filtersByStatus() {
        Plan active = ours();
        Plan draft = createPlan(kneeOsteoarthritis().ofPatient(patient).unscreened());
        Plan cancelled = ours();
        cancelled.act("cancel");

        list("&status=ACTIVE").body("items.id", contains(active.id()));
        list("&status=DRAFT").body("items.id", contains(draft.id()));
        search(object().with("status", "CANCELLED")).body("items.id", contains(cancelled.id()));
        search(object().with("status", "ON_HOLD")).body("items", empty());
    }

    @Test
    void filtersByCondition() {
        Plan knee = ours();
        Plan elbow = createPlan(kneeOsteoarthritis().ofPatient(patient).with("condition", "tennis-elbow"));

        list("&condition=tennis-elbow").body("items.id", contains(elbow.id()));
        search(object().with("condition", "knee-osteoarthritis")).body("items.id", contains(knee.id()));
        list("&condition=housemaids-knee").body("items", empty());
    }

    @Test
    void filtersByTheLastChangeInclusively() {
        clock.set("2027-01-04T09:00:00+03:00");
        Plan untouched = ours();
        clock.set("2027-01-04T10:00:00+03:00");
        Plan later = ours();

        list("&updatedSince=2027-01-04T06:00:00Z").body("items.id", contains(later.id(), untouched.id()));
        list("&updatedSince=2027-01-04T06:00:00.000001Z").body("items.id", contains(later.id()));
        list("&updatedSince=2027-01-04T07:00:00Z").body("items.id", contains(later.id()));
        search(object().with("updatedSince", "2027-01-04T10:00:00.000001+03:00"))
                .body("items", empty());

        clock.advance(Duration.ofHours(1));
        untouched.act("hold");
        search(object().with("updatedSince", "2027-01-04T11:00:00+03:00")).body("items.id", contains(untouched.id()));
    }

    @Test
    void countsWhatHappensUnderAPlanAsAChangeOfIt() {
        Plan plan = ours();
        plan.record(1, Body.performedAt("2027-01-04T08:00:00+03:00"));
        clock.advance(Duration.ofMinutes(5));
        plan.addInjection(1, Body.injection()).statusCode(201);

        list("&updatedSince=2027-01-04T06:05:00Z").body("items.id", contains(plan.id()));
    }

    @Test
    void walksOverSeveralPagesWithoutLossOrRepetitionWhileNewPlansArrive() {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            there.add(0, ours().id());
        }
        List<String> seen = new ArrayList<>();
        String address = PLANS + "?limit=3&status=ACTIVE&patient=urn:example:ehr%7C" + patient;
        int pages = 0;
        while (address != null) {
            Response page = given().urlEncodingEnabled(false).get(address);
            seen.addAll(page.then().statusCode(200).extract().path("items.id"));
            address = next(page);
            pages++;
            ours();
        }

        assertThat(seen).containsExactlyElementsOf(there);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void walksThroughASearchByItsCursor() {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            there.add(0, ours().id());
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = search(object().with("limit", 2).with("cursor", cursor));
            seen.addAll(page.extract().path("items.id"));
            cursor = page.extract().path("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(there);
    }

    @Test
    void endsExactlyWhereTheLastPageIsFull() {
        ours();
        ours();

        list("&limit=2").body("items", hasSize(2)).body("$", not(hasKey("next")));
        list("&limit=1").body("items", hasSize(1)).body("$", hasKey("next"));
    }

    @Test
    void refusesACursorUnderOtherFilters() {
        ours();
        ours();
        String cursor = list("&limit=1").extract().path("next");

        for (String other : List.of(
                "&status=ACTIVE",
                "&condition=tennis-elbow",
                "&protocol=phenol",
                "&externalId=ehr-1",
                "&updatedSince=2020-01-01T00:00:00Z")) {
            given().urlEncodingEnabled(false)
                    .get(PLANS + "?patient=urn:example:ehr%7C" + patient + other + "&cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("cursor"));
        }
        given().queryParam("cursor", cursor).get(PLANS).then().statusCode(400);
        sending(object().with("cursor", cursor))
                .post(PLANS + "/_search")
                .then()
                .statusCode(400)
                .body("violations.field", contains("/cursor"))
                .body("violations.in", contains("body"));
        search(object().with("cursor", cursor).with("limit", 200)).body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=abc, limit",
        "status=active, status",
        "patient=12345, patient",
        "patient=%7C12345, patient",
        "patient=urn:example:ehr%7C, patient",
        "updatedSince=2027-01-04, updatedSince",
        "name=Ayse, name",
    })
    void refusesAMalformedQuery(String query, String parameter) {
        given().urlEncodingEnabled(false)
                .get(PLANS + "?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(parameter))
                .body("violations.in", contains("query"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\": 0}",
                "{\"limit\": 201}",
                "{\"limit\": \"5\"}",
                "{\"status\": \"active\"}",
                "{\"patient\": \"12345\"}",
                "{\"patient\": \"|12345\"}",
                "{\"patient\": \"urn:example:ehr|\"}",
                "{\"updatedSince\": \"2027-01-04\"}",
                "{\"name\": \"Ayse\"}",
            })
    void refusesAMalformedSearch(String body) {
        given().contentType("application/json")
                .body(body)
                .post(PLANS + "/_search")
                .then()
                .statusCode(400)
                .body("violations.in", contains("body"));
    }

    private Plan ours() {
        return createPlan(kneeOsteoarthritis().ofPatient(patient));
    }

    private ValidatableResponse list(String filters) {
        return given().urlEncodingEnabled(false)
                .get(PLANS + "?patient=urn:example:ehr%7C" + patient + filters)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse search(Body filters) {
        return sending(filters.with("patient", "urn:example:ehr|" + patient))
                .post(PLANS + "/_search")
                .then()
                .statusCode(200);
    }

    private static @Nullable String next(Response page) {
        String link = page.header("Link");
        return link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }
}
