package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Availability, booking one session and booking a whole course. Today is Monday, 2027-01-04, 09:00. */
@QuarkusTest
class BookingTest {

    private final List<Plan> plans = new ArrayList<>();

    @Inject
    ClockForTests clock;

    @BeforeEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @AfterEach
    void freesTheSlots() {
        plans.forEach(plan -> plan.act("cancel"));
    }

    @Test
    void booksWhatIsOffered() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        List<String> offered =
                offered(plan, 2, "2027-01-01", "2027-02-28").extract().path("items.startsAt");
        assertThat(offered).hasSize(6 * 17);
        for (String slot : offered.stream().limit(20).toList()) {
            Plan other = plan(kneeOsteoarthritis().mild());
            book(other, 2, slot, "dr-demir").statusCode(201).body("session.booking.startsAt", is(slot));
            other.act("cancel").statusCode(200);
        }
    }

    @Test
    void movesTheLaterSessionsWithABooking() {
        Plan plan = plan(kneeOsteoarthritis().mild());

        book(plan, 2, "2027-01-20T10:00", "dr-demir")
                .statusCode(201)
                .body("session.status", is("BOOKED"))
                .body("session.date", is("2027-01-20"))
                .body("session.target", is("2027-01-18"))
                .body("session.timing", is("UPCOMING"))
                .body("moved.number", contains(2, 3))
                .body("moved.after", contains("2027-01-20", "2027-02-03"))
                .body("released", empty());
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-20", "2027-02-03");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-19T23:59, UPCOMING",
        "2027-01-20T00:00, DUE",
        "2027-01-20T23:59, DUE",
        "2027-01-21T00:00, OVERDUE"
    })
    void judgesTheTimingOfABookedSessionByItsDay(String now, String timing) {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 2, "2027-01-20T10:00", "dr-demir").statusCode(201);
        clock.set(now + ":00+03:00");

        plan.session(2).body("timing", is(timing));
        for (String each : List.of("UPCOMING", "DUE", "OVERDUE")) {
            List<Integer> numbers = given().get("/v1/sessions?from=2027-01-20&to=2027-01-20&timing=" + each)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.findAll { it.planId == '" + plan.id() + "' }.number");
            assertThat(numbers).isEqualTo(each.equals(timing) ? List.of(2) : List.of());
        }
    }

    @Test
    void saysWhichBookingsGoWithASessionOrACourseThatIsCalledOff() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 2, "2027-01-20T10:00", "dr-demir").statusCode(201);
        book(plan, 3, "2027-02-08T10:00", "dr-ak").statusCode(201);

        // Without the second session the third one's window begins on 2027-01-18 and ends on 2027-01-25.
        sending(because("The patient travels."))
                .header("If-Match", "*")
                .post(plan.address() + "/sessions/2/cancel")
                .then()
                .statusCode(200)
                .body("released.startsAt", contains("2027-01-20T10:00", "2027-02-08T10:00"));
        book(plan, 3, "2027-01-25T10:00", "dr-ak").statusCode(201);
        plan.act("cancel")
                .statusCode(200)
                .body("released.number", contains(3))
                .body("released.performer", contains("dr-ak"));
        plan.get().body("$", not(hasKey("released")));
    }

    @Test
    void saysWhichBookingsARecordCouldNotKeep() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);
        clock.set("2027-01-08T09:00:00+03:00");

        plan.record(1, performedAt("2027-01-07T10:00:00+03:00"))
                .body("released.startsAt", contains("2027-01-18T10:00"));
    }

    @Test
    void freesABookingThatCannotStay() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 3, "2027-02-01T10:00", "dr-demir").statusCode(201);

        book(plan, 2, "2027-01-25T10:00", "dr-demir")
                .statusCode(201)
                .body("released.number", contains(3))
                .body("released.startsAt", contains("2027-02-01T10:00"))
                .body("schedule.sessions[2].status", is("PLANNED"))
                .body("schedule.sessions[2].date", is("2027-02-08"));
    }

    @Test
    void keepsABookingThatStillFits() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 3, "2027-02-05T10:00", "dr-demir").statusCode(201);

        book(plan, 2, "2027-01-20T10:00", "dr-demir")
                .statusCode(201)
                .body("released", empty())
                .body("schedule.sessions[2].status", is("BOOKED"))
                .body("schedule.sessions[2].date", is("2027-02-05"));
    }

    @Test
    void refusesWithEveryReason() {
        Plan plan = plan(kneeOsteoarthritis().mild());

        book(plan, 2, "2027-01-16T07:10", "dr-who")
                .statusCode(422)
                .body("code", is("not-bookable"))
                .body(
                        "reasons.rule",
                        contains(
                                "slots-on-the-half-hour",
                                "booking-in-window",
                                "working-days",
                                "performer-qualification"));
    }

    @Test
    void refusesWithTheReasonsOfThePlanAndOfTheSlotAtOnceEachWithItsField() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(screening().without("examination")));

        plan.actOn(2, "book", object().with("startsAt", "2027-01-18T10:00").with("performer", "dr-who"))
                .statusCode(422)
                .body("code", is("not-bookable"))
                .body("violations.rule", contains("examination-before-sites", "performer-qualification"))
                .body("violations.field", contains("", "/performer"));
        plan.actOn(
                        2,
                        "book",
                        object().with("startsAt", "2027-01-16T07:10")
                                .with("performer", "dr-who")
                                .with("room", "attic"))
                .statusCode(422)
                .body("violations.field", contains("", "/startsAt", "/startsAt", "/startsAt", "/performer", "/room"));
        plan.act(
                        "book-course",
                        object().with("preferredTime", "10:00")
                                .with("performer", "dr-who")
                                .with("room", "attic"))
                .statusCode(422)
                .body("code", is("not-bookable"))
                .body(
                        "violations.rule",
                        contains("examination-before-sites", "performer-qualification", "room-of-clinic"))
                .body("violations.field", contains("", "/performer", "/room"));
        plan(kneeOsteoarthritis().mild())
                .act(
                        "book-course",
                        object().with("preferredTime", "07:10")
                                .with("performer", "dr-who")
                                .with("room", "attic"))
                .statusCode(422)
                .body(
                        "violations.field",
                        contains("/preferredTime", "/preferredTime", "/preferredTime", "/performer", "/room"));
    }

    @Test
    void refusesToMoveABookingWithTheReasonsOfTheDayAndOfTheSlotAtOnce() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);

        reschedule(plan, 2, because("ill").with("startsAt", "2027-01-16T07:10").with("scope", "THIS"))
                .statusCode(422)
                .body("code", is("not-bookable"))
                .body("violations.rule", contains("slots-on-the-half-hour", "working-days", "spacing-range"))
                .body("violations.field", everyItem(is("/startsAt")));
        reschedule(plan, 2, because("ill").with("startsAt", "2027-01-15T10:00").with("scope", "THIS"))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.rule", contains("spacing-range"));
    }

    @Test
    void booksNothingBeforeTheExamination() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(screening().without("examination")));

        book(plan, 2, "2027-01-18T10:00", "dr-demir")
                .statusCode(422)
                .body("reasons.rule", contains("examination-before-sites"));
        offered(plan, 2, "2027-01-18", "2027-01-18").statusCode(422);
    }

    @Test
    void booksOnlyPlannedSessionsOfActivePlans() {
        Plan draft = plan(kneeOsteoarthritis().mild().unscreened());
        book(draft, 2, "2027-01-18T10:00", "dr-demir").statusCode(409).body("code", is("plan-state"));

        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);
        book(plan, 2, "2027-01-18T11:00", "dr-demir").statusCode(409).body("code", is("session-state"));
    }

    @Test
    void neverBooksAPerformerOrARoomTwice() {
        Plan one = plan(kneeOsteoarthritis().mild());
        Plan other = plan(kneeOsteoarthritis().mild());
        sending(object().with("startsAt", "2027-01-18T10:00")
                        .with("performer", "dr-demir")
                        .with("room", "room-1"))
                .header("If-Match", one.etag())
                .post(one.address() + "/sessions/2/book")
                .then()
                .statusCode(201);

        book(other, 2, "2027-01-18T10:30", "dr-demir").statusCode(409).body("code", is("slot-taken"));
        sending(object().with("startsAt", "2027-01-18T10:30")
                        .with("performer", "dr-ak")
                        .with("room", "room-1"))
                .header("If-Match", other.etag())
                .post(other.address() + "/sessions/2/book")
                .then()
                .statusCode(409)
                .body("code", is("slot-taken"));
        book(other, 2, "2027-01-18T11:00", "dr-demir").statusCode(201);
    }

    @Test
    void neverBooksAPatientTwiceAtATimeByWhicheverWay() {
        String patient = UUID.randomUUID().toString();
        Plan knee = planOf(patient, kneeOsteoarthritis().mild());
        Plan elbow = planOf(
                patient,
                kneeOsteoarthritis().mild().with("condition", "tennis-elbow").with("performer", "dr-ak"));
        book(knee, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);

        for (String overlapping : List.of("2027-01-18T09:30", "2027-01-18T10:00", "2027-01-18T10:30")) {
            book(elbow, 2, overlapping, "dr-ak")
                    .statusCode(409)
                    .body("code", is("patient-double-booked"))
                    .body("reasons.rule", contains("patient-is-free"))
                    .body("violations.field", contains("/startsAt"));
        }
        book(elbow, 2, "2027-01-18T10:00", "dr-demir")
                .statusCode(409)
                .body("code", is("patient-double-booked"))
                .body("reasons.rule", contains("slot-is-free", "patient-is-free"));
        assertThat(given().queryParam("from", "2027-01-18")
                        .queryParam("to", "2027-01-18")
                        .queryParam("performer", "dr-ak")
                        .queryParam("plan", elbow.id())
                        .queryParam("session", 2)
                        .get("/v1/availability")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.startsAt"))
                .contains("2027-01-18T09:00", "2027-01-18T11:00")
                .doesNotContain("2027-01-18T09:30", "2027-01-18T10:00", "2027-01-18T10:30");
        elbow.act("book-course", object().with("performer", "dr-ak").with("preferredTime", "10:30"))
                .statusCode(200)
                .body(
                        "schedule.sessions.booking.startsAt",
                        contains("2027-01-04T10:30", "2027-01-19T10:30", "2027-02-02T10:30"));
        reschedule(elbow, 2, because("ill").with("startsAt", "2027-01-18T09:30").with("scope", "THIS"))
                .statusCode(409)
                .body("code", is("patient-double-booked"));
        // One visit may begin when the other ends.
        reschedule(elbow, 2, because("ill").with("startsAt", "2027-01-18T11:00").with("scope", "THIS"))
                .statusCode(200);
        book(plan(kneeOsteoarthritis().mild()), 2, "2027-01-18T10:00", "dr-ak").statusCode(201);
    }

    @Test
    void booksAPatientAgainForATimeThatWasGivenBack() {
        String patient = UUID.randomUUID().toString();
        Plan knee = planOf(patient, kneeOsteoarthritis().mild());
        Plan elbow = planOf(patient, kneeOsteoarthritis().mild().with("condition", "tennis-elbow"));
        book(knee, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);
        knee.act("cancel").statusCode(200);

        book(elbow, 2, "2027-01-18T10:00", "dr-ak").statusCode(201);
    }

    @Test
    void neverBooksAPatientTwiceAtATimeAcrossAChangeOfTheClinicsZone() {
        String patient = UUID.randomUUID().toString();
        Plan knee = planOf(patient, kneeOsteoarthritis().mild());
        Plan elbow = planOf(patient, kneeOsteoarthritis().mild().with("condition", "tennis-elbow"));
        book(knee, 2, "2027-01-18T15:00", "dr-demir").statusCode(201);
        ClinicOfTests.become(ClinicOfTests.open().with("timeZone", "Europe/London"))
                .statusCode(200);

        knee.session(2)
                .body("booking.startsAt", is("2027-01-18T15:00"))
                .body("booking.timeZone", is("Europe/Istanbul"));
        for (String overlapping : List.of("2027-01-18T11:30", "2027-01-18T12:00", "2027-01-18T12:30")) {
            book(elbow, 2, overlapping, "dr-ak").statusCode(409).body("code", is("patient-double-booked"));
        }
        book(elbow, 2, "2027-01-18T15:00", "dr-ak").statusCode(201);
    }

    @Test
    void givesOneOfFiftyTheSlotThatAllWant() throws Exception {
        for (int i = 0; i < 50; i++) {
            plan(kneeOsteoarthritis().mild());
        }
        ExecutorService callers = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Integer>> calls = plans.stream()
                    .<Callable<Integer>>map(plan -> () -> sending(object().with("startsAt", "2027-01-18T10:00")
                                    .with("performer", "dr-demir"))
                            .header("If-Match", "\"1\"")
                            .post(plan.address() + "/sessions/2/book")
                            .statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().collect(Collectors.groupingBy(code -> code, Collectors.counting())))
                    .containsOnlyKeys(201, 409)
                    .containsEntry(201, 1L);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void booksAWholeCourse() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        Plan busy = plan(kneeOsteoarthritis().mild());
        book(busy, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);

        bookCourse(plan, "10:00")
                .statusCode(200)
                .body("schedule.sessions.status", everyItem(is("BOOKED")))
                .body(
                        "schedule.sessions.booking.startsAt",
                        contains("2027-01-04T10:00", "2027-01-19T10:00", "2027-02-02T10:00"))
                .body("version", is(2));
    }

    @Test
    void booksTheNearestTimeWithinTheTolerance() {
        Plan busy = plan(kneeOsteoarthritis().mild());
        book(busy, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);

        plan(kneeOsteoarthritis().mild())
                .act(
                        "book-course",
                        object().with("performer", "dr-demir")
                                .with("preferredTime", "10:15")
                                .with("toleranceMinutes", 44))
                .statusCode(200)
                .body(
                        "schedule.sessions.booking.startsAt",
                        contains("2027-01-04T10:00", "2027-01-19T10:00", "2027-02-02T10:00"));
        plan(kneeOsteoarthritis().mild())
                .act(
                        "book-course",
                        object().with("performer", "dr-demir")
                                .with("preferredTime", "10:15")
                                .with("toleranceMinutes", 45))
                .statusCode(200)
                .body(
                        "schedule.sessions.booking.startsAt",
                        contains("2027-01-04T11:00", "2027-01-18T11:00", "2027-02-01T10:00"));
    }

    @Test
    void booksACourseOfWhichNothingIsLeftToBook() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        bookCourse(plan, "10:00").statusCode(200);
        bookCourse(plan, "11:00")
                .statusCode(200)
                .body(
                        "schedule.sessions.booking.startsAt",
                        contains("2027-01-04T10:00", "2027-01-18T10:00", "2027-02-01T10:00"));

        plan.act("cancel", because("moved away")).statusCode(200);
        bookCourse(plan, "10:00").statusCode(409).body("code", is("plan-state"));
    }

    @Test
    void booksNothingOfACourseThatDoesNotFitWhole() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        Plan busy = plan(kneeOsteoarthritis().mild());
        book(busy, 1, "2027-01-04T10:00", "dr-demir").statusCode(201);

        bookCourse(plan, "10:00")
                .statusCode(409)
                .body("code", is("slot-taken"))
                .body("session", is(1))
                .body("freeSlots.startsAt", hasItem("2027-01-04T11:00"))
                .body("freeSlots", hasSize(5));
        plan.get().body("version", is(1)).body("schedule.sessions.status", everyItem(is("PLANNED")));
    }

    @Test
    void reschedulesABookedSessionToAnotherSlot() {
        Plan plan = plan(kneeOsteoarthritis().mild());
        book(plan, 2, "2027-01-18T10:00", "dr-demir").statusCode(201);

        reschedule(plan, 2, because("ill").with("date", "2027-01-19").with("scope", "THIS"))
                .statusCode(422);
        reschedule(plan, 2, because("ill").with("startsAt", "2027-01-19T10:30").with("scope", "THIS_AND_FOLLOWING"))
                .statusCode(200)
                .body("session.status", is("BOOKED"))
                .body("session.booking.startsAt", is("2027-01-19T10:30"))
                .body("moved.number", contains(2, 3));
    }

    @Test
    void looksForNothingInTheNameOfWhoeverTheClinicDoesNotHave() {
        given().get("/v1/availability?from=2027-01-04&to=2027-01-31&room=nobody&performer=nothing")
                .then()
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", contains("performer", "room"))
                .body("violations.in", everyItem(is("query")));
        given().get("/v1/availability?from=2027-01-04&to=2027-01-31&room=nobody")
                .then()
                .statusCode(422)
                .body("violations.field", contains("room"));
        given().get("/v1/availability?from=2027-01-18&to=2027-01-18&room=room-1&performer=dr-ak")
                .then()
                .statusCode(200)
                .body("items", hasSize(17));
    }

    @Test
    void offersNothingThatIsPast() {
        given().get("/v1/availability?from=2026-12-01&to=2027-01-03")
                .then()
                .statusCode(200)
                .body("items", empty());
        given().get("/v1/availability?from=2026-12-28&to=2027-01-04&performer=dr-ak")
                .then()
                .statusCode(200)
                .body("items[0].startsAt", is("2027-01-04T09:30"))
                .body("items", hasSize(16));
    }

    @Test
    void pagesThroughWhatIsFree() {
        List<String> whole = given().get("/v1/availability?from=2027-01-18&to=2027-01-19&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.collect { it.startsAt + it.performer }");
        List<String> paged = new ArrayList<>();
        String next = "/v1/availability?from=2027-01-18&to=2027-01-19&limit=7";
        while (next != null) {
            var answer = given().urlEncodingEnabled(false).get(next).then().statusCode(200);
            paged.addAll(answer.extract().path("items.collect { it.startsAt + it.performer }"));
            String link = answer.extract().header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(whole).hasSize(2 * 17 * 2);
        assertThat(paged).isEqualTo(whole);
    }

    /** A plan of a patient of its own. */
    private Plan plan(Body body) {
        return planOf(UUID.randomUUID().toString(), body);
    }

    private Plan planOf(String patient, Body body) {
        Plan plan = createPlan(body.ofPatient(patient));
        plans.add(plan);
        return plan;
    }

    private static ValidatableResponse book(Plan plan, int session, String startsAt, String performer) {
        return sending(object().with("startsAt", startsAt).with("performer", performer))
                .header("If-Match", plan.etag())
                .post(plan.address() + "/sessions/" + session + "/book")
                .then();
    }

    private static ValidatableResponse bookCourse(Plan plan, String time) {
        return plan.act("book-course", object().with("performer", "dr-demir").with("preferredTime", time));
    }

    private static ValidatableResponse reschedule(Plan plan, int session, Body body) {
        return sending(body)
                .header("If-Match", plan.etag())
                .post(plan.address() + "/sessions/" + session + "/reschedule")
                .then();
    }

    private static ValidatableResponse offered(Plan plan, int session, String from, String to) {
        return given().queryParam("from", from)
                .queryParam("to", to)
                .queryParam("performer", "dr-demir")
                .queryParam("plan", plan.id())
                .queryParam("session", session)
                .queryParam("limit", 200)
                .get("/v1/availability")
                .then();
    }
}
