package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.Plan.tryToCreate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Plan;

/** Every text that a body can hold: what names may be, what prose may be, and how their length is counted. */
@QuarkusTest
class TextsTest {

    private static final Set<String> OPERATIONS = Set.of("put", "post", "patch");
    private static final Set<String> PROSE = Set.of("notes", "conclusion");
    private static final JsonNode CONTRACT = OpenApiDocument.committed().tree();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRIN = "\ud83d\ude00";

    private Plan plan;
    private String injectionId;
    private String eventId;

    @BeforeEach
    void thereIsAPlanWithARecord() {
        plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        injectionId = plan.injectionsOf(1).extract().path("items[0].id");
        eventId = plan.report(object().with("kind", "SWELLING").with("onsetAt", "2027-01-04T08:30:00+03:00"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\u00a0",
                "\u3000",
                "\u200b",
                " x",
                "x ",
                "x\n",
                "a\nb",
                "a\tb",
                "a\u0085b",
                "a\u2028b",
                "a\u007fb"
            })
    void areRefusedWhereTheyAreNamesThatNobodyCanTellApart(String unfit) {
        boolean blank = unfit.length() == 1;
        List<String> wrong = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        eachBody((path, method, type, body, schema) -> {
            for (Member member : members(schema, body, "")) {
                if (PROSE.contains(member.name()) && !blank) {
                    continue;
                }
                JsonNode whole = body.deepCopy();
                member.put(whole, unfit);
                Response answer = given().contentType(type + ";charset=utf-8")
                        .header("If-Match", "*")
                        .body(whole.toString())
                        .request(method, address(path));
                tried.add(member.pointer());
                if (answer.statusCode() != 400 || !fieldsOf(answer).contains(member.pointer())) {
                    wrong.add(method + " " + path + " " + member.pointer() + ": " + answer.statusCode());
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(tried)
                .contains("/patient/system", "/patient/value", "/externalId", "/reason", "/performer", "/rooms/0");
        if (blank) {
            assertThat(tried).contains("/notes", "/conclusion");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\u200db", "\u00fc", "\u0130stanbul", GRIN, "\u0627\u0644", "-", "a\u00a0b"})
    void areTakenWhereTheyAreNames(String fit) {
        Plan named = createPlan(kneeOsteoarthritis().ofPatient(fit));
        named.record(1, performedAt("2027-01-04T08:00:00+03:00").with("performer", fit));
        named.act("hold", because(fit)).statusCode(200);
    }

    @Test
    void mayHaveLinesWhereTheyAreProse() {
        String notes = "  One.\r\n\tTwo.\n";
        Plan other = createPlan(kneeOsteoarthritis());
        other.record(1, performedAt("2027-01-04T08:00:00+03:00").with("notes", notes));

        assertThat(other.recordOf(1).extract().<String>path("notes")).isEqualTo(notes);
    }

    /** As PostgreSQL, JSON Schema and people do. */
    @Test
    void areCountedInCodePoints() {
        Plan named = createPlan(kneeOsteoarthritis().with("externalId", GRIN.repeat(255)));
        assertThat(named.get().extract().<String>path("externalId")).isEqualTo(GRIN.repeat(255));
        tryToCreate(kneeOsteoarthritis().with("externalId", GRIN.repeat(256))).statusCode(400);
        String longest = GRIN.repeat(200);
        Plan longNames = createPlan(kneeOsteoarthritis().ofPatient(GRIN.repeat(255)));
        longNames.act("hold", because(GRIN.repeat(1000))).statusCode(200);
        longNames.act("resume", because(GRIN.repeat(1001))).statusCode(400);
        longNames.record(
                1,
                performedAt("2027-01-04T08:00:00+03:00")
                        .with("performer", longest)
                        .with("consentId", GRIN.repeat(255))
                        .with("notes", GRIN.repeat(10_000))
                        .injecting(
                                injection().with("lotNumber", GRIN.repeat(100)).with("guidance", longest)));
        given().queryParam("performer", longest).get("/v1/sessions").then().statusCode(200);
        given().queryParam("performer", longest + GRIN)
                .get("/v1/sessions")
                .then()
                .statusCode(400);
        sending(object().with("patient", "urn:example:ehr|" + GRIN.repeat(255)))
                .post(Plan.PLANS + "/_search")
                .then()
                .statusCode(200);
    }

    /** Without Groovy, which compiles each path anew: this is asked thousands of times. */
    private static List<String> fieldsOf(Response answer) {
        try {
            return JSON.readTree(answer.asString()).findValuesAsText("field");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void eachBody(Visitor visitor) {
        CONTRACT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> OPERATIONS.contains(operation.getKey()))
                        .forEach(operation -> {
                            JsonNode content =
                                    operation.getValue().path("requestBody").path("content");
                            if (!content.isMissingNode()) {
                                String type = content.fieldNames().next();
                                JsonNode body = content.path(type);
                                visitor.visit(
                                        path.getKey(),
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        type,
                                        body.path("examples").iterator().next().path("value"),
                                        body.path("schema"));
                            }
                        }));
    }

    /** The texts that a body of this schema can have, as far as there is something around them in this one. */
    private static List<Member> members(JsonNode described, JsonNode body, String pointer) {
        JsonNode schema = resolved(described);
        List<Member> members = new ArrayList<>();
        if (body instanceof ObjectNode) {
            schema.path("properties").properties().forEach(property -> {
                String here = pointer + "/" + property.getKey();
                if (isFreeText(resolved(property.getValue()))) {
                    members.add(new Member(pointer, property.getKey(), here));
                } else {
                    members.addAll(members(property.getValue(), body.path(property.getKey()), here));
                }
            });
        } else if (body instanceof ArrayNode items && !items.isEmpty()) {
            JsonNode item = resolved(schema.path("items"));
            if (isFreeText(item)) {
                members.add(new Member(pointer, "0", pointer + "/0"));
            } else {
                members.addAll(members(item, items.get(0), pointer + "/0"));
            }
        }
        return members;
    }

    private static boolean isFreeText(JsonNode schema) {
        return schema.path("type").asText().equals("string")
                && schema.has("maxLength")
                && !schema.has("enum")
                && !schema.has("format");
    }

    private static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual()) {
            return resolved(CONTRACT.at(reference.asText().substring(1)));
        }
        JsonNode all = node.path("allOf");
        return all.size() == 1 ? resolved(all.get(0)) : node;
    }

    private String address(String template) {
        return template.replace("/v1/treatment-plans/{id}", plan.address())
                .replace("/v1/protocols/{id}", "/v1/protocols/our-knee")
                .replace("{code}", "our-dextrose")
                .replace("{number}", "1")
                .replace("{injectionId}", injectionId)
                .replace("{eventId}", eventId)
                .replace("{year}", "2474");
    }

    /** A text, and the pointer to what it is in. */
    private record Member(String parent, String name, String pointer) {

        void put(JsonNode whole, String text) {
            JsonNode in = whole.at(parent);
            if (in instanceof ArrayNode items) {
                items.set(Integer.parseInt(name), text);
            } else {
                ((ObjectNode) in).put(name, text);
            }
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String path, String method, String type, JsonNode body, JsonNode schema);
    }
}
