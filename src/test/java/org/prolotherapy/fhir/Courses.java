package org.prolotherapy.fhir;

import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Plans to be told of in FHIR, of one patient each, in every state that they come to. */
final class Courses {

    private Courses() {}

    /** A patient whom nobody else treats. */
    static String somebody() {
        return UUID.randomUUID().toString();
    }

    /**
     * Five sessions: the first performed with a deviation, an anaesthetic, a corrected and a voided injection; the second
     * missed after it was booked; the third cancelled after it was booked; the others, and the one that makes up, planned.
     */
    static Plan eventful(String patient, ClockForTests clock) {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        Plan plan = createPlan(kneeOsteoarthritis()
                        .ofPatient(patient)
                        .with("externalId", "ehr-" + patient)
                        .with("baseline", Map.of("pain", 7, "function", 40)))
                .consented();
        plan.consent(object().with("signedAt", "2027-01-02T10:00:00+03:00")
                        .with("explainedBy", "nurse-kaya")
                        .with("risksExplained", false))
                .statusCode(201);
        plan.record(
                1,
                performedAt("2027-01-04T08:00:00+03:00")
                        .with("notes", "Tolerated <well> & \"quickly\".")
                        .injecting(
                                injection().with("lotNumber", "L-1").with("guidance", "ultrasound"),
                                injection(),
                                injection().with("solution", "corticosteroid").without("concentrationPercent"))
                        .anaesthetised("lidocaine", 20, true));
        List<String> injections = plan.injectionsOf(1).extract().path("items.id");
        plan.amendInjection(1, injections.get(0), because("Typing error.").with("volumeMl", 2))
                .statusCode(201);
        plan.amendInjection(1, injections.get(1), because("Not given.").with("void", true))
                .statusCode(201);
        plan.assess(object().with("assessedAt", "2027-01-04T08:30:00+03:00")
                        .with("session", 1)
                        .with("pain", 5)
                        .with("function", 55))
                .statusCode(201);
        plan.actOn(2, "book", object().with("startsAt", "2027-01-22T16:30").with("performer", "dr-demir"))
                .statusCode(201);
        clock.set("2027-01-23T10:00:00+03:00");
        plan.actOn(2, "miss", because("Ill.")).statusCode(200);
        String third = plan.get().extract().path("schedule.sessions[2].target");
        plan.actOn(
                        3,
                        "book",
                        object().with("startsAt", third + "T11:00")
                                .with("performer", "dr-ak")
                                .with("room", "room-1"))
                .statusCode(201);
        plan.actOn(3, "cancel", because("Away.")).statusCode(200);
        return plan;
    }

    /** A plan whose patient had a fever after the first session: it is on hold for safety. */
    static Plan heldForSafety(String patient) {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient)).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.report(object().with("session", 1)
                        .with("kind", "INFECTION")
                        .with("onsetAt", "2027-01-04T08:40:00+03:00")
                        .with("temperatureCelsius", 38.6)
                        .with("pain", 8)
                        .with("notes", "Called at once."))
                .statusCode(201);
        return plan;
    }

    /** A session that was recorded in error. */
    static Plan recordedInError(String patient) {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient)).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.amendRecord(1, because("Another patient.").with("void", true)).statusCode(201);
        return plan;
    }

    /** A draft, because nobody has asked yet. */
    static Plan draft(String patient) {
        return createPlan(kneeOsteoarthritis().ofPatient(patient).unscreened());
    }

    /** What speaks against it is only said. */
    static Plan withWarnings(String patient) {
        return createPlan(kneeOsteoarthritis()
                .ofPatient(patient)
                .screened(screening().with("antiInflammatories", true).with("allergies", List.of("pollen"))));
    }

    static Plan completed(String patient) {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient)).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.act("complete").statusCode(200);
        return plan;
    }

    static Plan cancelled(String patient) {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient(patient).severe());
        plan.act("cancel").statusCode(200);
        return plan;
    }
}
