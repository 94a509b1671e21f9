package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
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

/** Courses that do not go as planned. The mild course is 2027-01-04, 01-18, 02-01; today is 2027-01-04, 09:00. */
@QuarkusTest
class ChangingCoursesTest {

    @Inject
    ClockForTests clock;

    @BeforeEach
    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void appendsASessionForOneThatIsMissed() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        clock.set("2027-01-20T09:00:00+03:00");

        session(plan, 2, "miss", object())
                .statusCode(200)
                .body("session.status", is("MISSED"))
                .body("session.date", is("2027-01-18"))
                .body("schedule.sessionCount", is(3))
                .body("schedule.notes.rule", contains("interval-exceeded"));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-01-20", "2027-02-03");
    }

    @Test
    void missesNothingThatIsStillToCome() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        session(plan, 2, "miss", object()).statusCode(422);
        session(plan, 1, "miss", object()).statusCode(200);
    }

    @Test
    void movesOneSessionAndLeavesTheLaterOnes() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        session(plan, 2, "reschedule", move("2027-01-19", "THIS")).statusCode(422);
        session(plan, 3, "reschedule", move("2027-02-04", "THIS")).statusCode(200);
        session(plan, 2, "reschedule", move("2027-01-20", "THIS"))
                .statusCode(200)
                .body("moved.number", contains(2))
                .body("released", empty());
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-20", "2027-02-04");
    }

    @Test
    void movesOneSessionAndTheLaterOnesWithIt() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        session(plan, 2, "reschedule", move("2027-03-01", "THIS_AND_FOLLOWING"))
                .statusCode(200)
                .body("schedule.notes.rule", contains("rescheduled-outside-window"));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-03-01", "2027-03-15");
    }

    @Test
    void movesNoSessionBeyondTheDeadlineOrToAClosedDay() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        session(plan, 3, "reschedule", move("2027-07-05", "THIS"))
                .statusCode(422)
                .body("reasons.rule", contains("six-month-cap"));
        session(plan, 3, "reschedule", move("2027-02-06", "THIS"))
                .statusCode(422)
                .body("reasons.rule", contains("working-days"));
        session(plan, 2, "reschedule", move("2027-06-28", "THIS_AND_FOLLOWING"))
                .statusCode(422)
                .body("reasons.rule", contains("six-month-cap"));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-02-01");
    }

    @Test
    void addsSessionsUntilTheProtocolHasNoMore() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        plan.act("extend", because("Pain is less, and not gone."))
                .statusCode(200)
                .body("schedule.sessions.phase", contains("INITIAL", "INITIAL", "INITIAL", "INITIAL"))
                .body("schedule.gapsDays", contains(14, 14, 14));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15");
        plan.revisions()
                .body("items[-1].action", is("extend"))
                .body("items[-1].reason", is("Pain is less, and not gone."));
        plan.act("extend", because("Again.")).statusCode(200);
        plan.act("extend", because("Again.")).statusCode(200);
        plan.act("extend", because("Again.")).statusCode(422).body("reasons.rule", contains("as-needed-sessions"));
        assertThat(plan.dates()).hasSize(6);
        plan.act("complete", because("It is enough.")).statusCode(200);
        plan.act("extend", because("Again.")).statusCode(422).body("reasons.rule", contains("as-needed-sessions"));
    }

    @Test
    void cancelsASessionAndRenumbersNothing() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        session(plan, 2, "cancel", because("Fewer sessions."))
                .statusCode(200)
                .body("schedule.sessionCount", is(2))
                .body("schedule.sessions.number", contains(1, 2, 3));
        session(plan, 2, "cancel", because("Again.")).statusCode(409);
    }

    @Test
    void plansACourseAnewAroundWhatWasPerformed() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));

        plan.act("replan", because("Worse than thought.").with("severity", "SEVERE"))
                .statusCode(200)
                .body("severity", is("SEVERE"))
                .body("schedule.sessionCount", is(6))
                .body("schedule.deadline", is("2027-07-04"))
                .body("schedule.sessions[0].status", is("PERFORMED"))
                .body("schedule.sessions[1].date", is("2027-01-25"));
        plan.act("replan", because("Too few.").with("sessionCount", 2))
                .statusCode(422)
                .body("reasons.rule", contains("session-count-range"))
                .body("alternatives[0].sessionCount", is(3));
    }

    @Test
    void activatesADraftWhoseNewProtocolDoesWithoutWhatThePatientDoesNotTolerate() {
        Plan plan = createPlan(kneeOsteoarthritis().unscreened().without("concentrationPercent"));
        plan.screen(screening().with("allergies", List.of("lidocaine"))).statusCode(201);
        assertThat(plan.status()).isEqualTo("DRAFT");

        plan.act("replan", because("The patient is allergic.").with("protocol", "growth-factor-injection"))
                .statusCode(200)
                .body("status", is("ACTIVE"));
    }

    @Test
    void placesADraftAgainWhenItBecomesActive() {
        Plan draft = createPlan(kneeOsteoarthritis()
                .mild()
                .unscreened()
                .without("concentrationPercent")
                .with("protocol", "inflammatory")
                .with("solution", "phenol"));
        draft.screen(screening().with("allergies", List.of("phenol"))).statusCode(201);
        ClinicOfTests.become(ClinicOfTests.closedOn("2027-01-18")).statusCode(200);
        assertThat(draft.dates()).startsWith("2027-01-04", "2027-01-18");

        draft.patch(object().with("solution", "hypertonic-dextrose"))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("schedule.sessions[1].date", is("2027-01-19"));
    }

    @Test
    void leavesWhatWasPerformedAsItWasWhenItPlansAnew() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        Map<String, Object> performed = plan.session(1).extract().path("");

        plan.act("replan", because("Worse than thought.").with("severity", "SEVERE"))
                .statusCode(200);

        plan.session(1).body("", is(performed));
        // Regeneration after the session that was performed as mild takes 14 days, after the others 21.
        plan.session(1).body("recovery.find { it.phase == 'REGENERATION' }.to", is("2027-01-18"));
        plan.session(2).body("recovery.find { it.phase == 'REGENERATION' }.to", is("2027-02-15"));
        given().get(plan.address() + "/aftercare")
                .then()
                .body("sessions[0].instructions.find { it.rule == 'rest-after-session' }.to", is("2027-01-05"))
                .body("sessions[1].instructions.find { it.rule == 'rest-after-session' }.to", is("2027-01-27"));
    }

    @Test
    void hasOneRevisionForEachVersionAfterTheFirst() {
        Plan plan = createPlan(kneeOsteoarthritis().mild()).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.addInjection(1, injection()).statusCode(201);
        String injection = plan.injectionsOf(1).extract().path("items[0].id");
        plan.amendInjection(1, injection, because("Typing error.").with("volumeMl", 2))
                .statusCode(201);
        plan.amendRecord(1, because("Forgotten.").with("notes", "Tolerated well."))
                .statusCode(201);
        sending(object().with("assessedAt", "2027-01-04T08:30:00+03:00").with("pain", 4))
                .post(plan.address() + "/assessments")
                .then()
                .statusCode(201);
        sending(object().with("date", "2027-01-04").with("done", true))
                .post(plan.address() + "/exercise-entries")
                .then()
                .statusCode(201);
        plan.screen(screening()).statusCode(200);

        plan.get().body("version", is(9));
        given().get(plan.address() + "/revisions")
                .then()
                .body("items.revision", contains(2, 3, 4, 5, 6, 7, 8, 9))
                .body(
                        "items.action",
                        contains(
                                "consent",
                                "record",
                                "add-injection",
                                "amend-injection",
                                "amend-record",
                                "assess",
                                "exercise-entry",
                                "screen"))
                .body("items[2].changes.field", contains("injections/5"))
                .body(
                        "items[3].changes",
                        contains(Map.of("session", 1, "field", "injections/1/volumeMl", "before", "1.5", "after", "2")))
                .body(
                        "items[4].changes",
                        contains(Map.of("session", 1, "field", "record/notes", "after", "Tolerated well.")));
    }

    @Test
    void keepsARevisionOfEveryChange() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.act("hold", because("Travels.")).statusCode(200);
        plan.act("resume", because("Is back.").with("clinician", "dr-demir")).statusCode(200);
        session(plan, 2, "reschedule", move("2027-01-20", "THIS_AND_FOLLOWING")).statusCode(200);

        given().get(plan.address() + "/revisions")
                .then()
                .statusCode(200)
                .body("items.action", contains("hold", "resume", "reschedule"))
                .body("items.reason", contains("Travels.", "Is back.", "The patient asked for it."))
                .body("items[1].by", is("dr-demir"))
                .body(
                        "items[2].changes.findAll { it.session == 2 && it.field == 'date' }.after",
                        contains("2027-01-20"));
    }

    @Test
    void placesTheSessionsOfActivePlansAgainWhenTheClinicCloses() {
        Plan active = createPlan(kneeOsteoarthritis().mild());
        Plan held = createPlan(kneeOsteoarthritis().mild());
        held.act("hold").statusCode(200);

        List<String> moved = ClinicOfTests.become(ClinicOfTests.closedOn("2027-01-18"))
                .statusCode(200)
                .extract()
                .path("moved.findAll { it.planId == '" + active.id() + "' }.after");

        assertThat(moved).containsExactly("2027-01-19", "2027-02-02");
        assertThat(active.dates()).containsExactly("2027-01-04", "2027-01-19", "2027-02-02");
        assertThat(held.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-02-01");
        held.act("resume").statusCode(200);
        assertThat(held.dates()).containsExactly("2027-01-04", "2027-01-19", "2027-02-02");
    }

    @Test
    void refusesSettingsThatContradictThemselves() {
        ClinicOfTests.become(ClinicOfTests.closedOn("2027-01-18", "2027-01-18"))
                .statusCode(400)
                .body("violations.field", contains("/closures/1/date"));
        sending(ClinicOfTests.open()).put("/v1/clinic").then().statusCode(428);
        sending(ClinicOfTests.open())
                .header("If-Match", "\"0\"")
                .put("/v1/clinic")
                .then()
                .statusCode(412);
    }

    private static Body move(String date, String scope) {
        return because("The patient asked for it.").with("date", date).with("scope", scope);
    }

    private static ValidatableResponse session(Plan plan, int number, String action, Body body) {
        return sending(body)
                .header("If-Match", plan.etag())
                .post(plan.address() + "/sessions/" + number + "/" + action)
                .then();
    }
}
