package org.prolotherapy.changes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/** Another system follows what happens in the clinic. Each test has a clinic of its own. */
@QuarkusTest
class FollowingTest {

    private static final String CHANGES = "/v1/changes";

    @Inject
    ClockForTests clock;

    private final String clinic = "followed-" + UUID.randomUUID();

    @Test
    void hearsOfEverythingThatHappensToAPlan() {
        List<String> told = inTheClinic(() -> {
            String latest = latest();
            ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
            Plan plan = createPlan(kneeOsteoarthritis());
            plan.consent(consent("2026-12-28T10:00:00+03:00")).statusCode(201);
            plan.act("hold").statusCode(200);
            plan.act("resume").statusCode(200);
            String injection = plan.record(1, performedAt("2027-01-04T08:00:00+03:00"))
                    .extract()
                    .path("injections[0].id");
            plan.amendInjection(1, injection, because("Typing error.").with("volumeMl", 2))
                    .statusCode(201);
            book(plan, 2, "2027-01-22T10:00").statusCode(201);
            act(plan, "/sessions/2/cancel").statusCode(200);
            plan.report(object().with("kind", "SWELLING").with("onsetAt", "2027-01-04T08:30:00+03:00"))
                    .statusCode(201);
            plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
            plan.act("cancel").statusCode(200);
            return toldSince(latest, 20);
        });
        assertThat(told)
                .startsWith("clinic.changed 2", "plan.created 1", "plan.changed 2", "plan.held 3", "plan.resumed 4")
                .containsSubsequence("plan.changed 5", "session.recorded 5 of 1")
                .containsSubsequence("plan.changed 6", "session.amended 6 of 1")
                .containsSubsequence("plan.changed 7", "session.booked 7 of 2")
                .containsSubsequence("plan.changed 8", "session.released 8 of 2")
                .contains("adverse-event.reported 9", "plan.cancelled 11");
        assertThat(told).filteredOn(each -> each.startsWith("plan.held ")).hasSize(2);
        assertThat(told.stream().filter(each -> each.startsWith("plan."))).hasSize(11);
    }

    @Test
    void hearsOfNothingClinical() {
        inTheClinic(() -> {
            String latest = latest();
            createPlan(kneeOsteoarthritis().ofPatient("patient-in-no-event"));
            JsonPath part = Waiting.until(
                    "an event",
                    () -> part("since=" + latest),
                    it -> !it.getList("items").isEmpty());
            Map<String, Object> event = part.getMap("items[0]");
            assertThat(event.keySet())
                    .containsExactlyInAnyOrder(
                            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
            assertThat(event).containsEntry("source", "/clinics/" + clinic).containsEntry("type", "plan.created");
            assertThat(part.getMap("items[0].data").keySet()).hasToString("[planId, version]");
            return null;
        });
    }

    @Test
    void goesOnWhereItWasAndOnlyWithWhatItAskedFor() {
        inTheClinic(() -> {
            String latest = given().get(CHANGES + "?since=latest&types=plan.held,plan.created")
                    .path("next");
            Plan plan = createPlan(kneeOsteoarthritis());
            plan.act("hold").statusCode(200);
            plan.act("resume").statusCode(200);
            Waiting.until(
                    "all of them",
                    () -> toldSince(latest(), 0).isEmpty()
                            && told(part("limit=200")).size() == 3);

            JsonPath first = part("limit=1&types=plan.created,plan.held&since=" + latest);
            assertThat(told(first)).containsExactly("plan.created 1");
            JsonPath second = part("limit=1&types=plan.held,plan.created&since=" + first.getString("next"));
            assertThat(told(second)).containsExactly("plan.held 2");
            JsonPath third = part("limit=1&types=plan.held,plan.created&since=" + second.getString("next"));
            assertThat(told(third)).isEmpty();
            assertThat(third.getString("next")).isNotEmpty();
            refused("since=" + first.getString("next"), 400, "invalid-request")
                    .body("violations[0].field", is("since"));
            return null;
        });
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused("types=plan.created,plan.exploded", 400, "invalid-request")
                .body("violations[0].field", is("types"))
                .body("violations[0].message", containsString("adverse-event.reviewed"));
        refused("limit=0&types=&since=", 400, "invalid-request").body("violations", hasSize(3));
        refused("limit=201", 400, "invalid-request");
        refused("cursor=x", 400, "invalid-request");
        refused("since=nonsense", 400, "invalid-request");
        given().get(CHANGES + "?limit=200").then().statusCode(200);
    }

    @Test
    void refusesAPlaceOfAnotherClinicOfAnotherDatabaseAndOneThatLiesAhead() {
        String elsewhere = inTheClinic(FollowingTest::latest);
        refused("since=" + elsewhere, 400, "invalid-request");

        String here = latest();
        String[] parts = decoded(here);
        refused("since=" + encoded(parts[0], "1" + parts[1], parts[2], parts[3]), 410, "cursor-expired");
        refused("since=" + encoded(parts[0], parts[1], "9000000000000000000", parts[3]), 410, "cursor-expired")
                .body("detail", containsString("ahead"));
        refused("since=" + encoded(parts[0], parts[1], "99999999999999999999", parts[3]), 400, "invalid-request");
        refused("since=" + encoded(parts[0], parts[1], "-1", parts[3]), 400, "invalid-request");
        refused("since=" + encoded(parts[0], parts[1], "' or 1=1", parts[3]), 400, "invalid-request");
        refused("since=" + encoded(parts[0], parts[1], parts[2]), 400, "invalid-request");
    }

    @Test
    void saysWhenItCanNoLongerTellEverything() throws SQLException {
        clock.set("2020-01-06T09:00:00Z");
        String before = inTheClinic(FollowingTest::latest);
        Plan plan = inTheClinic(() -> createPlan(kneeOsteoarthritis().with("startOn", "2020-01-06")));
        inTheClinic(() -> plan.act("hold").statusCode(200));
        JsonPath both = inTheClinic(() -> Waiting.until(
                "both", () -> part("since=" + before), it -> it.getList("items").size() == 2));
        String afterTheFirst =
                inTheClinic(() -> part("limit=1&since=" + before)).getString("next");
        clock.set("2020-02-06T09:00:00Z");
        inTheClinic(() -> plan.act("resume").statusCode(200));
        Waiting.until("it", () -> inTheClinic(() -> told(part("limit=200")).contains("plan.resumed 3")));

        // Nothing else is that old.
        try (Connection owner = PostgresForTests.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("select prune_changes('2020-02-01T00:00Z', 1000)");
        }

        assertThat(inTheClinic(() -> told(part("limit=200")))).startsWith("plan.resumed 3");
        assertThat(inTheClinic(() -> told(part("since=" + both.getString("next")))))
                .startsWith("plan.resumed 3");
        for (String tooOld : List.of(before, afterTheFirst)) {
            inTheClinic(() ->
                    refused("since=" + tooOld, 410, "cursor-expired").body("detail", containsString("no longer kept")));
        }
    }

    @Test
    void isAudited() {
        String plan = inTheClinic(() -> createPlan(kneeOsteoarthritis()).id());
        inTheClinic(() -> {
            Waiting.until("it", () -> told(part("limit=200")).size() == 1);
            Waiting.untilHolds(
                    "the event",
                    () -> given().get("/v1/audit-events?action=listChanges")
                            .then()
                            .body("items[0].shown", is(List.of(plan))));
            return null;
        });
    }

    @Test
    void isNotForAPatient() {
        Token.forEverything().ofPatient("12345").request().get(CHANGES).then().statusCode(403);
    }

    private <T> T inTheClinic(Supplier<T> calls) {
        return callersOf(clinic, calls);
    }

    private static String latest() {
        return part("since=latest").getString("next");
    }

    private static JsonPath part(String query) {
        return given().get(CHANGES + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> toldSince(String place, int atLeast) {
        return Waiting.until("what happened", () -> told(part("limit=200&since=" + place)), it -> it.size() >= atLeast);
    }

    private static List<String> told(JsonPath part) {
        List<String> types = part.getList("items.type");
        List<Integer> versions = part.getList("items.data.version");
        List<@Nullable Integer> sessions = part.getList("items.data.session");
        return IntStream.range(0, types.size())
                .mapToObj(i -> types.get(i) + " " + versions.get(i)
                        + (sessions.get(i) == null ? "" : " of " + sessions.get(i)))
                .toList();
    }

    private static ValidatableResponse refused(String query, int status, String code) {
        return given().get(CHANGES + "?" + query).then().statusCode(status).body("code", is(code));
    }

    private static ValidatableResponse book(Plan plan, int session, String startsAt) {
        return sending(object().with("startsAt", startsAt).with("performer", "dr-ak"))
                .header("If-Match", "*")
                .post(plan.address() + "/sessions/" + session + "/book")
                .then();
    }

    private static ValidatableResponse act(Plan plan, String action) {
        return sending(because("So."))
                .header("If-Match", "*")
                .post(plan.address() + action)
                .then();
    }

    private static String[] decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
    }

    private static String encoded(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }
}
