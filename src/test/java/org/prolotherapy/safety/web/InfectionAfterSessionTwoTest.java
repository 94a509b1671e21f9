package org.prolotherapy.safety.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** A course that an infection interrupts, and that goes on once a clinician takes the responsibility. */
@QuarkusTest
class InfectionAfterSessionTwoTest {

    @Inject
    ClockForTests clock;

    @Test
    void stopsTheCourseAtOnceAndLetsANamedClinicianGoOn() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.consent(consent("2027-01-04T08:50:00+03:00")).statusCode(201);
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00")).body("deviations", empty());
        clock.set("2027-01-22T10:00:00+03:00");
        plan.record(2, performedAt("2027-01-22T10:00:00+03:00")).body("deviations", empty());

        clock.set("2027-01-24T21:00:00+03:00");
        plan.report(object().with("session", 2)
                        .with("kind", "INFECTION")
                        .with("onsetAt", "2027-01-24T20:00:00+03:00")
                        .with("temperatureCelsius", 38.4)
                        .with("pain", 8))
                .statusCode(201)
                .body("planStatus", is("ON_HOLD"))
                .body(
                        "actions.rule",
                        contains(
                                "infection-after-session",
                                "fever-after-session",
                                "severe-pain-after-session",
                                "adverse-event-reviewed"))
                .body("actions[0].statement", containsString("a doctor is consulted at once"))
                .body("actions[1].sources", hasItem("S3"));
        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("statusReason", containsString("INFECTION"));

        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
        plan.act("resume", because("It looks better.").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("reasons.rule", contains("infection-at-site"));

        clock.set("2027-02-15T09:00:00+03:00");
        plan.screen(screening()).statusCode(200);
        plan.get().body("status", is("ON_HOLD")).body("holdCause", is("SAFETY"));
        plan.act("resume", because("The infection has healed."))
                .statusCode(422)
                .body("violations.field", contains("/clinician"));
        plan.act("resume", object().with("clinician", "dr-demir"))
                .statusCode(400)
                .body("violations.field", contains("/reason"));
        plan.act("resume", because("The infection has healed.").with("clinician", "dr-demir"))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("holdCause", nullValue())
                .body("resumedBy", is("dr-demir"))
                .body("schedule.sessions", hasSize(5))
                .body("schedule.sessions[1].performedOn", is("2027-01-22"))
                .body("schedule.sessions[2].target", is("2027-02-15"));
        plan.record(3, performedAt("2027-02-15T09:00:00+03:00")).body("deviations", empty());
    }
}
