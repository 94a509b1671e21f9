package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
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

/** A clinic that closes for lunch and is open until midnight. */
@QuarkusTest
class LunchBreaksTest {

    private static final List<Map<String, String>> HOURS = List.of(
            hours("MONDAY", "08:15", "12:00"), hours("MONDAY", "13:10", "24:00"), hours("TUESDAY", "00:00", "24:00"));

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void opensTwiceADayAndUntilMidnight() {
        ClinicOfTests.become(open(HOURS)).statusCode(200).body("clinic.weeklyHours", equalTo(HOURS));
        ClinicOfTests.get().body("weeklyHours", equalTo(HOURS));

        List<String> offered = given().get("/v1/availability?from=2027-01-18&to=2027-01-18&performer=dr-ak&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.startsAt");
        assertThat(offered)
                .startsWith("2027-01-18T08:15", "2027-01-18T08:45")
                .contains("2027-01-18T10:45", "2027-01-18T13:10")
                .endsWith("2027-01-18T22:40")
                .hasSize(6 + 20);

        Plan plan = createPlan(
                kneeOsteoarthritis().mild().ofPatient(UUID.randomUUID().toString()));
        for (String outside : List.of("2027-01-18T11:15", "2027-01-18T12:40", "2027-01-18T23:10")) {
            book(plan, outside).statusCode(422).body("violations.rule", contains("opening-hours"));
        }
        book(plan, "2027-01-18T13:30").statusCode(422).body("violations.rule", contains("slots-on-the-half-hour"));
        book(plan, "2027-01-18T22:40").statusCode(201);
        plan.act("cancel").statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse book(Plan plan, String startsAt) {
        return plan.actOn(2, "book", object().with("startsAt", startsAt).with("performer", "dr-ak"));
    }

    @Test
    void refusesHoursThatAreNoneOrNotInOrder() {
        ClinicOfTests.become(open(List.of(
                        hours("MONDAY", "13:00", "18:00"),
                        hours("MONDAY", "09:00", "12:00"),
                        hours("TUESDAY", "09:00", "12:00"),
                        hours("TUESDAY", "11:59", "18:00"),
                        hours("WEDNESDAY", "09:00", "09:00"),
                        hours("THURSDAY", "09:00", "00:00"),
                        hours("FRIDAY", "09:00", "12:00"),
                        hours("FRIDAY", "12:00", "18:00"))))
                .statusCode(400)
                .body("code", is("invalid-request"))
                .body(
                        "violations.field",
                        contains(
                                "/weeklyHours/1/opens",
                                "/weeklyHours/3/opens",
                                "/weeklyHours/4/closes",
                                "/weeklyHours/5/closes"));
        for (String none : List.of("24:01", "24:00:00", "25:00", "9:00", "", "24")) {
            ClinicOfTests.become(open(List.of(hours("MONDAY", "09:00", none))))
                    .statusCode(400)
                    .body("violations.field", contains("/weeklyHours/0/closes"));
        }
        ClinicOfTests.become(open(List.of(hours("MONDAY", "24:00", "24:00"))))
                .statusCode(400)
                .body("violations.field", contains("/weeklyHours/0/opens"));
    }

    private static Body open(List<Map<String, String>> hours) {
        return ClinicOfTests.open().with("weeklyHours", hours);
    }

    private static Map<String, String> hours(String day, String opens, String closes) {
        return Map.of("day", day, "opens", opens, "closes", closes);
    }
}
