package org.prolotherapy.course;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Courses from the first screening to the outcome. Each has a performer, or a year, of its own. */
@QuarkusTest
class CoursesTest {

    private static final String STATUSES = "schedule.sessions.status";

    @Inject
    ClockForTests clock;

    @BeforeEach
    void namesThePerformers() {
        ClinicOfTests.become(ClinicOfTests.open()
                        .with(
                                "performers",
                                List.of(
                                        Map.of("id", "dr-demir", "qualification", "PHYSIATRIST"),
                                        Map.of("id", "dr-tekin", "qualification", "ORTHOPAEDIST"),
                                        Map.of("id", "dr-sahin", "qualification", "RADIOLOGIST"))))
                .statusCode(200);
    }

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void goesFromTheFirstScreeningToTheEndWithoutADeviation() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .ofPatient("treated-as-planned")
                .mild()
                .with("performer", "dr-tekin")
                .with("plannedLidocaineMg", 20)
                .with("baseline", Map.of("pain", 7, "function", 40)));
        plan.get()
                .body("status", is("ACTIVE"))
                .body("schedule.desiredSessionCount", is(3))
                .body("schedule.sessionCount", is(3))
                .body("schedule.spacingDays", is(14))
                .body("schedule.deadline", is("2027-07-04"))
                .body("schedule.sessions.target", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body("schedule.sessions.window.earliest", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body("schedule.sessions.window.latest", contains("2027-01-04", "2027-01-25", "2027-02-08"))
                .body("schedule.sessions.medicationHold.from", contains("2027-01-01", "2027-01-15", "2027-01-29"))
                .body("schedule.sessions.medicationHold.to", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body(
                        "schedule.sessions[0].recovery.phase",
                        contains("REST", "EXPECTED_REACTION", "PROLONGED_REACTION", "REGENERATION"))
                .body(
                        "schedule.sessions[0].recovery.from",
                        contains("2027-01-04", "2027-01-04", "2027-01-06", "2027-01-04"))
                .body(
                        "schedule.sessions[0].recovery.to",
                        contains("2027-01-05", "2027-01-05", "2027-01-11", "2027-01-18"))
                .body("schedule.sessions[0].improvementExpectedFrom", is("2027-01-25"))
                .body("schedule.sessions[0].reviewIfSymptomsAfter", is("2027-01-11"))
                .body("schedule.notes", empty())
                .body("schedule", not(hasKey("lost")))
                .body("safety.contraindications", empty())
                .body("safety.warnings", empty())
                .body("safety.outstanding.rule", contains("consent"));

        String consentId = plan.consent(consent("2027-01-04T08:30:00+03:00"))
                .statusCode(201)
                .extract()
                .path("id");
        plan.get().body("safety.outstanding", empty());

        plan.act("book-course", object().with("performer", "dr-tekin").with("preferredTime", "10:00"))
                .statusCode(200)
                .body(STATUSES, everyItem(is("BOOKED")))
                .body("schedule.sessions.timing", contains("DUE", "UPCOMING", "UPCOMING"))
                .body(
                        "schedule.sessions.booking.startsAt",
                        contains("2027-01-04T10:00", "2027-01-18T10:00", "2027-02-01T10:00"));
        assertThat(plan.lastChanges())
                .containsExactlyInAnyOrder(
                        "1 status PLANNED -> BOOKED", "1 startsAt null -> 2027-01-04T10:00",
                        "2 status PLANNED -> BOOKED", "2 startsAt null -> 2027-01-18T10:00",
                        "3 status PLANNED -> BOOKED", "3 startsAt null -> 2027-02-01T10:00");

        treat(plan, 1, "2027-01-04", byDrTekin(consentId), 6, 45);
        plan.recordOf(1)
                .body("performedOn", is("2027-01-04"))
                .body("consentId", is(consentId))
                .body("totals.injectionCount", is(4))
                .body("totals.volumeMl", is(6.0f))
                .body("totals.lidocaineMg", is(20));
        plan.aftercare()
                .body("sessions.status", contains("PERFORMED", "BOOKED", "BOOKED"))
                .body(days("rest-after-session"), contains("2027-01-04 2027-01-05"))
                .body(days("exercise-after-rest"), contains("2027-01-06 null"))
                .body(days("prolonged-reaction"), contains("2027-01-06 2027-01-11"))
                .body(days("review-after-a-week"), contains("2027-01-12 null"))
                .body(days("oedema-drugs-after-session"), contains("2027-01-04 2027-01-14"))
                .body(days("medication-hold"), contains("2027-01-15 2027-01-18"))
                .body("sessions[2].instructions.rule", not(hasItem("medication-hold")));

        clock.set("2027-01-08T20:00:00+03:00");
        exercises(plan, "2027-01-06");
        exercises(plan, "2027-01-08");
        given().get(plan.address() + "/exercise-entries")
                .then()
                .body("adherence.from", is("2027-01-06"))
                .body("adherence.to", is("2027-01-08"))
                .body("adherence.days", is(3))
                .body("adherence.daysDone", is(2));

        treat(plan, 2, "2027-01-18", byDrTekin(consentId), 4, 60);
        plan.progress().body("recommendation", is("CONTINUE")).body("rationale.rule", contains("response-too-early"));
        treat(plan, 3, "2027-02-01", byDrTekin(consentId), 2, 80);
        plan.progress()
                .body("baseline", is(Map.of("pain", 7, "function", 40)))
                .body("sessions.performedOn", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body("sessions.pain", contains(6, 4, 2))
                .body("sessions.painChange.points", contains(-1, -3, -5))
                .body("sessions.painChange.percent", contains(-14.3f, -42.9f, -71.4f))
                .body("sessions.painChange.clinicallyImportant", contains(false, true, true))
                .body("sessions.functionChange", contains(5, 20, 40))
                .body("latest.session", is(3))
                .body("recommendation", is("EXTEND"));

        plan.act("complete", because("The knee bears every day's load."))
                .statusCode(200)
                .body("status", is("COMPLETED"))
                .body("statusReason", is("The knee bears every day's load."))
                .body(STATUSES, everyItem(is("PERFORMED")))
                .body("schedule.sessions.date", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body("schedule.sessionCount", is(3))
                .body("schedule.notes", empty());
        assertThat(plan.lastChanges()).containsExactly("status ACTIVE -> COMPLETED");
        plan.revisions()
                .body(
                        "items.action",
                        contains(
                                "consent",
                                "book-course",
                                "record",
                                "assess",
                                "exercise-entry",
                                "exercise-entry",
                                "record",
                                "assess",
                                "record",
                                "assess",
                                "complete"))
                .body("items.by", hasItems("nurse-kaya", "dr-tekin"))
                .body(
                        "items[6].changes.findAll { it.session == 2 && it.field == 'status' }.after",
                        contains("PERFORMED"));
    }

    @Test
    void losesTheSessionThatAMissAppendsBeyondTheSixMonths() {
        Plan plan = createPlan(kneeOsteoarthritis().severe().with("protocol", "extended-regenerative"))
                .consented();
        plan.get()
                .body("schedule.desiredSessionCount", is(15))
                .body("schedule.sessionCount", is(9))
                .body("schedule.deadline", is("2027-07-04"))
                .body("schedule.notes.rule", contains("six-month-cap"));
        assertThat(plan.dates())
                .containsExactly(
                        "2027-01-04",
                        "2027-01-25",
                        "2027-02-15",
                        "2027-03-08",
                        "2027-03-29",
                        "2027-04-19",
                        "2027-05-10",
                        "2027-05-31",
                        "2027-06-21");
        perform(plan, 1, "2027-01-04");

        clock.set("2027-02-17T09:00:00+03:00");
        plan.session(2).body("timing", is("OVERDUE")).body("date", is("2027-01-25"));
        plan.tryToRecord(3, dextrose("2027-02-17"))
                .statusCode(409)
                .body("code", is("earlier-session-open"))
                .body("openSession", is(2));
        plan.actOn(2, "miss", because("The patient was abroad."))
                .statusCode(200)
                .body("session.status", is("MISSED"))
                .body("session.date", is("2027-01-25"))
                .body("moved.number", contains(3, 4, 5, 6, 7, 8, 9))
                .body("schedule.sessionCount", is(8))
                .body("schedule.lost.count", is(1))
                .body("schedule.lost.since", is("2027-07-14"))
                .body("schedule.notes.rule", contains("six-month-cap", "six-month-cap", "interval-exceeded"))
                .body("schedule.notes[1].statement", containsString("the first was wanted on 2027-07-14"))
                .body("schedule.notes[2].statement", containsString("wanted on 2027-01-25"))
                .body("schedule.sessions[2].window.earliest", is("2027-02-17"))
                .body("schedule.sessions[2].window.latest", is("2027-02-24"));
        assertThat(plan.dates())
                .containsExactly(
                        "2027-01-04",
                        "2027-01-25",
                        "2027-02-17",
                        "2027-03-10",
                        "2027-03-31",
                        "2027-04-21",
                        "2027-05-12",
                        "2027-06-02",
                        "2027-06-23");
        assertThat(plan.lastChanges())
                .contains(
                        "sessionCount 9 -> 8",
                        "lost null -> 1",
                        "2 status PLANNED -> MISSED",
                        "9 date 2027-06-21 -> 2027-06-23");

        perform(plan, 3, "2027-02-17");
        plan.get().body("schedule.notes.rule", contains("six-month-cap", "six-month-cap"));
        perform(plan, 4, "2027-03-10");
        perform(plan, 5, "2027-03-31");
        perform(plan, 6, "2027-04-21");
        perform(plan, 7, "2027-05-12");
        perform(plan, 8, "2027-06-02");

        clock.set("2027-07-02T09:00:00+03:00");
        plan.actOn(9, "miss", object())
                .statusCode(200)
                .body("session.date", is("2027-06-23"))
                .body("schedule.sessionCount", is(8))
                .body("schedule.lost.count", is(1))
                .body("schedule.lost.since", is("2027-07-23"))
                .body("schedule.sessions", hasSize(10))
                .body("schedule.sessions[9].target", is("2027-07-02"))
                .body("schedule.sessions[9].window.earliest", is("2027-07-02"))
                .body("schedule.sessions[9].window.latest", is("2027-07-04"))
                .body("schedule.deadline", is("2027-07-04"))
                .body("schedule.notes.rule", contains("six-month-cap", "six-month-cap", "interval-exceeded"));
        plan.actOn(
                        10,
                        "reschedule",
                        because("Later.").with("date", "2027-07-05").with("scope", "THIS"))
                .statusCode(422)
                .body("reasons.rule", contains("six-month-cap"));
        perform(plan, 10, "2027-07-02");

        plan.act("complete")
                .statusCode(200)
                .body("schedule.sessionCount", is(8))
                .body("schedule.sessions.number", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .body("schedule.sessions.findAll { it.status == 'MISSED' }.number", contains(2, 9))
                .body(
                        "schedule.sessions.findAll { it.status == 'PERFORMED' }.number",
                        contains(1, 3, 4, 5, 6, 7, 8, 10));
        plan.revisions().body("items.action", hasItems("miss", "complete"));
    }

    @Test
    void isCompletedEarlyOnceHardlyAnyPainIsLeft() {
        setFees(2038, "1500.00", "TRY");
        clock.set("2038-01-04T08:00:00+03:00");
        Plan plan = createPlan(kneeOsteoarthritis()
                        .ofPatient("booked-in-2038")
                        .startingOn("2038-01-04")
                        .with("baseline", Map.of("pain", 7)))
                .consented();
        assertThat(plan.dates()).containsExactly("2038-01-04", "2038-01-22", "2038-02-09", "2038-03-01", "2038-03-19");
        plan.feeEstimate()
                .body("quoted.quotedAt", is("2038-01-04T08:00:00+03:00"))
                .body("quoted.totals", contains(Map.of("amount", "7500.00", "currency", "TRY", "sessionCount", 5)));

        treat(plan, 1, "2038-01-04", 5);
        treat(plan, 2, "2038-01-22", 1);
        clock.set("2038-01-25T12:00:00+03:00");
        plan.progress()
                .body("recommendation", is("CONTINUE"))
                .body("rationale.rule", contains("response-too-early"))
                .body("rationale[0].statement", containsString("2 of at least 3"));
        accept(plan, "COMPLETE_EARLY", "Too early.")
                .statusCode(422)
                .body("violations.field", contains("/recommendation"));

        treat(plan, 3, "2038-02-09", 1);
        plan.progress()
                .body("recommendation", is("COMPLETE_EARLY"))
                .body("rationale.rule", contains("important-response", "complete-early"))
                .body("rationale.sources", contains(List.of("FARRAR-2001", "OSTELO-2008"), List.of("S2", "OURS")))
                .body("rationale[0].statement", containsString("a fall of 6 points or 85.7 %"));
        plan.actOn(4, "book", object().with("startsAt", "2038-03-01T10:00").with("performer", "dr-sahin"))
                .statusCode(201);
        freeSlotsOfDrSahin("2038-03-01").body("items.startsAt", not(hasItem("2038-03-01T10:00")));
        accept(plan, "EXTEND", "More.").statusCode(422).body("violations.field", contains("/recommendation"));

        accept(plan, "COMPLETE_EARLY", "Hardly any pain is left.")
                .statusCode(200)
                .body("status", is("COMPLETED"))
                .body("statusReason", is("Hardly any pain is left."))
                .body("schedule.sessionCount", is(3))
                .body(STATUSES, contains("PERFORMED", "PERFORMED", "PERFORMED", "CANCELLED", "CANCELLED"))
                .body("feeEstimate.quoted.quotedAt", is("2038-02-09T12:00:00+03:00"))
                .body(
                        "feeEstimate.quoted.totals",
                        contains(Map.of("amount", "4500.00", "currency", "TRY", "sessionCount", 3)));
        freeSlotsOfDrSahin("2038-03-01").body("items.startsAt", hasItem("2038-03-01T10:00"));
        plan.revisions()
                .body("items[-1].action", is("accept-complete-early"))
                .body("items[-1].reason", is("Hardly any pain is left."));
        assertThat(plan.lastChanges())
                .containsExactlyInAnyOrder(
                        "status ACTIVE -> COMPLETED",
                        "sessionCount 5 -> 3",
                        "4 status BOOKED -> CANCELLED",
                        "5 status PLANNED -> CANCELLED");
        accept(plan, "COMPLETE_EARLY", "Again.").statusCode(409).body("code", is("plan-state"));
    }

    @Test
    void isExtendedWhileItHelpsUpToTheMostOfItsProtocol() {
        setFees(2049, "100.00", "EUR");
        clock.set("2049-01-04T08:00:00+03:00");
        Plan plan = createPlan(
                        kneeOsteoarthritis().mild().startingOn("2049-01-04").with("baseline", Map.of("pain", 8)))
                .consented();
        treat(plan, 1, "2049-01-04", 6);
        treat(plan, 2, "2049-01-18", 6);
        treat(plan, 3, "2049-02-01", 5);
        plan.progress()
                .body("recommendation", is("EXTEND"))
                .body("rationale.rule", contains("important-response", "extend-by-one"))
                .body("rationale.sources", contains(List.of("FARRAR-2001", "OSTELO-2008"), List.of("S2", "S3", "OURS")))
                .body("rationale[0].statement", containsString("a fall of 3 points or 37.5 %"));

        accept(plan, "EXTEND", "It helps.")
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("schedule.sessionCount", is(4))
                .body("schedule.deadline", is("2049-07-04"))
                .body(STATUSES, contains("PERFORMED", "PERFORMED", "PERFORMED", "PLANNED"))
                .body("schedule.sessions[3].target", is("2049-02-15"))
                .body("schedule.sessions[3].window.earliest", is("2049-02-15"))
                .body("schedule.sessions[3].window.latest", is("2049-02-22"))
                .body("feeEstimate.quoted.quotedAt", is("2049-02-01T12:00:00+03:00"))
                .body(
                        "feeEstimate.quoted.totals",
                        contains(Map.of("amount", "400.00", "currency", "EUR", "sessionCount", 4)));
        plan.revisions().body("items[-1].action", is("accept-extend")).body("items[-1].reason", is("It helps."));
        assertThat(plan.lastChanges())
                .containsExactlyInAnyOrder(
                        "sessionCount 3 -> 4",
                        "4 status null -> PLANNED",
                        "4 date null -> 2049-02-15",
                        "4 target null -> 2049-02-15",
                        "4 windowEarliest null -> 2049-02-15",
                        "4 windowLatest null -> 2049-02-22",
                        "4 performer null -> dr-demir");
        plan.progress()
                .body("recommendation", is("CONTINUE"))
                .body("rationale[1].statement", containsString("3 of 4 sessions are performed"));

        treat(plan, 4, "2049-02-15", 4);
        accept(plan, "EXTEND", "It goes on helping.").statusCode(200);
        treat(plan, 5, "2049-03-01", 3);
        accept(plan, "EXTEND", "Still.").statusCode(200);
        treat(plan, 6, "2049-03-15", 2);

        plan.progress()
                .body("recommendation", is("CONTINUE"))
                .body("rationale.rule", contains("important-response", "continue-course"))
                .body("rationale[1].statement", containsString("the protocol has no more"));
        accept(plan, "EXTEND", "Once more.").statusCode(422).body("violations.field", contains("/recommendation"));
        plan.act("complete")
                .statusCode(200)
                .body(STATUSES, hasSize(6))
                .body(STATUSES, everyItem(is("PERFORMED")))
                .body("feeEstimate.quoted.totals.amount", contains("600.00"));
    }

    /** Treats at ten and asks at eleven; then it is noon. */
    private void treat(Plan plan, int session, String day, int pain) {
        treat(plan, session, day, Body.performedAt(day + "T10:00:00+03:00"), pain, 50);
    }

    private void treat(Plan plan, int session, String day, Body performed, int pain, int function) {
        clock.set(day + "T12:00:00+03:00");
        plan.record(session, performed.with("performedAt", day + "T10:00:00+03:00"))
                .body("deviations", empty());
        plan.assess(object().with("assessedAt", day + "T11:00:00+03:00")
                        .with("session", session)
                        .with("pain", pain)
                        .with("function", function))
                .statusCode(201)
                .body("actions", empty());
    }

    private static Body byDrTekin(String consentId) {
        return performedAt("").with("performer", "dr-tekin").with("consentId", consentId);
    }

    /** Performs a session of the extended course at ten; then it is noon. */
    private void perform(Plan plan, int session, String day) {
        clock.set(day + "T12:00:00+03:00");
        plan.record(session, dextrose(day)).body("deviations", empty());
    }

    private static Body dextrose(String day) {
        return performedAt(day + "T10:00:00+03:00")
                .injecting(4, injection().with("solution", "dextrose").without("lidocaineMg"));
    }

    private static void exercises(Plan plan, String day) {
        sending(object().with("date", day).with("done", true))
                .post(plan.address() + "/exercise-entries")
                .then()
                .statusCode(201);
    }

    /** The first and the last day of an instruction for the time after the first session. */
    private static String days(String rule) {
        return "sessions[0].instructions.findAll { it.rule == '" + rule + "' }.collect { it.from + ' ' + it.to }";
    }

    private static ValidatableResponse accept(Plan plan, String recommendation, String reason) {
        return plan.act("recommendations/accept", because(reason).with("recommendation", recommendation));
    }

    private static ValidatableResponse freeSlotsOfDrSahin(String day) {
        return given().get("/v1/availability?limit=200&performer=dr-sahin&from=" + day + "&to=" + day)
                .then()
                .statusCode(200);
    }

    private static void setFees(int year, String amount, String currency) {
        sending(object().with(
                                "fees",
                                List.of(Map.of(
                                        "protocol",
                                        "hypertonic-dextrose",
                                        "price",
                                        Map.of("amount", amount, "currency", currency)))))
                .put("/v1/fee-schedules/" + year)
                .then()
                .statusCode(201);
    }
}
