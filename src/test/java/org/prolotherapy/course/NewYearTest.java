package org.prolotherapy.course;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** A course over New Year. 2060-12-15 is a Wednesday, and no other test sets the fees of 2060 and 2061. */
@QuarkusTest
class NewYearTest {

    @Inject
    ClockForTests clock;

    @Test
    void isPaidByTheFeesOfBothYearsAndQuotedAnewOnlyByAReplan() {
        clock.set("2060-12-15T08:00:00+03:00");
        setFees(2060, "1500.00", "TRY").statusCode(201);
        Plan plan =
                createPlan(kneeOsteoarthritis().mild().startingOn("2060-12-15")).consented();
        assertThat(plan.dates()).containsExactly("2060-12-15", "2060-12-29", "2061-01-12");

        plan.feeEstimate()
                .body("quoted.totals", contains(total("3000.00", "TRY", 2)))
                .body("quoted.missing", contains(2061))
                .body("quoted.quotedAt", is("2060-12-15T08:00:00+03:00"))
                .body("current.totals", contains(total("3000.00", "TRY", 2)))
                .body("missing", contains(2061))
                .body("sessions.year", contains(2060, 2060, 2061))
                .body("sessions[2].prices", empty())
                .body("notes.rule", contains("fee-year-missing"))
                .body("notes[0].statement", containsString("Without a price: 2061."));

        setFees(2061, "50.00", "EUR").statusCode(201);
        quotedAtTheStart(plan)
                .body("current.totals", contains(total("50.00", "EUR", 1), total("3000.00", "TRY", 2)))
                .body("missing", empty())
                .body("notes", empty())
                .body("rationale.rule", hasItem("fees-by-currency"));

        setFees(2060, "1600.00", "TRY").statusCode(200);
        quotedAtTheStart(plan)
                .body("current.totals", contains(total("50.00", "EUR", 1), total("3200.00", "TRY", 2)))
                .body("missing", empty());

        clock.set("2061-01-03T12:00:00+03:00");
        plan.record(1, performedAt("2060-12-15T10:00:00+03:00")).body("deviations", empty());
        plan.record(2, performedAt("2061-01-03T10:00:00+03:00")).body("deviations", empty());
        assertThat(plan.dates()).containsExactly("2060-12-15", "2061-01-03", "2061-01-17");
        quotedAtTheStart(plan)
                .body("sessions.year", contains(2060, 2061, 2061))
                .body("current.totals", contains(total("100.00", "EUR", 2), total("1600.00", "TRY", 1)));

        plan.act("replan", because("One session more.").with("sessionCount", 4))
                .statusCode(200)
                .body("schedule.sessions.date", contains("2060-12-15", "2061-01-03", "2061-01-17", "2061-01-31"))
                .body("schedule.deadline", is("2061-06-15"));
        plan.feeEstimate()
                .body("quoted.quotedAt", is("2061-01-03T12:00:00+03:00"))
                .body("quoted.totals", contains(total("150.00", "EUR", 3), total("1600.00", "TRY", 1)))
                .body("quoted.missing", empty())
                .body("current.totals", contains(total("150.00", "EUR", 3), total("1600.00", "TRY", 1)));
    }

    private static ValidatableResponse quotedAtTheStart(Plan plan) {
        return plan.feeEstimate()
                .body("quoted.totals", contains(total("3000.00", "TRY", 2)))
                .body("quoted.missing", contains(2061))
                .body("quoted.quotedAt", is("2060-12-15T08:00:00+03:00"));
    }

    private static Map<String, Object> total(String amount, String currency, int sessionCount) {
        return Map.of("amount", amount, "currency", currency, "sessionCount", sessionCount);
    }

    /** Sets what a session costs in a year, or replaces it. */
    private static ValidatableResponse setFees(int year, String amount, String currency) {
        String address = "/v1/fee-schedules/" + year;
        String etag = given().get(address).header("ETag");
        Body fees = object().with(
                        "fees",
                        List.of(Map.of(
                                "protocol",
                                "hypertonic-dextrose",
                                "price",
                                Map.of("amount", amount, "currency", currency))));
        return etag == null
                ? sending(fees).put(address).then()
                : sending(fees).header("If-Match", etag).put(address).then();
    }
}
