package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.Plan;

/** Courses at the end of the dates that can be asked for, and on a day that the clinic's zone left out. */
@QuarkusTest
class EdgesOfTheCalendarTest {

    private static final String PREVIEWS = "/v1/schedule-previews";

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void plansNoCourseThatMayGoOnAfterTheLastDateByWhicheverWay() {
        for (String start : List.of("2999-07-01", "2999-12-20", "2999-12-31")) {
            sending(object().with("severity", "MILD").with("startOn", start))
                    .post(PREVIEWS)
                    .then()
                    .statusCode(422)
                    .body("code", is("schedule-not-feasible"))
                    .body("violations.field", contains("/startOn"))
                    .body("violations.rule", contains("last-date"));
            tryToCreate(kneeOsteoarthritis().startingOn(start))
                    .statusCode(422)
                    .body("violations.rule", contains("last-date"));
        }

        Plan plan = createPlan(kneeOsteoarthritis().mild().startingOn("2999-06-28"));
        plan.patch(object().with("startOn", "2999-07-01"))
                .statusCode(422)
                .body("violations.rule", contains("last-date"));
        plan.actOn(1, "reschedule", because("So.").with("date", "2999-07-01").with("scope", "THIS_AND_FOLLOWING"))
                .statusCode(422)
                .body("violations.rule", contains("last-date"));
        plan.act("replan", because("So.").with("severity", "SEVERE")).statusCode(200);
        assertThat(plan.dates()).allSatisfy(date -> assertThat(date).isLessThanOrEqualTo("2999-12-31"));
        plan.act("cancel").statusCode(200);
    }

    @Test
    void plansNothingForADayThatTheClinicsZoneLeftOut() {
        ClinicOfTests.become(ClinicOfTests.open()
                        .with("timeZone", "Pacific/Apia")
                        .with(
                                "weeklyHours",
                                Arrays.stream(DayOfWeek.values())
                                        .map(day -> Map.of("day", day.name(), "opens", "09:00", "closes", "18:00"))
                                        .toList()))
                .statusCode(200);

        sending(object().with("severity", "MILD").with("startOn", "2011-12-30"))
                .post(PREVIEWS)
                .then()
                .statusCode(200)
                .body("sessions.target", contains("2011-12-31", "2012-01-14", "2012-01-28"));
        Plan plan = createPlan(kneeOsteoarthritis().mild().startingOn("2011-12-30"));
        assertThat(plan.dates()).containsExactly("2011-12-31", "2012-01-14", "2012-01-28");
        plan.actOn(1, "reschedule", because("So.").with("date", "2011-12-30").with("scope", "THIS"))
                .statusCode(422)
                .body("violations.rule", hasItem("working-days"));
        plan.act("cancel").statusCode(200);
    }
}
