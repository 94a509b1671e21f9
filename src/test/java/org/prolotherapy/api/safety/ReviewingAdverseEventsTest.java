package org.prolotherapy.api.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** Events that stop a course, their review, and what it takes to go on. */
@QuarkusTest
class ReviewingAdverseEventsTest {

    @Test
    void anAnaphylaxisStopsAnActivePlanUntilItIsReviewedAndResumed() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis().with("suspected", "chlorhexidine"))
                .statusCode(201)
                .body("seriousness", is("LIFE_THREATENING"))
                .body("suspected", is("chlorhexidine"))
                .body("suspectedSubstances", empty())
                .body("stopsCourse", is(true))
                .body("actions.rule", hasItem("complication-after-session"))
                .body("actions.rule", hasItem("serious-adverse-event"))
                .body("planStatus", is("ON_HOLD"));
        plan.screening().body("allergies", contains("chlorhexidine"));
        String event = plan.adverseEvents().extract().path("items[0].id");
        plan.get()
                .body("holdCause", is("SAFETY"))
                .body("safety.outstanding.rule", hasItem("adverse-event-unreviewed"))
                .body("safety.outstanding[0].statement", containsString("ALLERGIC_REACTION " + event));

        plan.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("code", is("plan-state"))
                .body("reasons.rule", contains("adverse-event-unreviewed"))
                .body("unreviewedEvents", contains(event));

        plan.review(0, "dr-demir")
                .statusCode(201)
                .header("ETag", is("\"3\""))
                .body("id", is(event))
                .body("review.reviewedBy", is("dr-demir"))
                .body("review.conclusion", is("It is over."))
                .body("review.reviewedAt", is("2027-01-04T09:00:00+03:00"))
                .body("planStatus", is("ON_HOLD"));
        plan.adverseEvents().body("items[0].review.reviewedBy", is("dr-demir"));
        plan.revisions().body("items[-1].action", is("review-adverse-event")).body("items[-1].by", is("dr-demir"));
        assertThat(plan.lastChanges()).containsExactly("unreviewedEvents " + event + " -> null");

        plan.act("resume", because("Fine.")).statusCode(422).body("violations.field", contains("/clinician"));
        plan.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(200)
                .body("status", is("ACTIVE"));
    }

    @Test
    void anAnaphylaxisKeepsADraftFromBecomingActive() {
        Plan plan = createPlan(kneeOsteoarthritis().unscreened());
        plan.report(anaphylaxis()).statusCode(201).body("planStatus", is("DRAFT"));
        plan.screen(screening()).statusCode(201);
        plan.get().body("status", is("DRAFT")).body("safety.outstanding.rule", hasItem("adverse-event-unreviewed"));
        plan.actOn(1, "book", object().with("startsAt", "2027-01-04T10:00").with("performer", "dr-demir"))
                .statusCode(409);
        plan.review(0, "dr-demir").statusCode(201).body("planStatus", is("ACTIVE"));
    }

    @Test
    void everyEventThatStoppedTheCourseIsToBeReviewed() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis()).statusCode(201);
        plan.report(event("VASOVAGAL", "MILD")).statusCode(201).body("stopsCourse", is(false));
        plan.report(event("PNEUMOTHORAX", "MODERATE")).statusCode(201);
        plan.review(0, "dr-demir").statusCode(201);
        String last = plan.adverseEvents().extract().path("items[2].id");
        plan.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("unreviewedEvents", contains(last));
        plan.review(2, "dr-demir").statusCode(201);
        plan.act("resume", because("Fine.").with("clinician", "dr-demir")).statusCode(200);
    }

    @Test
    void theReviewDoesNotLiftAContraindication() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis().with("suspected", "Lidocaine")).statusCode(201);
        plan.review(0, "dr-demir").statusCode(201);
        plan.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("reasons.rule", contains("allergy-to-component"));
    }

    @Test
    void whatIsSuspectedStaysAnAllergyUntilAScreeningAfterTheReviewLeavesItOut() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis().with("suspected", "lidocaine")).statusCode(201);
        plan.screen(screening()).statusCode(200).body("allergies", contains("lidocaine"));
        plan.review(0, "dr-demir").statusCode(201);
        plan.screen(screening()).statusCode(200).body("allergies", empty());
    }

    @Test
    void whatIsSuspectedBeforeAnybodyAskedForAllergiesIsNotForgotten() {
        Plan plan = createPlan(kneeOsteoarthritis().unscreened());
        plan.report(anaphylaxis().with("suspected", "lidocaine")).statusCode(201);
        plan.review(0, "dr-demir").statusCode(201);
        plan.screen(screening().with("allergies", null)).statusCode(201).body("$", not(hasKey("allergies")));
        plan.get().body("status", is("DRAFT"));
        plan.screen(screening()).statusCode(200).body("allergies", contains("lidocaine"));
        plan.get().body("status", is("DRAFT")).body("safety.contraindications.rule", contains("allergy-to-component"));
        plan.screen(screening()).statusCode(200).body("allergies", empty());
        plan.get().body("status", is("ACTIVE"));
    }

    @Test
    void onlyAnAllergicReactionMakesAnAllergy() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(event("LOCAL_ANAESTHETIC_TOXICITY", "SEVERE").with("suspected", "lidocaine"))
                .statusCode(201)
                .body("suspected", is("lidocaine"));
        plan.screening().body("allergies", empty());
    }

    @Test
    void anEventAfterTheEndIsKeptAndReviewedToo() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("complete").statusCode(200);
        plan.report(anaphylaxis().with("suspected", "lidocaine"))
                .statusCode(201)
                .body("planStatus", is("COMPLETED"));
        plan.screening().body("allergies", contains("lidocaine"));
        plan.review(0, "dr-demir").statusCode(201).body("planStatus", is("COMPLETED"));
    }

    @Test
    void anEventIsReviewedOnce() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(event("SWELLING", "MILD")).statusCode(201);
        plan.review(0, "dr-demir").statusCode(201);
        plan.review(0, "dr-erdem").statusCode(409).body("code", is("already-reviewed"));
        plan.adverseEvents().body("items[0].review.reviewedBy", is("dr-demir"));
        plan.get().body("version", is(3));
    }

    @Test
    void ofReviewsAtOnceOneIsKept() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis()).statusCode(201);
        List<CompletableFuture<Integer>> reviews = Stream.of("dr-demir", "dr-erdem", "dr-kurt", "dr-oz")
                .map(clinician -> CompletableFuture.supplyAsync(
                        () -> plan.review(0, clinician).extract().statusCode()))
                .toList();
        assertThat(reviews.stream().map(CompletableFuture::join))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        plan.get().body("version", is(3));
    }

    @Test
    void whatIsSuspectedIsRecognisedByAnyOfItsNames() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis().with("suspected", "Lignocaine 2%"))
                .statusCode(201)
                .body("suspectedSubstances", contains("lidocaine"));
    }

    @Test
    void aReviewBelongsToAnEventOfThePlan() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.report(anaphylaxis()).statusCode(201);
        String event = plan.adverseEvents().extract().path("items[0].id");
        Plan other = createPlan(kneeOsteoarthritis());
        for (String address : List.of(
                other.address() + "/adverse-events/" + event,
                plan.address() + "/adverse-events/" + UUID.randomUUID())) {
            sending(object().with("reviewedBy", "dr-demir").with("conclusion", "Fine."))
                    .post(address + "/review")
                    .then()
                    .statusCode(404)
                    .body("code", is("not-found"));
        }
        sending(object())
                .post(plan.address() + "/adverse-events/" + event + "/review")
                .then()
                .statusCode(400)
                .body("violations.field", contains("/reviewedBy", "/conclusion"));
    }

    private static Body anaphylaxis() {
        return event("ALLERGIC_REACTION", "LIFE_THREATENING");
    }

    private static Body event(String kind, String seriousness) {
        return object().with("kind", kind)
                .with("seriousness", seriousness)
                .with("onsetAt", "2027-01-04T08:00:00+03:00")
                .with("temperatureCelsius", 36.6)
                .with("pain", 3);
    }
}
