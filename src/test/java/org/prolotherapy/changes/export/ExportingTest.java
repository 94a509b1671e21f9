package org.prolotherapy.changes.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.Plan.withSomethingOfEverything;
import static org.prolotherapy.TokenIsSent.callersOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/** A program fetches everything that a clinic has. Each test has a clinic of its own. */
@QuarkusTest
class ExportingTest {

    private static final String EXPORTS = "/v1/exports";

    @Inject
    ObjectMapper json;

    @Inject
    ClockForTests clock;

    private final String clinic = "exported-" + UUID.randomUUID();

    @Test
    void tellsEverythingAsItIsReadOneByOne() {
        callersOf(clinic, () -> {
            Plan plan = withSomethingOfEverything(kneeOsteoarthritis());
            Plan other = createPlan(kneeOsteoarthritis());

            Response export = exported(object());

            assertThat(export.<List<String>>path("files.type"))
                    .containsExactly(
                            "ADVERSE_EVENT",
                            "ASSESSMENT",
                            "CONSENT",
                            "EXERCISE_ENTRY",
                            "SESSION_RECORD",
                            "TREATMENT_PLAN");
            assertThat(lines(export, "TREATMENT_PLAN")).containsExactly(read(plan.address()), read(other.address()));
            assertThat(lines(export, "SESSION_RECORD")).containsExactly(read(plan.address() + "/sessions/1/record"));
            for (String[] facts : new String[][] {
                {"ADVERSE_EVENT", "adverse-events"},
                {"ASSESSMENT", "assessments"},
                {"EXERCISE_ENTRY", "exercise-entries"}
            }) {
                List<JsonNode> told = lines(export, facts[0]);
                assertThat(told)
                        .hasSize(1)
                        .allMatch(line -> line.path("planId").asText().equals(plan.id()));
                assertThat(without(told.get(0), "planId"))
                        .isEqualTo(read(plan.address() + "/" + facts[1])
                                .path("items")
                                .path(0));
            }
            assertThat(lines(export, "CONSENT")).hasSize(1);
            assertThat(export.<Integer>path("plansDone")).isEqualTo(2);
            for (int i = 0; i < 6; i++) {
                String file = export.path("files[" + i + "].href");
                byte[] content = given().get(file).asByteArray();
                assertThat(content).hasSize(export.<Integer>path("files[" + i + "].bytes"));
                assertThat(new String(content, StandardCharsets.UTF_8).lines())
                        .hasSize(export.<Integer>path("files[" + i + "].lines"));
            }
            return clinic;
        });
    }

    @Test
    void goesThroughManyPagesAndMissesNothingThatIsChangedMeanwhile() {
        callersOf(clinic, () -> {
            Set<String> made = new HashSet<>();
            for (int i = 0; i < 230; i++) {
                made.add(createPlan(kneeOsteoarthritis()).id());
            }

            Response export = exported(object().with("types", List.of("TREATMENT_PLAN")));

            List<String> ids = lines(export, "TREATMENT_PLAN").stream()
                    .map(line -> line.path("id").asText())
                    .toList();
            assertThat(ids).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
            assertThat(export.<Integer>path("plans")).isEqualTo(230);
            return clinic;
        });
    }

    @Test
    void tellsOnlyOfPlansThatHaveChangedSince() {
        callersOf(clinic, () -> {
            createPlan(kneeOsteoarthritis());
            clock.advance(Duration.ofHours(1));
            Plan changed = createPlan(kneeOsteoarthritis());
            String since = changed.get().extract().path("updatedAt");

            Response export = exported(object().with("since", since));

            assertThat(lines(export, "TREATMENT_PLAN"))
                    .extracting(line -> line.path("id").asText())
                    .containsExactly(changed.id());
            assertThat(export.<Integer>path("plans")).isOne();
            return clinic;
        });
    }

    /** A change is dated when it is made and seen when it is committed: one that took long was not in the export before. */
    @Test
    void tellsAgainOfWhatChangedShortlyBefore() {
        callersOf(clinic, () -> {
            Plan slow = createPlan(kneeOsteoarthritis());
            clock.advance(Duration.ofSeconds(90));

            Response next = exported(object().with("since", clock.instant().toString()));

            assertThat(lines(next, "TREATMENT_PLAN"))
                    .extracting(line -> line.path("id").asText())
                    .containsExactly(slow.id());
            given().delete(EXPORTS + "/" + next.path("id"));
            Response everything = exported(object().with("since", "1969-12-31T23:59:59Z"));
            assertThat(lines(everything, "TREATMENT_PLAN")).hasSize(1);
            return clinic;
        });
    }

    @Test
    void saysThatAPreferenceWasFollowedOnlyToWhoeverHadIt() {
        callersOf(clinic, () -> {
            for (String preference :
                    List.of("respond-async", "return=minimal, Respond-Async;wait=10", "return=minimal")) {
                Response begun = given().contentType("application/json")
                        .header("Prefer", preference)
                        .body("{}")
                        .post(EXPORTS);
                assertThat(begun.statusCode()).isEqualTo(202);
                assertThat(begun.header("Preference-Applied"))
                        .isEqualTo(preference.equals("return=minimal") ? null : "respond-async");
                awaitEnd(begun);
            }
            return clinic;
        });
    }

    @Test
    void hasNoFileOfWhatThereIsNothingOf() {
        callersOf(clinic, () -> {
            Response export = exported(object());

            assertThat(export.<List<?>>path("files")).isEmpty();
            given().get(EXPORTS + "/" + export.path("id") + "/files/TREATMENT_PLAN")
                    .then()
                    .statusCode(404);
            return clinic;
        });
    }

    @Test
    void hasNoFileThatWasNotAskedFor() {
        callersOf(clinic, () -> {
            Response export = exported(object().with("types", List.of("CONSENT")));

            given().get(EXPORTS + "/" + export.path("id") + "/files/TREATMENT_PLAN")
                    .then()
                    .statusCode(404);
            given().get(EXPORTS + "/" + export.path("id") + "/files/NOTHING")
                    .then()
                    .statusCode(404);
            return clinic;
        });
    }

    @Test
    void isGoneADayAfterItCameToAnEnd() {
        Response export = callersOf(clinic, () -> exported(object()));
        String address = EXPORTS + "/" + export.path("id");

        clock.advance(Duration.ofHours(24).minusMinutes(1));
        prune();
        callersOf(clinic, () -> given().get(address).then().statusCode(200));
        clock.advance(Duration.ofMinutes(2));
        prune();
        callersOf(clinic, () -> given().get(address).then().statusCode(404));
        assertThat(count("export_part")).isZero();
    }

    @Test
    void isGoneWhenItIsDeleted() {
        callersOf(clinic, () -> {
            createPlan(kneeOsteoarthritis());
            Response export = exported(object());
            String address = EXPORTS + "/" + export.path("id");

            given().delete(address).then().statusCode(200).body("files", nullValue());
            given().get(address).then().statusCode(404);
            given().get(EXPORTS).then().statusCode(200).body("items.size()", equalTo(0));
            return clinic;
        });
        assertThat(count("export_part")).isZero();
    }

    @Test
    void isGivenUpWhenAPageCannotBeWritten() {
        callersOf(clinic, () -> {
            createPlan(kneeOsteoarthritis());
            // A page that stands there already stands in the way of the one that is written.
            Response asked = sending(object()).post(EXPORTS);
            asked.then().statusCode(202);
            execute("update export set finished_at = null, done = 0, reached = null where clinic_id = '" + clinic
                    + "'");
            execute("insert into export_part (clinic_id, export_id, type, number, lines, bytes, content) values ('"
                    + clinic + "', '" + asked.path("id")
                    + "', 'TREATMENT_PLAN', 0, 1, 1, '') on conflict do nothing");

            Response failed = Waiting.until(
                    "an export that is given up",
                    () -> given().get(EXPORTS + "/" + asked.path("id")),
                    answer -> !answer.path("state").equals("RUNNING"));

            assertThat(failed.<String>path("state")).isEqualTo("FAILED");
            given().get(EXPORTS + "/" + asked.path("id") + "/files/TREATMENT_PLAN")
                    .then()
                    .statusCode(404);
            exported(object());
            return clinic;
        });
    }

    @Test
    void isForWhoeverMayReadEverything() {
        for (String scope : List.of("system/*.rs", "system/Export.rs", "user/Export.rs")) {
            Token token = Token.ofClinic(clinic).with(scope);
            Response asked =
                    sending(object()).header("Authorization", "Bearer " + token).post(EXPORTS);
            asked.then().statusCode(202);
            Waiting.until(
                    "an export",
                    () -> given().header("Authorization", "Bearer " + token)
                            .get(EXPORTS + "/" + asked.path("id"))
                            .path("state")
                            .equals("DONE"));
            given().header("Authorization", "Bearer " + token)
                    .delete(EXPORTS + "/" + asked.path("id"))
                    .then()
                    .statusCode(200);
        }
        sending(object())
                .header("Authorization", "Bearer " + Token.ofClinic(clinic).with("system/TreatmentPlan.rs"))
                .post(EXPORTS)
                .then()
                .statusCode(403);
    }

    @Test
    void isToldInFhirAsItIsReadOneByOne() {
        callersOf(clinic, () -> {
            Plan plan = withSomethingOfEverything(kneeOsteoarthritis());
            createPlan(kneeOsteoarthritis());
            String job = kickOff("/fhir/$export");

            Response manifest = manifest(job);

            assertThat(manifest.<Boolean>path("requiresAccessToken")).isTrue();
            assertThat(manifest.<String>path("request")).endsWith("/fhir/$export");
            List<String> types = manifest.path("output.type");
            assertThat(types)
                    .contains(
                            "CarePlan",
                            "ServiceRequest",
                            "Procedure",
                            "AdverseEvent",
                            "Observation",
                            "Consent",
                            "Condition");
            for (int i = 0; i < types.size(); i++) {
                List<JsonNode> told = nodes(given().get(manifest.<String>path("output[" + i + "].url"))
                        .asString());
                assertThat(told).hasSize(manifest.<Integer>path("output[" + i + "].count"));
                for (JsonNode resource : told) {
                    assertThat(resource.path("resourceType").asText()).isEqualTo(types.get(i));
                    assertThat(resource)
                            .isEqualTo(read("/fhir/" + types.get(i) + "/"
                                    + resource.path("id").asText()));
                }
            }
            assertThat(nodes(given().get(job + "/CarePlan").asString()))
                    .extracting(resource -> resource.path("id").asText())
                    .hasSize(2)
                    .contains(plan.id());
            given().delete(job).then().statusCode(202);
            given().get(job).then().statusCode(404);
            return clinic;
        });
    }

    @Test
    void isAskedForInFhirByTypeAndTime() {
        callersOf(clinic, () -> {
            createPlan(kneeOsteoarthritis());
            clock.advance(Duration.ofHours(1));
            Plan later = createPlan(kneeOsteoarthritis());
            String since = later.get().extract().path("updatedAt");
            String job = sending(object().with("resourceType", "Parameters")
                            .with(
                                    "parameter",
                                    List.of(
                                            object().with("name", "_type").with("valueString", "CarePlan,Goal"),
                                            object().with("name", "_since").with("valueInstant", since))))
                    .urlEncodingEnabled(false)
                    .post("/fhir/$export")
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Content-Location");

            Response manifest = manifest(job);

            assertThat(manifest.<List<String>>path("output.type"))
                    .contains("CarePlan")
                    .isSubsetOf("CarePlan", "Goal");
            assertThat(manifest.<String>path("request")).contains("_type=CarePlan%2CGoal", "_since=");
            assertThat(nodes(given().get(job + "/CarePlan").asString()))
                    .extracting(resource -> resource.path("id").asText())
                    .containsExactly(later.id());
            given().get(job + "/Flag").then().statusCode(404);
            given().urlEncodingEnabled(false)
                    .get("/fhir/$export?_typeFilter=CarePlan")
                    .then()
                    .statusCode(400)
                    .body("resourceType", equalTo("OperationOutcome"));
            given().urlEncodingEnabled(false)
                    .get("/fhir/$export?_type=Patient")
                    .then()
                    .statusCode(400);
            given().urlEncodingEnabled(false)
                    .get("/fhir/$export?_outputFormat=text/csv")
                    .then()
                    .statusCode(400);
            given().urlEncodingEnabled(false)
                    .get("/fhir/$export?_since=yesterday")
                    .then()
                    .statusCode(400);
            return clinic;
        });
    }

    /** As it is done every ten minutes. */
    private void prune() {
        execute("select prune_exports('" + clock.instant().minus(Duration.ofHours(24)) + "')");
    }

    private static String kickOff(String address) {
        return given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(202)
                .extract()
                .header("Content-Location");
    }

    private static Response manifest(String job) {
        return Waiting.until("an export", () -> given().get(job), answer -> answer.statusCode() == 200);
    }

    private static Response exported(Body wanted) {
        Response asked = sending(wanted).post(EXPORTS);
        asked.then().statusCode(202);
        assertThat(asked.header("Content-Location")).isEqualTo(EXPORTS + "/" + asked.path("id"));
        return awaitEnd(asked);
    }

    private static Response awaitEnd(Response asked) {
        return Waiting.until(
                "an export",
                () -> given().get(asked.header("Content-Location")),
                answer -> answer.path("state").equals("DONE"));
    }

    private List<JsonNode> lines(Response export, String type) {
        return nodes(given().get(EXPORTS + "/" + export.path("id") + "/files/" + type)
                .asString());
    }

    private List<JsonNode> nodes(String lines) {
        List<JsonNode> nodes = new ArrayList<>();
        lines.lines().forEach(line -> nodes.add(tree(line)));
        return nodes;
    }

    private JsonNode read(String address) {
        return tree(given().get(address).then().statusCode(200).extract().asString());
    }

    private static JsonNode without(JsonNode node, String member) {
        return ((ObjectNode) node.deepCopy()).without(member);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private int count(String table) {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from " + table + " where clinic_id = '" + clinic + "'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
