package org.prolotherapy.api.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** What patients are allergic to, in words that the service knows, or that somebody has to judge. */
@QuarkusTest
class AllergiesTest {

    private static final Body FIRST_VISIT =
            object().with("startsAt", "2027-01-04T10:00").with("performer", "dr-demir");
    private static final String UNJUDGED = "safety.outstanding.findAll { it.rule == 'allergy-unmatched' }";

    @Test
    void whatNobodyUnderstandsKeepsSessionsFromBeingBookedUntilItIsJudged() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .screened(screening().with("allergies", List.of("wasp stings", "Xylitol", "penicillin and fenol"))));
        plan.get()
                .body("status", is("ACTIVE"))
                .body(UNJUDGED, hasSize(3))
                .body("safety.allergies.allergy", contains("wasp stings", "Xylitol", "penicillin and fenol"))
                .body("safety.allergies.means", contains(List.of(), List.of(), List.of("phenol")))
                .body("safety.allergies.understood", contains(false, false, false));
        plan.actOn(1, "book", FIRST_VISIT).statusCode(422).body("violations.rule", hasItem("allergy-unmatched"));

        plan.screen(screening()
                        .with("allergies", List.of("wasp stings", "Xylitol", "penicillin and fenol"))
                        .with("allergyJudgements", List.of(judgement("WASP-STINGS", null), judgement("xylitol", null))))
                .statusCode(200)
                .body("allergyJudgements.judgedBy", contains("dr-demir", "dr-demir"));
        plan.get().body(UNJUDGED, hasSize(1)).body("safety.allergies.understood", contains(true, true, false));

        Body judged = screening()
                .with("allergies", List.of("wasp stings", "Xylitol", "penicillin and fenol"))
                .with(
                        "allergyJudgements",
                        List.of(
                                judgement("wasp stings", null),
                                judgement("Xylitol", null),
                                judgement("penicillin and fenol", null)));
        plan.screen(judged).statusCode(200);
        plan.screen(judged.without("allergyJudgements")).statusCode(200).body("allergyJudgements", hasSize(3));
        plan.get().body(UNJUDGED, empty());
        plan.actOn(1, "book", FIRST_VISIT.with("performer", "dr-ak")).statusCode(201);
    }

    @Test
    void whatIsJudgedToConcernAComponentHoldsThePlan() {
        Plan plan = createPlan(kneeOsteoarthritis());
        Body answers = screening().with("allergies", List.of("the numbing gel"));

        plan.screen(answers.with("allergyJudgements", List.of(judgement("the numbing gel", "lidocaine"))))
                .statusCode(200);

        plan.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("safety.contraindications.rule", contains("allergy-to-component"))
                .body("safety.allergies[0].means", contains("lidocaine"));
        tryToCreate(kneeOsteoarthritis()
                        .screened(answers.with(
                                "allergyJudgements", List.of(judgement("the numbing gel", "local-anaesthetics")))))
                .statusCode(422)
                .body("violations.rule", hasItem("allergy-to-component"));
    }

    @Test
    void aJudgementOfNothingThatIsThereIsRefused() {
        Plan plan = createPlan(kneeOsteoarthritis());
        Body wrong = screening()
                .with("allergies", List.of("latex"))
                .with("allergyJudgements", List.of(judgement("latex", "unobtainium"), judgement("wasps", null)));

        plan.screen(wrong)
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", contains("/allergyJudgements/0/concerns", "/allergyJudgements/1/allergy"));
        tryToCreate(kneeOsteoarthritis().screened(wrong))
                .statusCode(422)
                .body(
                        "violations.field",
                        contains("/screening/allergyJudgements/0/concerns", "/screening/allergyJudgements/1/allergy"));
        plan.screen(screening().with("allergyJudgements", List.of(object()))).statusCode(400);
    }

    @Test
    void whatAComponentIsMadeFromIsAWarning() {
        createPlan(kneeOsteoarthritis().screened(screening().with("allergies", List.of("corn", "parabens"))))
                .get()
                .body("status", is("ACTIVE"))
                .body("safety.warnings.rule", hasItem("allergy-to-origin"))
                .body(UNJUDGED, empty());
    }

    @Test
    void anotherSolutionIsFreeOfIt() {
        tryToCreate(kneeOsteoarthritis()
                        .with("protocol", "inflammatory")
                        .with("solution", "sodium-morrhuate")
                        .with("concentrationPercent", 5)
                        .screened(screening().with("allergies", List.of("cod liver oil"))))
                .statusCode(422)
                .body("violations.rule", contains("allergy-to-component"));
        assertThat(createPlan(kneeOsteoarthritis()
                                .with("protocol", "inflammatory")
                                .with("solution", "phenol")
                                .with("concentrationPercent", 2.5)
                                .screened(screening().with("allergies", List.of("cod liver oil"))))
                        .status())
                .isEqualTo("ACTIVE");
        tryToCreate(kneeOsteoarthritis()
                        .with("protocol", "inflammatory")
                        .with("solution", "phenol")
                        .with("concentrationPercent", 100))
                .statusCode(422)
                .body("violations.rule", contains("concentration-range"))
                .body("violations.field", contains("/concentrationPercent"))
                .body("$", not(empty()));
    }

    private static Body judgement(String allergy, @Nullable String concerns) {
        return object().with("allergy", allergy).with("judgedBy", "dr-demir").with("concerns", concerns);
    }
}
