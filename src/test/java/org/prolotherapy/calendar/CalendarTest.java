package org.prolotherapy.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.ICalDate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/** A course in a patient's calendar: three sessions, on 2027-01-04, 01-18 and 02-01. */
@QuarkusTest
class CalendarTest {

    @Inject
    ClockForTests clock;

    @Test
    void showsWhatIsBookedWithItsTimeAndWhatIsPlannedAsADay() {
        Plan plan = examined();
        book(plan, 2, "2027-01-18T10:00");
        String text = given().get(plan.address() + "/calendar")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/calendar"))
                .header("ETag", plan.etag())
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        assertThat(text)
                .doesNotContain("METHOD")
                .doesNotContain("rolotherapy, ")
                .contains("TRIGGER;RELATED=START:-P1D")
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        assertThat(text.lines()).allMatch(line -> line.length() <= 75);
        Map<String, VEvent> events = events(text);
        assertThat(events).containsOnlyKeys(uid(plan, "1"), uid(plan, "2"), uid(plan, "3"));
        VEvent booked = event(events, plan, "2");
        assertThat(start(booked)).isEqualTo("2027-01-18T07:00:00Z");
        assertThat(booked.getDateEnd().getValue().toInstant()).isEqualTo("2027-01-18T08:00:00Z");
        assertThat(booked.getStatus().isConfirmed()).isTrue();
        assertThat(booked.getAlarms()).hasSize(1);
        VEvent planned = event(events, plan, "3");
        assertThat(day(planned.getDateStart())).isEqualTo("2027-02-01");
        assertThat(day(planned.getDateEnd())).isEqualTo("2027-02-02");
        assertThat(planned.getStatus().isTentative()).isTrue();
        assertThat(planned.getTransparency().isTransparent()).isTrue();
        assertThat(planned.getAlarms()).isEmpty();
        assertThat(events.values()).allSatisfy(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo("Appointment");
            assertThat(event.getSequence().getValue()).isEqualTo(2);
        });
        given().header("If-None-Match", plan.etag())
                .get(plan.address() + "/calendar")
                .then()
                .statusCode(304);
    }

    @Test
    void tellsOfTheCourseOnlyWhoAsksForIt() {
        Plan plan = examined();
        Map<String, VEvent> events = events(read(plan, "?detail=COURSE"));

        assertThat(events).hasSize(6);
        VEvent hold = event(events, plan, "2-hold");
        assertThat(day(hold.getDateStart())).isEqualTo("2027-01-15");
        assertThat(day(hold.getDateEnd())).isEqualTo("2027-01-19");
        assertThat(hold.getDescription().getValue()).contains("Ask before you leave out any medicine");
        assertThat(event(events, plan, "2").getSummary().getValue()).isEqualTo("Prolotherapy, session 2");
        given().get(plan.address() + "/calendar?detail=DRUGS")
                .then()
                .statusCode(400)
                .body("violations.field", contains("detail"));
    }

    @Test
    void keepsWhatIsMovedMissedOrCancelledUnderItsUid() {
        Plan plan = examined();
        book(plan, 1, "2027-01-04T11:00");
        int before = event(events(read(plan, "")), plan, "1").getSequence().getValue();
        plan.actOn(
                        1,
                        "reschedule",
                        because("ill").with("startsAt", "2027-01-04T15:30").with("scope", "THIS"))
                .statusCode(200);
        VEvent moved = event(events(read(plan, "")), plan, "1");
        assertThat(start(moved)).isEqualTo("2027-01-04T12:30:00Z");
        assertThat(moved.getSequence().getValue()).isGreaterThan(before);

        clock.set("2027-01-05T09:00:00+03:00");
        plan.actOn(1, "miss", because("ill")).statusCode(200);
        plan.actOn(3, "cancel", because("enough")).statusCode(200);
        Map<String, VEvent> events = events(read(plan, "?detail=COURSE"));
        assertThat(event(events, plan, "1").getStatus().isCancelled()).isTrue();
        assertThat(start(event(events, plan, "1"))).isEqualTo("2027-01-04T12:30:00Z");
        assertThat(event(events, plan, "1-hold").getStatus().isCancelled()).isTrue();
        assertThat(event(events, plan, "3").getStatus().isCancelled()).isTrue();
        assertThat(event(events, plan, "2").getStatus().isTentative()).isTrue();
    }

    @Test
    void writesTheSameTextForTheSameVersion() {
        Plan plan = examined();
        String first = read(plan, "?detail=COURSE");
        clock.set("2027-01-06T09:00:00+03:00");
        assertThat(read(plan, "?detail=COURSE")).isEqualTo(first);
    }

    @Test
    void isReadWithoutATokenByALinkUntilThatExpires() {
        Plan plan = examined();
        JsonPath link = link(plan, object().with("expiresAt", "2027-01-05T09:00:00+03:00"));
        String address = link.getString("address");
        assertThat(address).matches("/v1/calendars/local/[A-Za-z0-9_-]{43}");

        assertThat(Token.none()
                        .get(address)
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/calendar"))
                        .header("Cache-Control", "no-store")
                        .extract()
                        .asString())
                .isEqualTo(read(plan, ""));
        Token.none().header("If-None-Match", plan.etag()).get(address).then().statusCode(304);
        String audited = "/v1/audit-events?action=getSubscribedCalendar&limit=1&user=" + link.getString("id");
        Waiting.untilHolds(
                "the event",
                () -> given().get(audited)
                        .then()
                        .statusCode(200)
                        .body("items[0].resource", is("TreatmentPlan/" + plan.id()))
                        .body("items[0].user", is(link.getString("id")))
                        .body("items[0].toString()", not(containsString(address.substring(address.length() - 43)))));

        clock.set("2027-01-05T08:59:59+03:00");
        Token.none().get(address).then().statusCode(200);
        clock.set("2027-01-05T09:00:00+03:00");
        Token.none().get(address).then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void showsNothingByALinkThatIsRevokedOrUnknown() {
        Plan plan = examined();
        JsonPath link = link(plan, object().with("detail", "COURSE"));
        String address = link.getString("address");
        Token.none().get(address).then().statusCode(200).body(containsString("Prolotherapy\\, session 2"));
        String other = link(plan, object()).getString("address");

        given().get(plan.address() + "/calendar-links")
                .then()
                .statusCode(200)
                .body("items.detail", contains("COURSE", "APPOINTMENTS"))
                .body("items", everyItem(not(hasKey("address"))));
        given().delete(plan.address() + "/calendar-links/" + link.getString("id"))
                .then()
                .statusCode(200)
                .body("$", hasKey("revokedAt"));
        Token.none().get(address).then().statusCode(404);
        Token.none().get(address.replace("/local/", "/elsewhere/")).then().statusCode(404);
        Token.none().get(address.replace("/local/", "/-/")).then().statusCode(404);
        Token.none().get("/v1/calendars/local/guessed").then().statusCode(404);
        Token.none().get(other).then().statusCode(200);
        given().delete(examined().address() + "/calendar-links/" + link.getString("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void refusesALinkThatEndsAtOnceOrNever() {
        Plan plan = examined();
        for (String end : List.of("2027-01-04T09:00:00+03:00", "2031-01-04T09:00:00+03:00")) {
            sending(object().with("expiresAt", end))
                    .post(plan.address() + "/calendar-links")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("/expiresAt"));
        }
        link(plan, object().with("expiresAt", "2027-01-04T09:00:01+03:00"));
        assertThat(link(plan, object()).getString("expiresAt")).startsWith("2027-10-02T00:00:00");
    }

    @Test
    void keepsTheSecretNowhereNotEvenForARepetition() {
        Plan plan = examined();
        String links = plan.address() + "/calendar-links";
        JsonPath first = sending(object())
                .header("Idempotency-Key", "calendar-" + plan.id())
                .post(links)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(first.getString("address")).isNotNull();
        sending(object())
                .header("Idempotency-Key", "calendar-" + plan.id())
                .post(links)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", is(first.getString("id")))
                .body("$", not(hasKey("address")));
    }

    private static Plan examined() {
        return createPlan(kneeOsteoarthritis()
                .mild()
                .ofPatient(UUID.randomUUID().toString())
                .with(
                        "screening",
                        screening().with("examination", Map.of("by", "dr-demir", "at", "2026-12-01T09:00:00+03:00"))));
    }

    private static void book(Plan plan, int session, String startsAt) {
        plan.actOn(session, "book", object().with("startsAt", startsAt).with("performer", "dr-ak"))
                .statusCode(201);
    }

    private static String read(Plan plan, String query) {
        return given().get(plan.address() + "/calendar" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonPath link(Plan plan, Body body) {
        return sending(body)
                .post(plan.address() + "/calendar-links")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Map<String, VEvent> events(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(calendar.getVersion()).isEmpty()).isTrue();
        return calendar.getEvents().stream()
                .collect(Collectors.toMap(event -> event.getUid().getValue(), Function.identity()));
    }

    private static String uid(Plan plan, String session) {
        return plan.id() + "-" + session + "@prolotherapy.org";
    }

    private static VEvent event(Map<String, VEvent> events, Plan plan, String session) {
        return Objects.requireNonNull(events.get(uid(plan, session)), "session " + session);
    }

    private static Instant start(VEvent event) {
        assertThat(event.getDateStart().getValue().hasTime()).isTrue();
        return event.getDateStart().getValue().toInstant();
    }

    private static String day(DateOrDateTimeProperty property) {
        ICalDate date = property.getValue();
        assertThat(date.hasTime()).isFalse();
        return date.getRawComponents().toString(false, true);
    }
}
