package org.prolotherapy.api.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/**
 * A hold for safety is left only with a named clinician, with reviewed events and without a contraindication, in whatever order
 * several clients at once replan, review, screen, report and resume.
 */
@QuarkusTest
class SafetyRaceTest {

    private static final int ROUNDS = 12;
    private static final String DR_DEMIR = "dr-demir";

    @Test
    void noRaceLeavesAHoldForSafetyUnsafely() {
        int resumed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Plan plan = createPlan(kneeOsteoarthritis());
            plan.report(reaction()).statusCode(201);
            List<Supplier<ValidatableResponse>> clients = new ArrayList<>(List.of(
                    () -> plan.act("replan", because("Without lidocaine.").with("solution", "hypertonic-dextrose")),
                    () -> plan.act("replan", because("Again.").with("severity", "MILD")),
                    () -> plan.review(0, DR_DEMIR),
                    () -> plan.act("resume", because("Fine.").with("clinician", DR_DEMIR)),
                    () -> plan.act("resume", because("Fine.").with("clinician", "dr-ak")),
                    () -> plan.act("resume", because("By nobody.")),
                    () -> plan.screen(screening())));
            if (round % 3 == 0) {
                clients.add(() -> plan.report(reaction()));
            }
            Collections.shuffle(clients, new Random(round));
            List<CompletableFuture<Integer>> answers = clients.stream()
                    .map(client -> CompletableFuture.supplyAsync(() -> untilItsVersionIsRight(client)))
                    .toList();
            assertThat(answers)
                    .extracting(CompletableFuture::join)
                    .as("round " + round)
                    .isSubsetOf(200, 201, 409, 422);
            resumed += lawHolds(plan, round);
        }
        assertThat(resumed).as("some are resumed, or nothing is shown").isPositive();
    }

    /** Reads the plan anew for as long as another client was faster. */
    private static int untilItsVersionIsRight(Supplier<ValidatableResponse> client) {
        int status = 412;
        while (status == 412) {
            status = client.get().extract().statusCode();
        }
        return status;
    }

    /** Goes through the revisions, in whose order everything was done; counts how often the hold was left. */
    private static int lawHolds(Plan plan, int round) {
        List<Map<String, Object>> revisions = plan.revisions().extract().path("items");
        int reported = 0;
        int reviewed = 0;
        int left = 0;
        String solution = "hypertonic-dextrose-lidocaine";
        for (Map<String, Object> revision : revisions) {
            String action = (String) revision.get("action");
            reported += "adverse-event".equals(action) ? 1 : 0;
            reviewed += "review-adverse-event".equals(action) ? 1 : 0;
            for (Map<String, Object> change : changes(revision)) {
                if ("solution".equals(change.get("field"))) {
                    solution = (String) change.get("after");
                }
                if ("holdCause".equals(change.get("field")) && "SAFETY".equals(change.get("before"))) {
                    left++;
                    assertThat(action).as("round " + round).isEqualTo("resume");
                    assertThat(revision.get("by")).as("round " + round).isIn(DR_DEMIR, "dr-ak");
                    assertThat(reviewed).as("round " + round).isEqualTo(reported);
                    assertThat(solution)
                            .as("round " + round + ": the patient is allergic, unless screened after the review")
                            .satisfiesAnyOf(
                                    planned -> assertThat(planned).isEqualTo("hypertonic-dextrose"),
                                    planned -> assertThat(screenedAfterTheReview(revisions))
                                            .isTrue());
                }
            }
        }
        return left;
    }

    private static boolean screenedAfterTheReview(List<Map<String, Object>> revisions) {
        List<Object> actions =
                revisions.stream().map(revision -> revision.get("action")).toList();
        int review = actions.lastIndexOf("review-adverse-event");
        return review >= 0 && actions.subList(review, actions.size()).contains("screen");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> changes(Map<String, Object> revision) {
        return (List<Map<String, Object>>) revision.getOrDefault("changes", List.of());
    }

    private static Body reaction() {
        return object().with("kind", "ALLERGIC_REACTION")
                .with("seriousness", "LIFE_THREATENING")
                .with("onsetAt", "2027-01-04T08:00:00+03:00")
                .with("temperatureCelsius", 36.6)
                .with("pain", 3)
                .with("suspected", "lidocaine");
    }
}
