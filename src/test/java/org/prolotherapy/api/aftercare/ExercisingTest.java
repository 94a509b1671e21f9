package org.prolotherapy.api.aftercare;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Exercise entries: it is 2027-01-04 at the clinic until a test says otherwise. */
@QuarkusTest
class ExercisingTest {

    @Inject
    ClockForTests clock;

    @Test
    void keepsAnEntryAndLetsThePlanGrow() {
        Plan plan = createPlan(kneeOsteoarthritis());
        exercise(plan, on("2027-01-04", true).with("minutes", 20).with("notes", "Stiff at first."))
                .statusCode(201)
                .header("ETag", "\"2\"")
                .header("Location", endsWith(plan.id() + "/exercise-entries"))
                .body("date", is("2027-01-04"))
                .body("done", is(true))
                .body("minutes", is(20))
                .body("notes", is("Stiff at first."))
                .body("recordedAt", is("2027-01-04T09:00:00+03:00"));
        plan.get().header("ETag", "\"2\"");
    }

    @Test
    void tellsHowMuchWasDoneSinceExerciseBegan() {
        Plan plan = createPlan(kneeOsteoarthritis());
        exerciseOf(plan)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("items", empty())
                .body("$", not(hasKey("adherence")));
        clock.set("2027-01-12T12:00:00+03:00");
        plan.record(1, performedAt("2027-01-04T10:00:00+03:00"));
        exercise(plan, on("2027-01-08", true)).statusCode(201);
        exercise(plan, on("2027-01-07", true)).statusCode(201);
        exercise(plan, on("2027-01-09", false)).statusCode(201);
        exercise(plan, on("2027-01-07", false)).statusCode(201);
        exerciseOf(plan)
                .body("items.date", contains("2027-01-07", "2027-01-07", "2027-01-08", "2027-01-09"))
                .body("items.done", contains(true, false, true, false))
                .body("adherence.from", is("2027-01-07"))
                .body("adherence.to", is("2027-01-11"))
                .body("adherence.days", is(5))
                .body("adherence.daysDone", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "complete", "cancel"})
    void acceptsAnEntryWhateverHasBecomeOfThePlan(String action) {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act(action).statusCode(200);
        exercise(plan, on("2027-01-04", true)).statusCode(201);
    }

    @Test
    void refusesADayThatIsToComeAtTheClinic() {
        Plan plan = createPlan(kneeOsteoarthritis());
        exercise(plan, on("2027-01-05", true))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/date"))
                .body("violations.message", contains("must not be later than today, 2027-01-04"));
        clock.set("2027-01-04T21:00:00Z"); // midnight in Istanbul
        exercise(plan, on("2027-01-05", true)).statusCode(201);
    }

    @Test
    void refusesMinutesInWhichNothingWasDone() {
        exercise(createPlan(kneeOsteoarthritis()), on("2027-01-04", false).with("minutes", 20))
                .statusCode(422)
                .body("violations.field", contains("/minutes"));
    }

    @ParameterizedTest
    @CsvSource({"0, must be at least 1", "1441, must be at most 1440"})
    void refusesMinutesThatADayDoesNotHave(int minutes, String message) {
        exercise(createPlan(kneeOsteoarthritis()), on("2027-01-04", true).with("minutes", minutes))
                .statusCode(400)
                .body("violations.field", contains("/minutes"))
                .body("violations.message", contains(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "done"})
    void requiresADayAndWhetherItWasDone(String member) {
        exercise(createPlan(kneeOsteoarthritis()), on("2027-01-04", true).without(member))
                .statusCode(400)
                .body("violations.field", contains("/" + member))
                .body("violations.message", contains("is required"));
    }

    @Test
    void knowsNoEntriesOfAPlanThatDoesNotExist() {
        String entries = Plan.PLANS + "/" + UUID.randomUUID() + "/exercise-entries";
        sending(on("2027-01-04", true)).post(entries).then().statusCode(404);
        given().get(entries).then().statusCode(404);
    }

    private static ValidatableResponse exercise(Plan plan, Body body) {
        return sending(body).post(plan.address() + "/exercise-entries").then();
    }

    private static ValidatableResponse exerciseOf(Plan plan) {
        return given().get(plan.address() + "/exercise-entries").then();
    }

    private static Body on(String date, boolean done) {
        return object().with("date", date).with("done", done);
    }
}
