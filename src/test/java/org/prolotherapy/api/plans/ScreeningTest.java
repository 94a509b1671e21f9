package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** PUT and GET /v1/treatment-plans/{id}/screening. */
@QuarkusTest
class ScreeningTest {

    private static final Body INFECTED = screening().with("infectionAtSite", true);

    @Test
    void activatesADraftOnceEverythingIsAnswered() {
        Plan plan = createPlan(kneeOsteoarthritis().unscreened());
        plan.screening().statusCode(404).body("code", is("not-found"));

        // The first answers replace nothing, so they need no condition.
        sending(screening())
                .put(plan.address() + "/screening")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .header("Cache-Control", "no-store")
                .body("anticoagulants", is(false))
                .body("allergies", empty())
                .body("examination.by", is("dr-demir"));
        assertThat(plan.status()).isEqualTo("ACTIVE");
        plan.get().body("safety.outstanding.rule", contains("consent"));
    }

    @Test
    void keepsWhatWasAnswered() {
        Plan plan = createPlan(kneeOsteoarthritis());
        Body answers = screening()
                .with("anticoagulants", true)
                .with("antiInflammatories", true)
                .with("allergies", List.of("latex", "phenol"))
                .with("holdDecision", holdDecision(3))
                .with("screenedAt", "2027-01-03T22:30:00Z")
                .with("screenedBy", "nurse-kaya");

        plan.screen(answers).statusCode(200);

        plan.screening()
                .statusCode(200)
                .header("ETag", plan.etag())
                .header("Cache-Control", "no-store")
                .body("anticoagulants", is(true))
                .body("antiInflammatories", is(true))
                .body("infectionAtSite", is(false))
                .body("allergies", contains("latex", "phenol"))
                .body(
                        "holdDecision",
                        is(Map.of(
                                "prescriber", "dr-aydin",
                                "drug", "warfarin",
                                "days", 3,
                                "decidedAt", "2026-12-28T10:00:00+03:00")))
                .body("examination", is(Map.of("by", "dr-demir", "at", "2026-12-28T10:00:00+03:00")))
                .body("screenedAt", is("2027-01-04T01:30:00+03:00"))
                .body("screenedBy", is("nurse-kaya"));
        plan.get()
                .body("status", is("ACTIVE"))
                .body("screening", is(plan.screening().extract().<Object>path("$")))
                .body("safety.warnings.rule", hasItem("anti-inflammatories"));
    }

    @Test
    void leavesADraftADraftWhileSomethingSpeaksAgainstIt() {
        Plan plan = createPlan(kneeOsteoarthritis().unscreened());

        plan.screen(INFECTED).statusCode(201).body("infectionAtSite", is(true));
        plan.get().body("status", is("DRAFT")).body("safety.contraindications.rule", contains("infection-at-site"));

        plan.screen(screening().without("anticoagulants")).statusCode(200);
        assertThat(plan.status()).isEqualTo("DRAFT");

        plan.screen(screening()).statusCode(200);
        assertThat(plan.status()).isEqualTo("ACTIVE");
    }

    @Test
    void leavesADraftADraftWhenNothingIsAnswered() {
        Plan plan = createPlan(kneeOsteoarthritis().unscreened());

        plan.screen(object()).statusCode(201);

        assertThat(plan.status()).isEqualTo("DRAFT");
        plan.screening().statusCode(200);
    }

    @Test
    void putsAnActivePlanOnHoldForSafety() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.screen(INFECTED).statusCode(200);

        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("safety.contraindications.rule", contains("infection-at-site"));
    }

    @Test
    void putsAnActivePlanOnHoldWhenAnAnswerIsTakenBack() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.screen(screening().with("allergies", null)).statusCode(200);

        plan.get().body("status", is("ON_HOLD")).body("holdCause", is("SAFETY"));
    }

    @Test
    void makesAHoldForAnotherReasonOneForSafety() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("hold", because("The patient travels.")).statusCode(200);

        plan.screen(INFECTED).statusCode(200);
        plan.screen(screening()).statusCode(200);

        plan.get().body("status", is("ON_HOLD")).body("holdCause", is("SAFETY"));
    }

    @Test
    void doesNotResumeAPlanByItself() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(INFECTED).statusCode(200);

        plan.screen(screening()).statusCode(200);

        assertThat(plan.status()).isEqualTo("ON_HOLD");
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, DRAFT",
        "ACTIVE, ON_HOLD",
        "ON_HOLD, ON_HOLD",
        "COMPLETED, COMPLETED",
        "CANCELLED, CANCELLED",
    })
    void isKeptInEveryStatusWhateverItSays(String before, String after) {
        Plan plan = PlanLifeCycleTest.planThatIs(before);

        plan.screen(INFECTED).statusCode(before.equals("DRAFT") ? 201 : 200);

        plan.screening().statusCode(200).body("infectionAtSite", is(true));
        assertThat(plan.status()).isEqualTo(after);
    }

    @Test
    void coversLaterSessionsByAHoldDecisionUntilAnotherOneReplacesIt() {
        Plan plan = createPlan(kneeOsteoarthritis());
        Body anticoagulated = screening().with("anticoagulants", true);

        plan.screen(anticoagulated.with("holdDecision", holdDecision(3))).statusCode(200);
        assertThat(plan.status()).isEqualTo("ACTIVE");
        plan.screen(anticoagulated.with("holdDecision", holdDecision(2))).statusCode(200);
        assertThat(plan.status()).isEqualTo("ON_HOLD");
    }

    @Test
    void namesEverythingThatIsMalformedAtOnce() {
        createPlan(kneeOsteoarthritis())
                .screen(object().with("anticoagulants", "no")
                        .with("allergies", Collections.nCopies(201, "latex"))
                        .with("holdDecision", object().with("days", 366))
                        .with("examination", object())
                        .with("screenedBy", ""))
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/anticoagulants",
                                "/allergies",
                                "/holdDecision/prescriber",
                                "/holdDecision/drug",
                                "/holdDecision/days",
                                "/holdDecision/decidedAt",
                                "/examination/by",
                                "/examination/at",
                                "/screenedBy"));
    }
}
