package org.prolotherapy.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Plan;
import org.prolotherapy.foreign.Node;

/** {@code ical.js} and {@code node-ical} find the same events in a calendar, and those that are in it. */
@QuarkusTest
class ForeignCalendarsTest {

    @Test
    void isReadByOthers() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis()).consented();
        sending(object().with("startsAt", "2027-01-04T17:00").with("performer", "dr-demir"))
                .header("If-Match", "*")
                .post(plan.address() + "/sessions/1/book")
                .then()
                .statusCode(201);
        sending(because("Enough.")).header("If-Match", "*").post(plan.address() + "/sessions/3/cancel");
        String calendar =
                given().get(plan.address() + "/calendar?detail=COURSE").asString();
        JsonPath read = JsonPath.from(Node.run("calendar.mjs", calendar));
        List<Map<String, Object>> events = read.getList("icalJs");
        assertThat(read.<Map<String, Object>>getList("nodeIcal")).isEqualTo(events);
        assertThat(events).hasSize(calendar.split("BEGIN:VEVENT", -1).length - 1);
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("start", "2027-01-04T14:00:00.000Z")
                        .containsEntry("allDay", false)
                        .containsEntry("status", "CONFIRMED"))
                .anySatisfy(
                        event -> assertThat(event).containsEntry("allDay", true).containsEntry("status", "TENTATIVE"))
                .anySatisfy(event -> assertThat(event).containsEntry("status", "CANCELLED"));
    }
}
