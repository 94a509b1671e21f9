package org.prolotherapy.api.safety;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** A patient is screened before each session; the last screening is in force. */
@QuarkusTest
class LaterScreeningsTest {

    private static final Body ANTICOAGULATED = screening().with("anticoagulants", true);

    @Inject
    ClockForTests clock;

    @Test
    void aHoldDecisionCoversEveryLaterSession() {
        Plan plan = createPlan(kneeOsteoarthritis().screened(ANTICOAGULATED.with("holdDecision", holdDecision(3))));
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00"));
        clock.set("2027-01-22T09:00:00+03:00");
        plan.screen(ANTICOAGULATED)
                .statusCode(200)
                .body("holdDecision.days", is(3))
                .body("holdDecision.decidedAt", is("2026-12-28T10:00:00+03:00"));
        plan.get().body("status", is("ACTIVE")).body("safety.contraindications", empty());
        plan.record(2, performedAt("2027-01-22T09:00:00+03:00"))
                .body("deviations.findAll { it.rule == 'anticoagulants' }", empty());
    }

    @Test
    void aShorterDecisionReplacesIt() {
        Plan plan = createPlan(kneeOsteoarthritis().screened(ANTICOAGULATED.with("holdDecision", holdDecision(3))));
        plan.screen(ANTICOAGULATED.with("holdDecision", holdDecision(0))).statusCode(200);
        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("safety.contraindications.rule", contains("anticoagulants"));
    }

    @Test
    void itEndsWithTheAnticoagulants() {
        Plan plan = createPlan(kneeOsteoarthritis().screened(ANTICOAGULATED.with("holdDecision", holdDecision(3))));
        plan.screen(screening()).statusCode(200).body("holdDecision", nullValue());
        plan.screen(ANTICOAGULATED).statusCode(200).body("holdDecision", nullValue());
        plan.get().body("status", is("ON_HOLD"));
    }

    @Test
    void anExaminationNeedNotBeRepeated() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().without("examination")).statusCode(200).body("examination.by", is("dr-demir"));
        plan.get().body("safety.outstanding.rule", contains("consent"));
    }

    @Test
    void anAnswerThatIsMissingCountsAsUnsafe() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().without("allergies")).statusCode(200);
        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("safety.outstanding.rule", hasItem("screening-unanswered"));
        plan.act("resume", because("Why not?").with("clinician", "dr-demir")).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "cancel"})
    void isTakenAfterTheCourseHasEnded(String end) {
        Plan plan = createPlan(kneeOsteoarthritis());
        String ended = plan.act(end).statusCode(200).extract().path("status");
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
        plan.get().body("status", is(ended)).body("screening.infectionAtSite", is(true));
    }

    @Test
    void aDraftThatACorrectionMakesSafeBecomesActive() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .unscreened()
                .with("protocol", "inflammatory")
                .with("solution", "phenol")
                .with("concentrationPercent", 2));
        plan.screen(screening().with("allergies", List.of("phenol"))).statusCode(201);
        plan.get().body("status", is("DRAFT")).body("safety.contraindications.rule", contains("allergy-to-component"));
        plan.patch(object().with("performer", "dr-demir")).statusCode(200).body("status", is("DRAFT"));
        plan.patch(object().with("solution", "hypertonic-dextrose").with("concentrationPercent", 20))
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("safety.contraindications", empty());
    }

    @Test
    void anExaminationOrADecisionAfterTheSessionDoesNotCountForIt() {
        clock.set("2027-01-05T09:00:00+03:00");
        Plan plan = createPlan(kneeOsteoarthritis()
                .screened(ANTICOAGULATED
                        .with("holdDecision", holdDecision(3).with("decidedAt", "2027-01-05T08:00:00+03:00"))
                        .with("examination", Map.of("by", "dr-demir", "at", "2027-01-05T08:00:00+03:00"))));
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00"))
                .body("deviations.rule", hasItem("anticoagulants"))
                .body("deviations.rule", hasItem("examination-before-sites"));
    }

    @Test
    void whatSpeaksAgainstThePatientIsFlaggedThoughNothingWasInjected() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00").injecting())
                .body("deviations.rule", hasItem("infection-at-site"));
    }
}
