package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** The sessions of one plan, and the clinic's list across plans. */
@QuarkusTest
class SessionsTest {

    @Inject
    ClockForTests clock;

    /** A performer of this test alone, so that the sessions of other tests do not show. */
    private final String performer = UUID.randomUUID().toString();

    @BeforeEach
    void namesThem() {
        ClinicOfTests.become(ClinicOfTests.open()
                        .with(
                                "performers",
                                Stream.of("dr-ak", "dr-demir", performer, performer + "-other")
                                        .map(id -> Map.of("id", id, "qualification", "PHYSIATRIST"))
                                        .toList()))
                .statusCode(200);
    }

    @AfterEach
    void forgetsThem() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void listsThePlansSessionsInTheirOrder() {
        Plan plan = ours();

        given().get(plan.address() + "/sessions")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items", is(plan.get().extract().<Object>path("schedule.sessions")))
                .body("items.number", contains(1, 2, 3))
                .body("$", not(hasKey("next")));
    }

    @Test
    void showsOneSession() {
        Plan plan = ours();

        plan.session(2)
                .statusCode(200)
                .header("ETag", plan.etag())
                .header("Cache-Control", "no-store")
                .body("number", is(2))
                .body("status", is("PLANNED"))
                .body("timing", is("UPCOMING"))
                .body("date", is("2027-01-18"))
                .body("target", is("2027-01-18"))
                .body("window", is(Map.of("earliest", "2027-01-18", "latest", "2027-01-25")))
                .body("medicationHold", is(Map.of("from", "2027-01-15", "to", "2027-01-18")))
                .body("recovery.phase", contains("REST", "EXPECTED_REACTION", "PROLONGED_REACTION", "REGENERATION"))
                .body("recovery.to", contains("2027-01-19", "2027-01-19", "2027-01-25", "2027-02-01"))
                .body("improvementExpectedFrom", is("2027-02-08"))
                .body("reviewIfSymptomsAfter", is("2027-01-25"))
                .body("performer", is(performer))
                .body("$", not(hasKey("performedOn")));
    }

    @Test
    void knowsOnlyTheSessionsOfThePlan() {
        Plan plan = ours();

        for (int number : List.of(-1, 0, 4)) {
            plan.session(number).statusCode(404).contentType("application/problem+json");
        }
        given().get(PLANS + "/" + UUID.randomUUID() + "/sessions").then().statusCode(404);
        given().get(PLANS + "/" + UUID.randomUUID() + "/sessions/1").then().statusCode(404);
    }

    @Test
    void showsTheCareOfNoSessionThatIsCancelled() {
        Plan plan = ours();
        plan.act("cancel").statusCode(200);

        plan.session(2)
                .body("status", is("CANCELLED"))
                .body("recovery", empty())
                .body("$", not(hasKey("medicationHold")))
                .body("$", not(hasKey("timing")));
    }

    @Test
    void listsSessionsAcrossPlansByDate() {
        Plan later =
                createPlan(kneeOsteoarthritis().mild().startingOn("2027-01-05").with("performer", performer));
        Plan earlier = ours();

        list("").header("Cache-Control", "no-store")
                .body(
                        "items.date",
                        contains("2027-01-04", "2027-01-05", "2027-01-18", "2027-01-19", "2027-02-01", "2027-02-02"))
                .body("items.number", contains(1, 1, 2, 2, 3, 3))
                .body(
                        "items.planId",
                        contains(earlier.id(), later.id(), earlier.id(), later.id(), earlier.id(), later.id()))
                .body("items.patient.value", everyItem(notNullValue()))
                .body("items.planStatus", everyItem(is("ACTIVE")))
                .body("items.performer", everyItem(is(performer)))
                .body("items[0].id", is(earlier.session(1).extract().<Object>path("id")));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-18, 2027-01-18, 1",
        "2027-01-19, 2027-01-31, 0",
        "2027-01-04, 2027-01-17, 1",
        "2027-01-04, 2027-02-01, 3",
        "2027-01-05, 2027-01-31, 1",
        "2027-02-01, 2027-01-04, 0",
    })
    void countsBothEndsOfAPeriod(String from, String to, int sessions) {
        ours();

        list("&from=" + from + "&to=" + to).body("items", hasSize(sessions));
    }

    @Test
    void takesAPeriodThatIsOpenAtAnEnd() {
        ours();

        list("&from=2027-01-18").body("items.number", contains(2, 3));
        list("&to=2027-01-18").body("items.number", contains(1, 2));
    }

    @Test
    void listsAPerformedSessionUnderTheDayItWasPerformed() {
        Plan plan =
                createPlan(kneeOsteoarthritis().mild().startingOn("2026-12-28").with("performer", performer));
        plan.record(1, performedAt("2026-12-30T10:00:00+03:00").with("performer", performer));

        list("&to=2026-12-29").body("items", empty());
        list("&from=2026-12-30&to=2026-12-30")
                .body("items.number", contains(1))
                .body("items.target", contains("2026-12-28"))
                .body("items.performedOn", contains("2026-12-30"));
        list("&status=PERFORMED").body("items.number", contains(1));
        list("&status=PLANNED").body("items.number", contains(2, 3));
    }

    @Test
    void followsTheSessionsToTheirNewPerformer() {
        Plan plan = ours();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00").with("performer", performer));
        plan.patch(object().with("performer", performer + "-other")).statusCode(200);

        list("").body("items.number", contains(1));
        given().queryParam("performer", performer + "-other")
                .get("/v1/sessions")
                .then()
                .body("items.number", contains(2, 3));
    }

    @ParameterizedTest
    @CsvSource({
        // the window of session 2 is 2027-01-18 to 2027-01-25, in Istanbul
        "2027-01-17T23:59:59+03:00, UPCOMING",
        "2027-01-18T00:00:00+03:00, DUE",
        "2027-01-17T21:00:00Z, DUE",
        "2027-01-25T23:59:59+03:00, DUE",
        "2027-01-25T20:59:59Z, DUE",
        "2027-01-25T21:00:00Z, OVERDUE",
        "2027-01-26T00:00:00+03:00, OVERDUE",
    })
    void judgesTheTimingByTheClinicsDay(String now, String timing) {
        Plan plan = ours();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00").with("performer", performer));
        clock.set(now);

        plan.session(2).body("timing", is(timing));
        plan.session(1).body("$", not(hasKey("timing")));
        for (String each : List.of("UPCOMING", "DUE", "OVERDUE")) {
            List<Integer> numbers =
                    list("&to=2027-01-31&timing=" + each).extract().path("items.number");
            assertThat(numbers).isEqualTo(each.equals(timing) ? List.of(2) : List.of());
        }
        list("&to=2027-01-31&status=PLANNED").body("items.timing", contains(timing));
    }

    @Test
    void hasNoTimingForWhatIsNotPlanned() {
        ours().act("cancel").statusCode(200);

        list("&timing=DUE").body("items", empty());
        list("&status=CANCELLED&timing=UPCOMING").body("items", empty());
        list("&status=CANCELLED").body("items", hasSize(3)).body("items", everyItem(not(hasKey("timing"))));
    }

    /** In a year in which no other test has sessions. */
    @Test
    void listsADayByTheTimesOfItsVisits() {
        Plan unbooked = inAnotherYear();
        Plan afternoon = inAnotherYear();
        Plan morning = inAnotherYear();
        book(afternoon, "2031-03-17T14:00");
        book(morning, "2031-03-17T09:30");
        String day = "/v1/sessions?from=2031-03-17&to=2031-03-17";

        given().get(day)
                .then()
                .statusCode(200)
                .body("items.planId", contains(morning.id(), afternoon.id(), unbooked.id()))
                .body("items[0].booking.startsAt", is("2031-03-17T09:30"))
                .body("items[0].booking.timeZone", is("Europe/Istanbul"))
                .body("items[2]", not(hasKey("booking")))
                .body("items.condition", everyItem(is("knee-osteoarthritis")))
                .body("items.laterality", everyItem(is("LEFT")));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = given().get(day + "&limit=1" + cursor);
            seen.addAll(page.then().statusCode(200).extract().path("items.planId"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertThat(seen).containsExactly(morning.id(), afternoon.id(), unbooked.id());
    }

    private static Plan inAnotherYear() {
        return createPlan(kneeOsteoarthritis()
                .mild()
                .startingOn("2031-03-03")
                .with("screening", screening().with("examination", examination())));
    }

    private static Map<String, String> examination() {
        return Map.of("by", "dr-demir", "at", "2026-12-01T09:00:00+03:00");
    }

    private static void book(Plan plan, String startsAt) {
        plan.actOn(2, "book", object().with("startsAt", startsAt).with("performer", "dr-demir"))
                .statusCode(201);
    }

    @Test
    void walksOverSeveralPagesWithoutLossOrRepetitionWhileNewPlansArrive() {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ours();
        }
        there.addAll(list("").extract().path("items.id"));
        assertThat(there).hasSize(12);
        List<String> seen = new ArrayList<>();
        String address = "/v1/sessions?limit=5&performer=" + performer;
        while (address != null) {
            Response page = given().urlEncodingEnabled(false).get(address);
            seen.addAll(page.then().statusCode(200).extract().path("items.id"));
            String link = page.header("Link");
            address = link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
            // Sorts before the page that was just read, whatever page that was.
            createPlan(kneeOsteoarthritis().mild().startingOn("2026-06-01").with("performer", performer));
        }

        assertThat(seen).containsExactlyElementsOf(there);
    }

    @Test
    void refusesACursorUnderOtherFilters() {
        ours();
        String cursor = list("&limit=1").extract().path("next");

        list("&limit=200&cursor=" + cursor).body("items.number", contains(2, 3));
        for (String other : List.of(
                "&status=PLANNED",
                "&timing=DUE",
                "&condition=tennis-elbow",
                "&protocol=phenol",
                "&from=2027-01-01",
                "&to=2027-12-31")) {
            given().get("/v1/sessions?performer=" + performer + other + "&cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("cursor"));
        }
        given().get("/v1/sessions?cursor=" + cursor).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "to=2027-02-30", "status=DONE", "timing=due", "limit=0", "cursor=x", "plan=1"})
    void refusesAMalformedQuery(String query) {
        given().get("/v1/sessions?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(query.substring(0, query.indexOf('='))));
    }

    /** Mild: 2027-01-04, 2027-01-18 and 2027-02-01. */
    private Plan ours() {
        return createPlan(kneeOsteoarthritis().mild().with("performer", performer));
    }

    private ValidatableResponse list(String filters) {
        return given().urlEncodingEnabled(false)
                .get("/v1/sessions?performer=" + performer + filters)
                .then()
                .statusCode(200);
    }
}
