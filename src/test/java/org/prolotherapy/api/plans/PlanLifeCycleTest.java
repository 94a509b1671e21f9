package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Hold, resume, complete and cancel. */
@Tag("quick")
@QuarkusTest
class PlanLifeCycleTest {

    @Inject
    ClockForTests clock;

    @ParameterizedTest
    @CsvSource({
        // state, what becomes of it by each action (- where that is refused), and what a refusal says is allowed
        "DRAFT,     -,       -,      -,         CANCELLED, cancel replan",
        "ACTIVE,    ON_HOLD, -,      COMPLETED, CANCELLED, "
                + "hold complete cancel replan book reschedule miss cancel-session extend",
        "ON_HOLD,   -,       ACTIVE, COMPLETED, CANCELLED, resume complete cancel replan miss cancel-session",
        "COMPLETED, -,       -,      -,         -,         extend",
        "CANCELLED, -,       -,      -,         -,         ''",
    })
    void allowsInEachStateWhatItsLifeCycleAllows(
            String state, String hold, String resume, String complete, String cancel, String possible) {
        List<String> actions = List.of("hold", "resume", "complete", "cancel");
        List<String> outcomes = List.of(hold, resume, complete, cancel);
        List<String> allowed = possible.isEmpty() ? List.of() : List.of(possible.split(" "));
        for (String action : actions) {
            String outcome = outcomes.get(actions.indexOf(action));
            Plan plan = planThatIs(state);
            String before = plan.etag();

            ValidatableResponse answer = plan.act(action, because("The reason."));

            if (outcome.equals("-")) {
                answer.statusCode(409)
                        .body("code", is("plan-state"))
                        .body("planStatus", is(state))
                        .body("allowed", is(allowed))
                        .body("detail", containsString("while the plan is " + state + "."));
                allowed.forEach(each -> answer.body("detail", containsString(each)));
                assertThat(plan.status()).isEqualTo(state);
                assertThat(plan.etag()).isEqualTo(before);
            } else {
                answer.statusCode(200)
                        .body("status", is(outcome))
                        .body("statusReason", is("The reason."))
                        .header("Cache-Control", "no-store")
                        .header("ETag", not(is(before)));
                assertThat(plan.etag()).isEqualTo(answer.extract().header("ETag"));
                assertThat(plan.status()).isEqualTo(outcome);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "resume", "complete", "cancel"})
    void wantsAReason(String action) {
        Plan plan = createPlan(kneeOsteoarthritis());

        for (Body without : List.of(object(), because(""), object().with("reason", null))) {
            plan.act(action, without).statusCode(400).body("violations.field", contains("/reason"));
        }
        assertThat(plan.status()).isEqualTo("ACTIVE");
    }

    @Test
    void keepsTheDatesOfAPlanOnHold() {
        Plan plan = createPlan(kneeOsteoarthritis());
        List<String> dates = plan.dates();

        plan.act("hold").statusCode(200).body("holdCause", is("REQUEST"));

        assertThat(plan.dates()).isEqualTo(dates);
        plan.get().body("schedule.sessions.status", everyItem(is("PLANNED")));
    }

    @Test
    void placesFromTheDayOfTheResumeWhatPassedDuringTheHold() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.act("hold").statusCode(200);

        // Session 2 was wanted on 2027-01-18; a Wednesday and its deadline of a week follow.
        clock.set("2027-02-10T09:00:00+03:00");
        plan.act("resume", because("The patient is back."))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("$", not(hasKey("holdCause")))
                .body("schedule.sessions.date", contains("2027-01-04", "2027-02-10", "2027-02-24"))
                .body("schedule.sessions[1].window.earliest", is("2027-02-10"))
                .body("schedule.sessions[1].window.latest", is("2027-02-17"))
                .body("schedule.notes.rule", hasItem("interval-exceeded"));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-02-10", "2027-02-24");
    }

    @Test
    void leavesTheDatesAloneWhenNothingPassedDuringTheHold() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.act("hold").statusCode(200);

        clock.set("2027-01-18T23:59:59+03:00");
        plan.act("resume").statusCode(200).body("schedule.notes.rule", not(hasItem("interval-exceeded")));

        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-02-01");
    }

    @Test
    void takesTheDayOfTheResumeInTheClinicsZone() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.act("hold").statusCode(200);

        // In Istanbul it is the 19th already.
        clock.set("2027-01-18T23:30:00Z");
        plan.act("resume").statusCode(200);

        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-19", "2027-02-02");
    }

    @Test
    void placesACourseThatHadNotBegunFromTheDayOfTheResume() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.act("hold").statusCode(200);

        clock.set("2027-01-09T09:00:00+03:00"); // a Saturday
        plan.act("resume").statusCode(200).body("schedule.deadline", is("2027-07-11"));

        assertThat(plan.dates()).containsExactly("2027-01-11", "2027-01-25", "2027-02-08");
    }

    @Test
    void saysWhatNoLongerFitsAfterALongHold() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.act("hold").statusCode(200);

        clock.set("2027-07-01T09:00:00+03:00"); // three days before the deadline
        plan.act("resume")
                .statusCode(200)
                .body("schedule.sessions.date", contains("2027-01-04", "2027-07-01"))
                .body("schedule.sessionCount", is(2))
                .body("schedule.lost.count", is(1))
                .body("schedule.lost.since", is("2027-07-15"))
                .body("schedule.notes.rule", hasItem("six-month-cap"));
        plan.get().body("schedule.sessions", hasSize(2)).body("schedule.lost.count", is(1));
    }

    @Test
    void resumesAHoldForSafetyOnlyInTheNameOfAClinician() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
        plan.screen(screening()).statusCode(200);

        plan.act("resume")
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/clinician"));
        assertThat(plan.status()).isEqualTo("ON_HOLD");
        plan.act("resume", because("Healed.").with("clinician", "dr-demir"))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("resumedBy", is("dr-demir"));
    }

    @Test
    void doesNotResumeWhileAContraindicationStands() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);

        plan.act("resume", because("Healed?").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("planStatus", is("ON_HOLD"))
                .body("reasons.rule", contains("infection-at-site"))
                .body("allowed", hasItems("resume", "complete", "cancel"));
        assertThat(plan.status()).isEqualTo("ON_HOLD");
    }

    @Test
    void doesNotResumeWhileAQuestionIsOpen() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().without("allergies")).statusCode(200);

        plan.act("resume", because("Why not?").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("reasons.rule", contains("screening-unanswered"));
    }

    @ParameterizedTest
    @CsvSource({"complete, COMPLETED", "cancel, CANCELLED"})
    void cancelsWhatWasNotPerformedWhenACourseEnds(String action, String status) {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));

        plan.act(action)
                .statusCode(200)
                .body("status", is(status))
                .body("schedule.sessions.status", contains("PERFORMED", "CANCELLED", "CANCELLED"))
                .body("schedule.sessionCount", is(1))
                .body("schedule.sessions.timing", everyItem(nullValue()));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-02-01");
    }

    /** A plan in this state, by the way that leads there. */
    static Plan planThatIs(String state) {
        if (state.equals("DRAFT")) {
            return createPlan(kneeOsteoarthritis().unscreened());
        }
        Plan plan = createPlan(kneeOsteoarthritis());
        switch (state) {
            case "ON_HOLD" -> plan.act("hold").statusCode(200);
            case "COMPLETED" -> plan.act("complete").statusCode(200);
            case "CANCELLED" -> plan.act("cancel").statusCode(200);
            default -> assertThat(state).isEqualTo("ACTIVE");
        }
        return plan;
    }
}
