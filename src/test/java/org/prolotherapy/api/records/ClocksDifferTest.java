package org.prolotherapy.api.records;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** What happened is told by other clocks than the service's: they may be up to a minute ahead. */
@QuarkusTest
class ClocksDifferTest {

    private static final String NOW = "2027-01-04T10:00:00+03:00";
    private static final String IN_A_MINUTE = "2027-01-04T10:01:00+03:00";
    private static final String LATER = "2027-01-04T10:01:00.000001+03:00";

    @Inject
    ClockForTests clock;

    private Plan plan;

    @BeforeEach
    void itIsTen() {
        plan = createPlan(kneeOsteoarthritis());
        clock.set(NOW);
    }

    @Test
    void takesWhatAClockAMinuteAheadTells() {
        takesUpToAMinute("/performedAt", time -> plan.tryToRecord(1, performedAt(time)));
        takesUpToAMinute(
                "/performedAt",
                time -> plan.amendRecord(1, because("Typing error.").with("performedAt", time)));
        takesUpToAMinute("/signedAt", time -> plan.consent(consent(time)));
        takesUpToAMinute(
                "/onsetAt",
                time -> plan.report(object().with("kind", "SWELLING").with("onsetAt", time)));
        takesUpToAMinute(
                "/assessedAt",
                time -> plan.assess(object().with("assessedAt", time).with("pain", 4)));
    }

    private static void takesUpToAMinute(String field, Function<String, ValidatableResponse> send) {
        send.apply(LATER)
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains(field))
                .body("violations.message", contains("must not be later than now"));
        send.apply(IN_A_MINUTE).statusCode(201);
    }
}
