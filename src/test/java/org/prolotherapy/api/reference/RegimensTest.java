package org.prolotherapy.api.reference;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Token;

/** Each published regimen is made a clinic's own, approved, planned as it was published, recorded from its template and extended. */
@QuarkusTest
class RegimensTest {

    private static final LocalDate START = LocalDate.of(2027, 1, 4);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ClockForTests clock;

    private final List<JsonNode> sites = new ArrayList<>();
    private final List<JsonNode> conditions = new ArrayList<>();
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
    void canAllBeAdoptedPlannedRecordedAndExtendedAsTheyWerePublished() throws IOException {
        hasAPerformer();
        json(get("/v1/injection-sites")).path("items").forEach(sites::add);
        json(get("/v1/conditions")).path("items").forEach(conditions::add);
        JsonNode regimens = json(get("/v1/regimens")).path("items");
        List<String> table = new ArrayList<>(List.of(
                "| id | adopted | planned days | published days | recorded | deviations |",
                "| --- | --- | --- | --- | --- | --- |"));
        List<String> wrong = new ArrayList<>();
        int held = 0;
        for (JsonNode regimen : regimens) {
            Course course = new Course(regimen);
            course.isAdopted();
            course.isPlanned();
            course.isRecordedToItsEnd();
            table.add(course.row());
            wrong.addAll(course.wrong);
            held += course.wrong.isEmpty() ? 1 : 0;
        }
        table.add("");
        table.add(held + " of " + regimens.size());
        Files.write(Path.of("target", "regimens.md"), table);

        assertThat(wrong).isEmpty();
        assertThat(held).isEqualTo(47);
    }

    /** One regimen, adopted and carried through. */
    private final class Course {

        private final JsonNode regimen;
        private final String id;
        private final String condition;
        private final List<Integer> published = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final Set<String> deviations = new TreeSet<>();
        private List<LocalDate> scheduled = List.of();
        private String plan = "";
        private int adopted;
        private int recorded;
        private int injected;

        Course(JsonNode regimen) {
            this.regimen = regimen;
            this.id = regimen.path("id").textValue();
            this.condition =
                    regimen.path("appliesTo").path("conditions").path(0).asText("tendinitis");
            regimen.path("publishedDays").forEach(day -> published.add(day.intValue()));
        }

        void isAdopted() {
            String tag = asJson().body(Map.of("id", "our-" + id, "basedOn", Map.of("regimen", id)))
                    .post("/v1/protocols")
                    .then()
                    .statusCode(201)
                    .body("status", is("DRAFT"))
                    .body("basedOn.regimen", is(id))
                    .extract()
                    .header("ETag");
            adopted = asJson().header("If-Match", tag)
                    .body(Map.of("approvedBy", "Dr. Demir"))
                    .post("/v1/protocols/our-" + id + "/approve")
                    .then()
                    .body("status", is("APPROVED"))
                    .extract()
                    .statusCode();
        }

        void isPlanned() {
            clock.set("2027-01-04T09:00:00+03:00");
            boolean bothSides = id.startsWith("ebnerasooli"); // whose patients had it in both knees
            Response created = asJson().body(Body.kneeOsteoarthritis()
                            .mild()
                            .with("condition", condition)
                            .with("laterality", bothSides ? "BILATERAL" : "LEFT")
                            .with("protocol", "our-" + id)
                            .without("concentrationPercent")
                            .toString())
                    .post("/v1/treatment-plans");
            assertThat(created.statusCode()).as(id + created.asString()).isEqualTo(201);
            plan = created.header("Location");
            asJson().body(Body.consent("2026-12-28T10:00:00+03:00").toString())
                    .post(plan + "/consents")
                    .then()
                    .statusCode(201);
            scheduled = targets();
            int sessions = regimen.path("phases")
                    .path(0)
                    .path("sessions")
                    .path("default")
                    .intValue();
            expect("planned days", scheduled, onWorkingDays(published.subList(0, sessions)));
            expect("status", json(token.request().get(plan)).path("status").asText(), "ACTIVE");
            for (JsonNode warning :
                    json(token.request().get(plan)).path("safety").path("warnings")) {
                expectTrue(warning.path("rule").asText(), warning.toString());
            }
        }

        void isRecordedToItsEnd() {
            int most = 0;
            for (JsonNode phase : regimen.path("phases")) {
                most += phase.path("sessions").path("max").intValue();
            }
            for (int number = 1; number <= scheduled.size(); number++) {
                record(number);
            }
            while (extended() == 200) {
                record(scheduled.size());
            }
            int planned = Math.min(scheduled.size(), published.size());
            expect("all days", scheduled.subList(0, planned), onWorkingDays(published.subList(0, planned)));
            if (scheduled.size() < most) {
                expect("why there is no more", reasonOfNoMore(), "protocol-span");
            }
            if (scheduled.size() < published.size()) {
                wrong.add(id + " has fewer sessions than were published: " + scheduled);
            }
        }

        private int extended() {
            int status = asJson().header("If-Match", "*")
                    .body(Body.because("Improves.").toString())
                    .post(plan + "/extend")
                    .statusCode();
            if (status != 200) {
                expect("refusal of one more", status, 422);
            }
            scheduled = targets();
            return status;
        }

        private String reasonOfNoMore() {
            return json(asJson().header("If-Match", "*")
                            .body(Body.because("Improves.").toString())
                            .post(plan + "/extend"))
                    .path("reasons")
                    .path(0)
                    .path("rule")
                    .asText();
        }

        private void record(int number) {
            clock.set(scheduled.get(number - 1) + "T11:00:00+03:00");
            String session = plan + "/sessions/" + number;
            ObjectNode body = (ObjectNode) json(token.request().get(session + "/template"));
            ArrayNode injections = (ArrayNode) body.path("injections");
            for (JsonNode open : body.path("open")) {
                fill(injections, open);
            }
            for (JsonNode injection : injections) {
                if (injection.path("solution").asText().contains("lidocaine")) {
                    ((ObjectNode) injection).put("lidocaineMg", 1);
                }
            }
            Response answer = asJson().body(body.toString()).put(session + "/record");
            expect("recorded", answer.statusCode(), 201);
            recorded++;
            injected += injections.size();
            for (JsonNode deviation : json(answer).path("deviations")) {
                deviations.add(deviation.path("rule").asText() + ": "
                        + deviation.path("statement").asText());
                expectTrue(deviation.path("rule").asText(), deviation.toString());
            }
        }

        /** What is left open is chosen as the regimen allows; what it does not say is left out. */
        private void fill(ArrayNode injections, JsonNode open) {
            List<String> missing = new ArrayList<>();
            open.path("missing").forEach(member -> missing.add(member.asText()));
            boolean filled = !missing.contains("site") && !missing.contains("volumeMl") && !missing.contains("side");
            if (filled) {
                return;
            }
            String site = open.path("sites").isEmpty()
                    ? siteOfTheRegimen()
                    : open.path("sites").path(0).asText();
            boolean sided = sites.stream()
                    .anyMatch(each -> each.path("code").asText().equals(site)
                            && each.path("sided").booleanValue());
            int count = open.path("injectionsPerSide").path("min").intValue();
            for (JsonNode side : open.path("sides")) {
                for (int i = 0; i < count; i++) {
                    ObjectNode injection = injections.addObject();
                    injection.put("site", site);
                    if (sided) {
                        injection.put("side", side.asText());
                    }
                    injection.put("solution", open.path("solution").asText());
                    JsonNode most = open.path("volumeMl").path("max");
                    injection.set("volumeMl", most.isMissingNode() ? DecimalNode.valueOf(BigDecimal.ONE) : most);
                    JsonNode percent = open.path("concentrationPercent").path("min");
                    if (!percent.isMissingNode()) {
                        injection.set("concentrationPercent", percent);
                    }
                }
            }
        }

        private String siteOfTheRegimen() {
            return conditions.stream()
                    .filter(each -> each.path("code").asText().equals(condition))
                    .map(each -> each.path("regions").path(0))
                    .flatMap(region -> sites.stream()
                            .filter(site -> site.path("region").equals(region)
                                    && site.path("sided").booleanValue()))
                    .findFirst()
                    .orElseThrow()
                    .path("code")
                    .asText();
        }

        private List<LocalDate> targets() {
            List<LocalDate> targets = new ArrayList<>();
            json(token.request().get(plan))
                    .path("schedule")
                    .path("sessions")
                    .forEach(session ->
                            targets.add(LocalDate.parse(session.path("target").asText())));
            return targets;
        }

        /** What nobody could know from the publication is told as such, and that is true; anything else is not. */
        private void expectTrue(String rule, String finding) {
            if (!rule.equals("not-evaluated")) {
                wrong.add(id + ": " + finding);
            }
        }

        private void expect(String what, Object found, Object wanted) {
            if (!found.equals(wanted)) {
                wrong.add(id + ": " + what + " " + found + " instead of " + wanted);
            }
        }

        String row() {
            List<Long> days = scheduled.stream()
                    .map(day -> ChronoUnit.DAYS.between(START, day))
                    .toList();
            return "| " + id + " | " + adopted + " | " + days + " | " + published + " | " + recorded + " sessions, "
                    + injected + " injections | " + (deviations.isEmpty() ? "none" : String.join("; ", deviations))
                    + " |";
        }
    }

    private void hasAPerformer() {
        asJson().header("If-Match", "*")
                .body(ClinicOfTests.open().toString())
                .put("/v1/clinic")
                .then()
                .statusCode(200);
    }

    private static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.asString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }

    /** Each day's distance from the one before it, on the next weekday. */
    private static List<LocalDate> onWorkingDays(List<Integer> published) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = START;
        for (int i = 0; i < published.size(); i++) {
            day = day.plusDays(i == 0 ? 0 : published.get(i) - published.get(i - 1));
            while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            days.add(day);
        }
        return days;
    }
}
