package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;

/** Whatever removes a contraindication is possible without ending the course, and a refusal tells everything at once. */
@QuarkusTest
class ReplanningSafelyTest {

    @Inject
    ClockForTests clock;

    @Test
    void anAllergyToLidocaineInMidCourseIsResolvedByOneReplan() {
        Plan plan =
                createPlan(kneeOsteoarthritis().with("plannedLidocaineMg", 20)).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        clock.set("2027-01-05T09:00:00+03:00");
        plan.report(object().with("kind", "ALLERGIC_REACTION")
                        .with("seriousness", "LIFE_THREATENING")
                        .with("suspected", "lidocaine")
                        .with("onsetAt", "2027-01-04T08:30:00+03:00")
                        .with("session", 1))
                .statusCode(201)
                .body("planStatus", is("ON_HOLD"));
        plan.review(0, "dr-demir").statusCode(201);
        plan.act("resume", because("Fine.").with("clinician", "dr-demir"))
                .statusCode(409)
                .body("reasons.rule", contains("allergy-to-component"))
                .body("allowed", hasItem("replan"));

        plan.act(
                        "replan",
                        because("The patient is allergic to lidocaine.")
                                .with("solution", "hypertonic-dextrose")
                                .with("concentrationPercent", 20))
                .statusCode(200)
                .body("status", is("ON_HOLD"))
                .body("holdCause", is("SAFETY"))
                .body("solution", is("hypertonic-dextrose"))
                .body("concentrationPercent", is(20))
                .body("$", not(hasKey("plannedLidocaineMg")))
                .body("safety.contraindications", empty())
                .body("schedule.sessions[0].status", is("PERFORMED"));
        assertThat(plan.lastChanges())
                .containsExactlyInAnyOrder(
                        "solution hypertonic-dextrose-lidocaine -> hypertonic-dextrose",
                        "concentrationPercent 15 -> 20",
                        "plannedLidocaineMg 20 -> null");
        plan.recordOf(1).statusCode(200).body("injections[0].solution", is("hypertonic-dextrose-lidocaine"));

        plan.act("resume", because("Without lidocaine.").with("clinician", "dr-demir"))
                .statusCode(200)
                .body("status", is("ACTIVE"));
    }

    @Test
    void aPlanOfAnEarlierVersionTakesTheNewestIfOnlyThatUsesTheSolution() throws SQLException {
        Plan plan = createPlan(kneeOsteoarthritis());
        try (Connection owner = PostgresForTests.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update treatment_plan set protocol_version = 1 where id = '" + plan.id() + "'");
        }
        plan.get().body("protocolVersion", is(1));
        plan.act("replan", because("Slower.").with("spacingDays", 21))
                .statusCode(200)
                .body("protocolVersion", is(1));
        plan.act("replan", because("Without lidocaine.").with("solution", "hypertonic-dextrose"))
                .statusCode(200)
                .body("protocolVersion", is(2));
        assertThat(plan.lastChanges()).contains("protocolVersion 1 -> 2");
    }

    @Test
    void theLidocaineThatIsPlannedBesideTheSolutionIsPlannedAnewToo() {
        Plan plan = createPlan(
                kneeOsteoarthritis().with("solution", "hypertonic-dextrose").with("plannedLidocaineMg", 20));
        plan.screen(screening().with("allergies", List.of("lidocaine"))).statusCode(200);
        plan.get().body("status", is("ON_HOLD"));
        plan.act("replan", because("Allergic.").with("plannedLidocaineMg", 301))
                .statusCode(422)
                .body("code", is("contraindicated"))
                .body("violations.rule", contains("lidocaine-ceiling"))
                .body("violations.field", contains("/plannedLidocaineMg"));
        plan.act("replan", because("Allergic.").with("plannedLidocaineMg", 0))
                .statusCode(200)
                .body("plannedLidocaineMg", is(0))
                .body("concentrationPercent", is(15))
                .body("safety.contraindications", empty());
    }

    @Test
    void aReplanIsJudgedWithTheNewSolution() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act(
                        "replan",
                        because("Why not?")
                                .with("solution", "phenol")
                                .with("concentrationPercent", 15)
                                .with("sessionCount", 7))
                .statusCode(422)
                .body("violations.rule", hasItem("solution-of-protocol"))
                .body("violations.rule", hasItem("session-count-range"))
                .body("violations.field", hasItem("/solution"))
                .body("violations.field", hasItem("/sessionCount"))
                .body("alternatives", notNullValue());
        plan.act("replan", because("Why not?").with("solution", "sugar").with("protocol", "none"))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", containsInAnyOrder("/solution", "/protocol"));
        plan.get().body("version", is(1));
    }

    @Test
    void whatWasWrongBeforeDoesNotStandInTheWay() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);
        plan.act("replan", because("Slower.").with("spacingDays", 21))
                .statusCode(200)
                .body("status", is("ON_HOLD"))
                .body("safety.contraindications.rule", contains("infection-at-site"));
    }

    @Test
    void aCourseThatHasEndedIsNotPlannedAnew() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("complete").statusCode(200);
        plan.act("replan", because("More.").with("solution", "hypertonic-dextrose"))
                .statusCode(409)
                .body("code", is("plan-state"));
    }

    @Test
    void aPlanThatIsNotMadeTellsUnknownCodesContraindicationsAndTheScheduleAtOnce() {
        tryToCreate(kneeOsteoarthritis()
                        .with("condition", "bad-knee")
                        .with("sessionCount", 9)
                        .screened(screening().with("infectionAtSite", true).with("allergies", List.of("lidocaine"))))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body(
                        "violations.field",
                        contains("/condition", "/screening/infectionAtSite", "/screening/allergies", "/sessionCount"))
                .body("reasons.rule", contains("infection-at-site", "allergy-to-component", "session-count-range"))
                .body("alternatives", notNullValue());
        tryToCreate(kneeOsteoarthritis()
                        .with("protocol", "none")
                        .with("solution", "sugar")
                        .screened(screening().with("anticoagulants", true)))
                .statusCode(422)
                .body("violations.field", contains("/protocol", "/solution", "/screening/anticoagulants"));
    }
}
