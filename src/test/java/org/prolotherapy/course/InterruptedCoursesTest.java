package org.prolotherapy.course;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
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

/** Courses that safety keeps from beginning or from going on. Each has a performer of its own. */
@QuarkusTest
class InterruptedCoursesTest {

    @Inject
    ClockForTests clock;

    @BeforeEach
    void namesThePerformers() {
        ClinicOfTests.become(ClinicOfTests.open()
                        .with(
                                "performers",
                                List.of(
                                        Map.of("id", "dr-demir", "qualification", "PHYSIATRIST"),
                                        Map.of("id", "dr-oz", "qualification", "PHYSIATRIST"),
                                        Map.of("id", "dr-kurt", "qualification", "ANAESTHESIOLOGIST"))))
                .statusCode(200);
    }

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void needsADecisionOnAnticoagulantsToBeginAndToGoOn() {
        Body anticoagulated = screening().with("anticoagulants", true);
        Body wanted = kneeOsteoarthritis().ofPatient("anticoagulated").mild();
        tryToCreate(wanted.with("concentrationPercent", 30).screened(anticoagulated.with("infectionAtSite", true)))
                .statusCode(422)
                .body("code", is("contraindicated"))
                .body("reasons.rule", containsInAnyOrder("concentration-range", "infection-at-site", "anticoagulants"))
                .body("reasons.find { it.rule == 'anticoagulants' }.strength", is("HARD"))
                .body("reasons.find { it.rule == 'anticoagulants' }.sources", contains("S0", "S3"))
                .body(
                        "reasons.find { it.rule == 'anticoagulants' }.statement",
                        containsString("No hold decision before the session is recorded."))
                .body("reasons.find { it.rule == 'infection-at-site' }.sources", contains("S0"))
                .body("reasons.find { it.rule == 'concentration-range' }.sources", hasItem("S4"))
                .body(
                        "violations.collect { it.rule + ' ' + it.field }",
                        containsInAnyOrder(
                                "concentration-range /concentrationPercent",
                                "infection-at-site /screening/infectionAtSite",
                                "anticoagulants /screening/anticoagulants"));
        tryToCreate(wanted.screened(anticoagulated))
                .statusCode(422)
                .body("reasons.rule", contains("anticoagulants"))
                .body("violations.sources", contains(List.of("S0", "S3")));
        tryToCreate(wanted.screened(anticoagulated.with("holdDecision", holdDecision(2))))
                .statusCode(422)
                .body("reasons.rule", contains("anticoagulants"))
                .body("reasons[0].statement", containsString("The hold decision covers 2 days."));
        Plan decided = createPlan(wanted.screened(anticoagulated.with("holdDecision", holdDecision(3))));
        decided.get()
                .body("status", is("ACTIVE"))
                .body("safety.contraindications", empty())
                .body("screening.holdDecision.prescriber", is("dr-aydin"))
                .body("schedule.sessions.medicationHold.from", contains("2027-01-01", "2027-01-15", "2027-01-29"));

        Plan plan = createPlan(wanted).consented();
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00")).body("deviations", empty());
        plan.actOn(2, "book", slot("2027-01-18T10:00", "dr-oz")).statusCode(201);
        clock.set("2027-01-11T09:00:00+03:00");
        plan.screen(anticoagulated.with("screenedBy", "nurse-kaya")).statusCode(200);
        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("safety.contraindications.rule", contains("anticoagulants"))
                .body("schedule.sessions.status", contains("PERFORMED", "BOOKED", "PLANNED"));
        plan.revisions().body("items[-1].action", is("screen")).body("items[-1].by", is("nurse-kaya"));
        assertThat(plan.lastChanges())
                .containsExactlyInAnyOrder("status ACTIVE -> ON_HOLD", "holdCause null -> SAFETY");
        plan.actOn(3, "book", slot("2027-02-01T10:00", "dr-oz"))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("planStatus", is("ON_HOLD"))
                .body(
                        "allowed",
                        containsInAnyOrder("resume", "complete", "cancel", "replan", "miss", "cancel-session"));
        plan.act("resume", resume("It will do."))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("reasons.rule", contains("anticoagulants"));
        plan.act("resume", because("It will do.")).statusCode(409);

        clock.set("2027-01-12T09:00:00+03:00");
        plan.screen(anticoagulated.with("holdDecision", decidedNow(2))).statusCode(200);
        plan.act("resume", resume("It will do.")).statusCode(409).body("reasons.rule", contains("anticoagulants"));
        plan.screen(anticoagulated.with("holdDecision", decidedNow(3))).statusCode(200);
        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("safety.contraindications", empty());
        plan.act("resume", because("The prescriber has decided."))
                .statusCode(422)
                .body("violations.field", contains("/clinician"));
        plan.act("resume", resume("The prescriber has decided."))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("$", not(hasKey("holdCause")))
                .body("resumedBy", is("dr-oz"))
                .body("schedule.sessions.status", contains("PERFORMED", "BOOKED", "PLANNED"))
                .body("schedule.sessions.date", contains("2027-01-04", "2027-01-18", "2027-02-01"))
                .body("schedule.notes", empty());

        clock.set("2027-01-18T11:00:00+03:00");
        plan.screen(anticoagulated).statusCode(200).body("holdDecision.days", is(3));
        plan.record(2, performedAt("2027-01-18T10:00:00+03:00")).body("deviations", empty());
        plan.get().body("status", is("ACTIVE"));
        plan.revisions()
                .body(
                        "items.action",
                        contains(
                                "consent", "record", "book", "screen", "screen", "screen", "resume", "screen",
                                "record"));
    }

    @Test
    void stopsForAnInfectionAndGoesOnFromTheDayOnWhichAClinicianResumesIt() {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient("overdue"));
        plan.consent(consent("2027-01-04T08:50:00+03:00")).statusCode(201);
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00")).body("deviations", empty());
        clock.set("2027-01-22T11:00:00+03:00");
        String injection = plan.record(2, performedAt("2027-01-22T10:00:00+03:00"))
                .body("deviations", empty())
                .extract()
                .path("injections[0].id");
        plan.actOn(3, "book", slot("2027-02-09T10:00", "dr-kurt")).statusCode(201);
        plan.actOn(4, "book", slot("2027-03-01T10:00", "dr-kurt")).statusCode(201);
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-22", "2027-02-09", "2027-03-01", "2027-03-19");

        clock.set("2027-01-24T21:00:00+03:00");
        String etag = plan.report(object().with("session", 2)
                        .with("injectionId", injection)
                        .with("kind", "INFECTION")
                        .with("onsetAt", "2027-01-24T20:00:00+03:00")
                        .with("temperatureCelsius", 38.4)
                        .with("pain", 8))
                .statusCode(201)
                .body("planStatus", is("ON_HOLD"))
                .body("site", is("tibial-collateral-ligament"))
                .body("side", is("LEFT"))
                .body("solution", is("hypertonic-dextrose-lidocaine"))
                .body(
                        "actions.rule",
                        contains(
                                "infection-after-session",
                                "fever-after-session",
                                "severe-pain-after-session",
                                "adverse-event-reviewed"))
                .body("actions.strength", contains("HARD", "HARD", "HARD", "WARNING"))
                .body("actions[0].statement", containsString("a doctor is consulted at once"))
                .body("actions[0].sources", contains("S0", "S1", "S2", "S3", "S4"))
                .body("actions[1].sources", contains("S1", "S3", "OURS"))
                .extract()
                .header("ETag");
        int version = plan.get()
                .header("ETag", is(etag))
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("statusReason", containsString("INFECTION"))
                .body("schedule.sessions.status", contains("PERFORMED", "PERFORMED", "BOOKED", "BOOKED", "PLANNED"))
                .extract()
                .path("version");
        plan.revisions().body("items[-1].action", is("adverse-event")).body("items[-1].revision", is(version));
        String event = plan.adverseEvents().extract().path("items[0].id");
        assertThat(plan.lastChanges())
                .containsExactlyInAnyOrder(
                        "status ACTIVE -> ON_HOLD", "holdCause null -> SAFETY", "unreviewedEvents null -> " + event);

        plan.actOn(5, "book", slot("2027-03-19T10:00", "dr-kurt"))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("planStatus", is("ON_HOLD"));
        given().get("/v1/availability?from=2027-03-15&to=2027-03-22&session=5&plan=" + plan.id())
                .then()
                .statusCode(409)
                .body("code", is("plan-state"));
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
        clock.set("2027-02-09T12:00:00+03:00");
        plan.record(3, performedAt("2027-02-09T10:00:00+03:00"))
                .body("deviations.rule", containsInAnyOrder("plan-not-active", "infection-at-site"));
        plan.get().body("status", is("ON_HOLD"));
        plan.act("resume", resume("It looks better."))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("reasons.rule", contains("infection-at-site"));

        clock.set("2027-03-15T09:00:00+03:00");
        plan.screen(screening()).statusCode(200);
        plan.get().body("status", is("ON_HOLD")).body("holdCause", is("SAFETY"));
        plan.session(4).body("status", is("BOOKED")).body("timing", is("OVERDUE"));
        plan.act("resume", object().with("clinician", "dr-kurt"))
                .statusCode(400)
                .body("violations.field", contains("/reason"));
        plan.act("resume", because("It has healed.")).statusCode(422).body("violations.field", contains("/clinician"));
        plan.act("resume", resume("It has healed.").with("clinician", "dr-kurt"))
                .statusCode(409)
                .body("reasons.rule", contains("adverse-event-unreviewed"));
        plan.review(0, "dr-kurt").statusCode(201).body("planStatus", is("ON_HOLD"));
        plan.act("resume", resume("It has healed.").with("clinician", "dr-kurt"))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("$", not(hasKey("holdCause")))
                .body("resumedBy", is("dr-kurt"))
                .body("schedule.sessions.status", contains("PERFORMED", "PERFORMED", "PERFORMED", "PLANNED", "PLANNED"))
                .body(
                        "schedule.sessions.date",
                        contains("2027-01-04", "2027-01-22", "2027-02-09", "2027-03-15", "2027-04-02"))
                .body("schedule.sessions[3].window.earliest", is("2027-03-15"))
                .body("schedule.sessions[3].window.latest", is("2027-03-22"))
                .body("released.number", contains(4))
                .body("schedule.deadline", is("2027-07-04"))
                .body("schedule.notes.rule", contains("interval-exceeded"));
        plan.revisions()
                .body("items[-1].action", is("resume"))
                .body("items[-1].by", is("dr-kurt"))
                .body("items[-1].reason", is("It has healed."));
        assertThat(plan.lastChanges())
                .contains(
                        "status ON_HOLD -> ACTIVE",
                        "holdCause SAFETY -> null",
                        "4 status BOOKED -> PLANNED",
                        "4 startsAt 2027-03-01T10:00 -> null",
                        "4 date 2027-03-01 -> 2027-03-15",
                        "5 date 2027-03-19 -> 2027-04-02")
                .noneMatch(change -> change.startsWith("3 "));

        clock.set("2027-03-15T12:00:00+03:00");
        plan.record(4, performedAt("2027-03-15T10:00:00+03:00")).body("deviations", empty());
        plan.adverseEvents().body("items.kind", contains("INFECTION"));
        plan.session(5).body("date", is("2027-04-02")).body("window.latest", is("2027-04-05"));
    }

    private static Body slot(String startsAt, String performer) {
        return object().with("startsAt", startsAt).with("performer", performer);
    }

    private static Body resume(String reason) {
        return because(reason).with("clinician", "dr-oz");
    }

    private static Body decidedNow(int days) {
        return holdDecision(days).with("decidedAt", "2027-01-12T08:30:00+03:00");
    }
}
