package org.prolotherapy.api.reference;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Token;

/** Each published regimen is made a clinic's own, approved, and planned as it was published. */
@QuarkusTest
class RegimensTest {

    private static final LocalDate START = LocalDate.of(2027, 1, 4);

    private final Token token = Token.ofClinic("library").with(Token.EVERY_SCOPE);

    @Test
    void tellsWhatWasPublishedAndWhere() {
        get("/v1/regimens").then().statusCode(200).body("items", hasSize(47));
        get("/v1/regimens/sit-2020-knee")
                .then()
                .statusCode(200)
                .body("figures", is("READ"))
                .body("citation", startsWith("Sit RWS et al."))
                .body("phases[0].gapsDays.target", contains(28, 28, 56))
                .body("steps[0].solution", is("dextrose"))
                .body("publishedDays", contains(0, 28, 56, 112));
        get("/v1/regimens/sit-2021-knee").then().statusCode(404);
    }

    @Test
    void canAllBeAdoptedAndPlannedAsTheyWerePublished() throws IOException {
        List<Map<String, Object>> regimens = get("/v1/regimens").jsonPath().getList("items");
        List<String> table = new ArrayList<>(
                List.of("| id | adopted | planned days | published days |", "| --- | --- | --- | --- |"));
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> regimen : regimens) {
            String id = String.valueOf(regimen.get("id"));
            List<Integer> published = get("/v1/regimens/" + id).jsonPath().getList("publishedDays", Integer.class);
            List<Integer> targets = new ArrayList<>();
            for (Object gap : get("/v1/regimens/" + id).jsonPath().getList("phases[0].gapsDays.target")) {
                targets.add((Integer) gap);
            }
            int sessions = get("/v1/regimens/" + id).jsonPath().getInt("phases[0].sessions.default");

            adopt(id);
            Response plan = plan(id, regimen);
            List<Integer> planned = plan.statusCode() == 201
                    ? plan.jsonPath().getList("schedule.sessions.target", String.class).stream()
                            .map(target -> (int) ChronoUnit.DAYS.between(START, LocalDate.parse(target)))
                            .toList()
                    : List.of();

            table.add("| " + id + " | " + plan.statusCode() + " | " + planned + " | " + published + " |");
            List<Integer> expected = onWorkingDays(targets, sessions);
            if (!planned.equals(expected) || !published.subList(0, sessions).equals(asPublished(targets, sessions))) {
                wrong.add(id + ": " + planned + " instead of " + expected + ", published " + published + " "
                        + plan.asString()
                                .substring(0, Math.min(300, plan.asString().length())));
            }
        }
        Files.write(Path.of("target", "regimens.md"), table);

        assertThat(regimens).hasSize(47);
        assertThat(wrong).isEmpty();
    }

    private void adopt(String id) {
        String tag = asJson().body(Map.of("id", "our-" + id, "basedOn", Map.of("regimen", id)))
                .post("/v1/protocols")
                .then()
                .statusCode(201)
                .body("status", is("DRAFT"))
                .body("basedOn.regimen", is(id))
                .extract()
                .header("ETag");
        asJson().header("If-Match", tag)
                .body(Map.of("approvedBy", "Dr. Demir"))
                .post("/v1/protocols/our-" + id + "/approve")
                .then()
                .statusCode(200)
                .body("status", is("APPROVED"));
    }

    private Response plan(String id, Map<String, Object> regimen) {
        List<String> conditions = get("/v1/regimens/" + id).jsonPath().getList("appliesTo.conditions");
        String condition = conditions.isEmpty() ? "tendinitis" : conditions.get(0);
        List<Float> least = get("/v1/regimens/" + id).jsonPath().getList("steps.concentrationPercent.min");
        Body body = Body.kneeOsteoarthritis()
                .with("condition", condition)
                .with("protocol", "our-" + id)
                .with("severity", "MILD");
        body = least.isEmpty() || least.get(0) == null
                ? body.without("concentrationPercent")
                : body.with("concentrationPercent", least.get(0));
        assertThat(regimen).containsKey("citation");
        return asJson().body(body.toString()).post("/v1/treatment-plans");
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }

    private static List<Integer> asPublished(List<Integer> targets, int sessions) {
        List<Integer> days = new ArrayList<>(List.of(0));
        for (int i = 0; days.size() < sessions; i++) {
            days.add(days.get(i) + targets.get(Math.min(i, targets.size() - 1)));
        }
        return days;
    }

    private static List<Integer> onWorkingDays(List<Integer> targets, int sessions) {
        List<Integer> days = new ArrayList<>(List.of(0));
        for (int i = 0; days.size() < sessions; i++) {
            LocalDate day = START.plusDays(days.get(i) + (long) targets.get(Math.min(i, targets.size() - 1)));
            while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            days.add((int) ChronoUnit.DAYS.between(START, day));
        }
        return days;
    }
}
