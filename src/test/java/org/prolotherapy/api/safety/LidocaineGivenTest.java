package org.prolotherapy.api.safety;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** Lidocaine that was given is never refused, and flagged where it should not have been. */
@QuarkusTest
class LidocaineGivenTest {

    private static final String OVER_THE_CEILING = "deviations.findAll { it.rule == 'lidocaine-ceiling' }";
    private static final String ALLERGIC = "deviations.findAll { it.rule == 'allergy-to-component' }";
    private static final Body SESSION = performedAt("2027-01-04T09:00:00+03:00");

    @Test
    void adrenalineRaisesTheCeilingOfWhatItWasMixedWithAlone() {
        // 9.8 of 490 mg (7 mg/kg) leave 49 of 50 parts of 300 mg
        createPlan(kneeOsteoarthritis())
                .record(
                        1,
                        SESSION.anaesthetised("lidocaine", 9.8, true)
                                .injecting(injection().with("lidocaineMg", 294)))
                .body(OVER_THE_CEILING, empty());
        createPlan(kneeOsteoarthritis())
                .record(
                        1,
                        SESSION.anaesthetised("lidocaine", 9.8, true)
                                .injecting(injection().with("lidocaineMg", 294.001)))
                .body(OVER_THE_CEILING, hasSize(1));
        createPlan(kneeOsteoarthritis())
                .record(
                        1,
                        SESSION.anaesthetised("lidocaine", 10, false)
                                .injecting(injection().with("lidocaineMg", 294)))
                .body(OVER_THE_CEILING, hasSize(1));
    }

    @Test
    void lidocaineThatWasAddedToASolutionCountsAgainstAnAllergy() {
        Body dextrose = injection().with("solution", "hypertonic-dextrose");
        allergicToLidocaine().record(1, SESSION.injecting(dextrose)).body(ALLERGIC, hasSize(1));
        allergicToLidocaine()
                .record(1, SESSION.injecting(dextrose.with("lidocaineMg", 0)))
                .body(ALLERGIC, empty());
        allergicToLidocaine()
                .record(1, SESSION.injecting(dextrose.without("lidocaineMg")))
                .body(ALLERGIC, empty());
    }

    private static Plan allergicToLidocaine() {
        return createPlan(kneeOsteoarthritis()
                .with("protocol", "inflammatory")
                .screened(screening().with("allergies", List.of("Lidocaine"))));
    }
}
