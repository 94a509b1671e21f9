package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** What a prescriber decided on a hold, and what follows for the schedule, for bookings and for the patient. */
@QuarkusTest
class HoldingMedicationTest {

    private final List<Plan> plans = new ArrayList<>();

    @Inject
    ClockForTests clock;

    @BeforeEach
    void open() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        clock.set("2026-12-31T09:00:00+03:00");
    }

    @AfterEach
    void freesTheSlots() {
        plans.forEach(plan -> plan.act("cancel"));
    }

    @Test
    void theDaysThatThePrescriberDecidedShowInEveryLaterSession() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(decided(5, "2026-12-28T10:00:00+03:00")));
        plan.get()
                .body("schedule.sessions.medicationHold.from", contains("2026-12-30", "2027-01-13", "2027-01-27"))
                .body("schedule.sessions[0].medicationHolds.drug", contains("warfarin"))
                .body("schedule.sessions[0].medicationHolds[0].from", is("2026-12-30"))
                .body("schedule.sessions[0].medicationHolds[0].to", is("2027-01-04"));
        given().get(plan.address() + "/aftercare")
                .then()
                .body("sessions[0].instructions.rule", hasItem("hold-as-decided"));

        plan.screen(decided(3, "2026-12-28T10:00:00+03:00")).statusCode(200);
        plan.get().body("schedule.sessions.medicationHold.from", contains("2027-01-01", "2027-01-15", "2027-01-29"));
        plan.screen(decided(2, "2026-12-28T10:00:00+03:00")).statusCode(200);
        plan.get()
                .body("status", is("ON_HOLD"))
                .body("schedule.sessions[0].medicationHolds", empty())
                .body("schedule.sessions[0].medicationHold.from", is("2027-01-01"));
    }

    @Test
    void aSessionThatWasPerformedWithinAHoldThatBeganBeforeItWasDecidedIsFlagged() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(decided(5, "2026-12-31T08:00:00+03:00")));
        clock.set("2027-01-04T12:00:00+03:00");
        plan.record(1, performedAt("2027-01-04T10:00:00+03:00"))
                .body("deviations.rule", hasItem("hold-before-decision"));
        Plan inTime = plan(kneeOsteoarthritis().mild().screened(decided(5, "2026-12-30T08:00:00+03:00")));
        inTime.record(1, performedAt("2027-01-04T10:00:00+03:00"))
                .body("deviations.rule", not(hasItem("hold-before-decision")));
    }

    @Test
    void aSessionWhoseHoldBeganBeforeItWasDecidedIsNotBooked() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(decided(5, "2026-12-31T08:00:00+03:00")));
        book(plan, 1, "2027-01-04T10:00")
                .statusCode(422)
                .body("code", is("not-bookable"))
                .body("violations.rule", contains("hold-before-decision"))
                .body("violations.field", contains("/startsAt"));
        given().get("/v1/availability?from=2027-01-04&to=2027-01-04&session=1&plan=" + plan.id())
                .then()
                .statusCode(200)
                .body("items", empty());
        plan.act("book-course", object().with("preferredTime", "10:00").with("performer", "dr-demir"))
                .statusCode(422)
                .body("violations.rule", contains("hold-before-decision"))
                .body("violations.field", contains("/preferredTime"))
                .body("freeSlots", empty());

        // The day after that on which the hold begins on the day of the decision.
        plan.actOn(
                        1,
                        "reschedule",
                        because("For the hold.").with("date", "2027-01-05").with("scope", "THIS_AND_FOLLOWING"))
                .statusCode(200);
        book(plan, 1, "2027-01-05T10:00").statusCode(201).body("warnings", empty());
        plan.actOn(
                        1,
                        "reschedule",
                        because("Sooner.").with("startsAt", "2027-01-04T10:00").with("scope", "THIS_AND_FOLLOWING"))
                .statusCode(422)
                .body("violations.rule", hasItem("hold-before-decision"));
    }

    @Test
    void aDecisionThatIsReplacedIsToldOfTheBookingsThatItComesTooLateFor() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(decided(3, "2026-12-28T10:00:00+03:00")));
        book(plan, 1, "2027-01-04T10:00").statusCode(201);
        plan.get().body("safety.warnings.rule", not(hasItem("hold-before-decision")));
        plan.screen(decided(10, "2026-12-31T08:30:00+03:00")).statusCode(200);
        plan.get()
                .body("status", is("ACTIVE"))
                .body("safety.warnings.rule", hasItem("hold-before-decision"))
                .body("schedule.sessions[0].medicationHold.from", is("2026-12-25"));
    }

    @Test
    void antiInflammatoriesOnlyMakeAWarning() {
        clock.set("2027-01-02T09:00:00+03:00");
        Plan plan = plan(kneeOsteoarthritis().mild().screened(screening().with("antiInflammatories", true)));
        book(plan, 1, "2027-01-04T10:00").statusCode(201).body("warnings.rule", contains("hold-already-running"));
        plan.get().body("safety.warnings.rule", hasItem("hold-already-running"));
        book(plan, 2, "2027-01-18T10:00").statusCode(201).body("warnings", empty());
        clock.set("2027-01-05T09:00:00+03:00");
        plan.get().body("safety.warnings.rule", not(hasItem("hold-already-running")));
    }

    @Test
    void whatIsOfferedLeavesRoomForTheHold() {
        Plan plan = plan(kneeOsteoarthritis().mild().screened(decided(21, "2026-12-31T08:00:00+03:00")));
        given().get("/v1/availability?from=2027-01-01&to=2027-02-28&session=2&plan=" + plan.id())
                .then()
                .statusCode(200)
                .body("items", not(empty()))
                .body("items.startsAt", everyItem(greaterThanOrEqualTo("2027-01-21")));
    }

    private static Body decided(int days, String at) {
        return screening()
                .with("anticoagulants", true)
                .with("holdDecision", holdDecision(days).with("decidedAt", at));
    }

    private static ValidatableResponse book(Plan plan, int session, String startsAt) {
        return plan.actOn(session, "book", object().with("startsAt", startsAt).with("performer", "dr-demir"));
    }

    /** Of a patient of its own, so that no other test's visits are in the way. */
    private Plan plan(Body body) {
        Plan made = createPlan(body.ofPatient(UUID.randomUUID().toString()));
        plans.add(made);
        return made;
    }
}
