package org.prolotherapy.api.safety;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/** What an allergic reaction under one plan means for the other plans of the patient in the same clinic. */
@QuarkusTest
class ReactionsUnderOtherPlansTest {

    private final String patient = "reacted-" + UUID.randomUUID();

    @Test
    void stopsTheOtherPlansThatWouldGiveWhatIsSuspected() {
        Plan knee = createPlan(kneeOsteoarthritis().ofPatient(patient));
        Plan hip = createPlan(kneeOsteoarthritis().ofPatient(patient).with("condition", "hip-osteoarthritis"));
        Plan elbow = createPlan(kneeOsteoarthritis()
                .ofPatient(patient)
                .with("condition", "tennis-elbow")
                .with("solution", "hypertonic-dextrose"));
        Plan draft = createPlan(kneeOsteoarthritis().ofPatient(patient).unscreened());
        Plan ended = createPlan(kneeOsteoarthritis().ofPatient(patient));
        ended.act("cancel").statusCode(200);
        Plan another = createPlan(kneeOsteoarthritis());

        knee.report(reactionTo("lidocaine")).statusCode(201).body("planStatus", is("ON_HOLD"));

        hip.get()
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("version", is(2))
                .body("safety.contraindications.rule", contains("allergy-to-component"));
        hip.screening().body("allergies", contains("lidocaine"));
        hip.revisions().body("items[-1].action", is("adverse-event"));
        assertThat(hip.lastChanges()).contains("status ACTIVE -> ON_HOLD");
        elbow.get().body("status", is("ACTIVE")).body("safety.allergies.allergy", contains("lidocaine"));
        draft.get().body("status", is("DRAFT")).body("version", is(1));
        ended.get().body("status", is("CANCELLED")).body("version", is(2));
        another.get().body("status", is("ACTIVE")).body("version", is(1));

        // The review is that of the plan under which it happened.
        hip.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("reasons.rule", contains("allergy-to-component"));
        hip.act("replan", because("Without lidocaine.").with("solution", "hypertonic-dextrose"))
                .statusCode(200);
        hip.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(200)
                .body("status", is("ACTIVE"));
    }

    @Test
    void whatNobodyKnowsIsJudgedUnderEachPlanBeforeItIsBooked() {
        Plan knee = createPlan(kneeOsteoarthritis().ofPatient(patient));
        Plan hip = createPlan(kneeOsteoarthritis().ofPatient(patient).with("condition", "hip-osteoarthritis"));
        knee.report(reactionTo("the blue disinfectant")).statusCode(201);
        hip.actOn(1, "book", object().with("startsAt", "2027-01-04T10:00").with("performer", "dr-demir"))
                .statusCode(422)
                .body("violations.rule", contains("allergy-unmatched"));
    }

    @Test
    void aNewPlanAndALaterScreeningKnowOfItUntilItIsReviewedAndLeftOutWhereItHappened() {
        Plan knee = createPlan(kneeOsteoarthritis().ofPatient(patient));
        Plan hip = createPlan(kneeOsteoarthritis()
                .ofPatient(patient)
                .with("condition", "hip-osteoarthritis")
                .unscreened());
        knee.report(reactionTo("Lignocaine 2%")).statusCode(201);

        tryToCreate(kneeOsteoarthritis().ofPatient(patient).with("sessionCount", 99))
                .statusCode(422)
                .body("violations.rule", hasItem("allergy-to-component"))
                .body("violations.field", contains("/screening/allergies", "/sessionCount"));
        createPlan(kneeOsteoarthritis().ofPatient(patient).with("solution", "hypertonic-dextrose"))
                .screening()
                .body("allergies", contains("Lignocaine 2%"));
        hip.screen(screening()).statusCode(201).body("allergies", contains("Lignocaine 2%"));
        hip.get().body("status", is("DRAFT"));

        knee.review(0, "dr-demir").statusCode(201);
        hip.screen(screening()).statusCode(200).body("allergies", contains("Lignocaine 2%"));
        knee.screen(screening()).statusCode(200).body("allergies", empty());
        hip.screen(screening()).statusCode(200).body("allergies", empty());
        hip.get().body("status", is("ACTIVE"));
    }

    @Test
    void isKnownInThatClinicAlone() {
        createPlan(kneeOsteoarthritis().ofPatient(patient)).report(reactionTo("lidocaine"));
        Token.ofClinic("clinic-without-reactions")
                .with(Token.EVERY_SCOPE)
                .request()
                .contentType("application/json")
                .body(kneeOsteoarthritis()
                        .ofPatient(patient)
                        .without("performer")
                        .toString())
                .post(Plan.PLANS)
                .then()
                .statusCode(201)
                .body("status", is("ACTIVE"));
    }

    @Test
    void noPlanThatIsMadeMeanwhileMissesIt() {
        for (int round = 0; round < 8; round++) {
            String reacting = patient + round;
            Plan knee = createPlan(kneeOsteoarthritis().ofPatient(reacting));
            List<CompletableFuture<Integer>> meanwhile = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                meanwhile.add(CompletableFuture.supplyAsync(
                        () -> tryToCreate(kneeOsteoarthritis().ofPatient(reacting))
                                .extract()
                                .statusCode()));
            }
            meanwhile.add(CompletableFuture.supplyAsync(
                    () -> knee.report(reactionTo("lidocaine")).extract().statusCode()));
            assertThat(meanwhile).extracting(CompletableFuture::join).isSubsetOf(201, 422);
            List<String> statuses = given().queryParam("patient", "urn:example:ehr|" + reacting)
                    .get(Plan.PLANS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.status");
            assertThat(statuses).isNotEmpty().containsOnly("ON_HOLD");
        }
    }

    private static Body reactionTo(String suspected) {
        return object().with("kind", "ALLERGIC_REACTION")
                .with("seriousness", "LIFE_THREATENING")
                .with("onsetAt", "2027-01-04T08:00:00+03:00")
                .with("temperatureCelsius", 36.6)
                .with("pain", 3)
                .with("suspected", suspected);
    }

    @Test
    void reportsUnderTwoPlansAtOnceReachEachOther() {
        Plan knee = createPlan(kneeOsteoarthritis().ofPatient(patient));
        Plan hip = createPlan(kneeOsteoarthritis().ofPatient(patient).with("condition", "hip-osteoarthritis"));
        List<CompletableFuture<Integer>> reports = List.of(
                CompletableFuture.supplyAsync(
                        () -> knee.report(reactionTo("lidocaine")).extract().statusCode()),
                CompletableFuture.supplyAsync(
                        () -> hip.report(reactionTo("dextrose")).extract().statusCode()));
        assertThat(reports).extracting(CompletableFuture::join).containsOnly(201);
        for (Plan plan : List.of(knee, hip)) {
            assertThat(plan.screening().extract().<List<String>>path("allergies"))
                    .containsExactlyInAnyOrder("lidocaine", "dextrose");
        }
    }
}
