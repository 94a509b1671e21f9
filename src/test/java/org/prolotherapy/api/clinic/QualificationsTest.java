package org.prolotherapy.api.clinic;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.Plan;

/** S0 knows physiatrists, S4 three more; family and sports physicians gave many of the published courses. */
@QuarkusTest
class QualificationsTest {

    @AfterEach
    void theClinicIsAsItWas() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void acceptsNoQualificationThatTheClinicHasNotNamed() {
        ClinicOfTests.become(with("SPORTS_PHYSICIAN"))
                .statusCode(400)
                .body("violations.field", contains("/performers/1/qualification"));
        ClinicOfTests.become(with("SPORTS_PHYSICIAN").with("furtherQualifications", List.of("FAMILY_PHYSICIAN")))
                .statusCode(400);
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200).body("warnings", empty());
        ClinicOfTests.get().body("$", not(hasKey("furtherQualifications")));
    }

    @Test
    void saysWhichTextsDoNotKnowAQualificationOfTheClinicsOwn() {
        ClinicOfTests.become(with("SPORTS_PHYSICIAN").with("furtherQualifications", List.of("SPORTS_PHYSICIAN")))
                .statusCode(200)
                .body("clinic.furtherQualifications", contains("SPORTS_PHYSICIAN"))
                .body("warnings.rule", contains("performer-beyond-texts"))
                .body("warnings[0].statement", containsString("dr-spor is a SPORTS_PHYSICIAN: S0 knows physiatrists"));
        ClinicOfTests.get().body("furtherQualifications", contains("SPORTS_PHYSICIAN"));

        Plan plan = createPlan(kneeOsteoarthritis()
                .mild()
                .ofPatient(UUID.randomUUID().toString())
                .with("performer", "dr-spor")
                .with(
                        "screening",
                        screening().with("examination", Map.of("by", "dr-spor", "at", "2026-12-01T09:00:00+03:00"))));
        plan.get().body("safety.warnings.rule", hasItem("performer-beyond-texts"));
        plan.actOn(1, "book", object().with("startsAt", "2027-01-04T16:00").with("performer", "dr-spor"))
                .statusCode(201);
        createPlan(kneeOsteoarthritis())
                .get()
                .body("safety.warnings.rule", not(hasItem("performer-beyond-texts")))
                .body("performer", is("dr-demir"));
    }

    private static Body with(String qualification) {
        return ClinicOfTests.open()
                .with(
                        "performers",
                        List.of(
                                Map.of("id", "dr-demir", "qualification", "PHYSIATRIST"),
                                Map.of("id", "dr-spor", "qualification", qualification)));
    }
}
