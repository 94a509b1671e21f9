package org.prolotherapy.harness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.createPlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Token;

/**
 * Whatever is asked for in FHIR, the answer is a resource; an error is an OperationOutcome, repeats nothing that was sent, and is never
 * the service's own. The addresses are those that the CapabilityStatement tells, with one to three parameters of odd values.
 * {@code -Dfuzz.fhir=…} says how many, {@code -Dfuzz.seed=…} with which seed.
 */
@QuarkusTest
class FhirFuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.fhir", 1_500);
    private static final long SEED = Long.getLong("fuzz.seed", 20_270_104);

    /** What nobody else sends, and no error may have. */
    private static final String SECRET = "Mustermann7f3a";

    private static final List<String> OF_EVERY_SEARCH = List.of(
            "_id",
            "_lastUpdated",
            "_count",
            "_summary",
            "_elements",
            "_include",
            "_revinclude",
            "_format",
            "_pretty",
            "_sort",
            "_has:Observation:patient:code",
            "cursor",
            "patient",
            "patient:identifier",
            "subject",
            "colour");

    private static final List<String> RIGHT = List.of(
            "active",
            "ge2027-01-04",
            "2027",
            "urn:example:ehr|12345",
            "10",
            "true",
            "count",
            "json",
            "id,status",
            "CarePlan:goal");

    private final Random random = new Random(SEED);
    private final OddValues values = new OddValues(random);
    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Set<String> answered = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private String plan = "";

    @Test
    void answersEverythingInFhir() throws IOException {
        plan = createPlan(kneeOsteoarthritis()).id();
        given().get("/fhir/metadata")
                .jsonPath()
                .<Map<String, Object>>getList("rest[0].resource")
                .forEach(this::learn);
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            for (int i = 0; i < REQUESTS; i++) {
                send(connection, next());
            }
        }
        System.out.printf(
                "fuzz of FHIR: seed %d, %d requests, %d answered wrongly, %d of %d types found something; %s%n",
                SEED, REQUESTS, wrong.size(), answered.size(), parameters.size(), statuses);
        assertThat(wrong.stream().limit(20)).isEmpty();
        assertThat(answered).isEqualTo(parameters.keySet());
    }

    @SuppressWarnings("unchecked")
    private void learn(Map<String, Object> resource) {
        List<String> names = new ArrayList<>(OF_EVERY_SEARCH);
        ((List<Map<String, Object>>) resource.getOrDefault("searchParam", List.of()))
                .forEach(parameter -> names.add((String) parameter.get("name")));
        parameters.put((String) resource.get("type"), names);
    }

    private RawRequest next() {
        String type = values.pick(List.copyOf(parameters.keySet()));
        RawRequest request = switch (random.nextInt(10)) {
            case 0, 1 -> RawRequest.of("GET", "/fhir/" + type + "/" + encoded(id()));
            case 2 -> RawRequest.of("GET", "/fhir/" + type + "/" + encoded(id()) + "?" + query(type));
            case 3, 4 ->
                RawRequest.of("POST", "/fhir/" + type + "/_search")
                        .plus("Content-Type", "application/x-www-form-urlencoded")
                        .body(query(type));
            case 5 ->
                RawRequest.of(
                        "GET",
                        "/fhir/PlanDefinition/hypertonic-dextrose/$apply?severity=MILD&startOn=2027-01-04&"
                                + query("PlanDefinition"));
            case 6 ->
                RawRequest.of("POST", "/fhir/PlanDefinition/hypertonic-dextrose/$apply")
                        .plus("Content-Type", "application/fhir+json")
                        .body(parametersOf("severity", "startOn", "subject", "sessionCount"));
            case 7 -> RawRequest.of("GET", "/fhir/export-jobs/" + encoded(id()) + "/" + type);
            default -> RawRequest.of("GET", "/fhir/" + type + "?" + query(type));
        };
        return request.plus("Authorization", "Bearer " + Token.forEverything());
    }

    private String id() {
        return switch (random.nextInt(4)) {
            case 0 -> plan;
            case 1 -> plan + "-1";
            default -> value();
        };
    }

    private String query(String type) {
        List<String> query = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            query.add(encoded(values.pick(parameters.getOrDefault(type, OF_EVERY_SEARCH))) + "=" + encoded(value()));
        }
        return String.join("&", query);
    }

    private String parametersOf(String... names) {
        StringBuilder body = new StringBuilder("{\"resourceType\": \"Parameters\", \"parameter\": [");
        for (String name : names) {
            body.append(name.equals(names[0]) ? "" : ", ")
                    .append("{\"name\": \"")
                    .append(name)
                    .append("\", \"valueString\": ")
                    .append(quoted(value()))
                    .append('}');
        }
        return body.append("]}").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String value() {
        return switch (random.nextInt(6)) {
            case 0 -> SECRET;
            case 1 -> "urn:example:ehr|" + SECRET;
            case 2 -> values.pick(OddValues.DATES);
            case 3 -> values.pick(OddValues.NUMBERS);
            case 4 -> shortened(values.pick(OddValues.TEXTS));
            default -> values.pick(RIGHT);
        };
    }

    /** An address that is too long never comes as far as FHIR. */
    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void send(RawConnection connection, RawRequest request) throws IOException {
        RawAnswer answer = connection.send(request).orElse(null);
        if (answer == null) {
            wrong.add("no answer to " + request.target());
            return;
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        objections(answer)
                .forEach(objection -> wrong.add(objection + ": " + answer.status() + " to " + request.method() + " "
                        + request.target() + " " + text(request)));
        if (answer.success()) {
            parameters.keySet().stream()
                    .filter(type -> request.target().matches("/fhir/" + type + "\\b.*"))
                    .forEach(answered::add);
        }
    }

    private static String text(RawRequest request) {
        return request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
    }

    private static List<String> objections(RawAnswer answer) {
        List<String> objections = new ArrayList<>();
        if (answer.status() >= 500) {
            objections.add("the service's own error");
        }
        JsonNode resource = answer.json();
        if (!answer.header("Content-Type").startsWith("application/")
                || resource.path("resourceType").asText().isEmpty()) {
            objections.add("no resource");
        }
        if (!answer.success()) {
            if (!resource.path("resourceType").asText().equals("OperationOutcome")
                    || resource.path("issue").isEmpty()) {
                objections.add("no OperationOutcome");
            }
            if (new String(answer.body(), StandardCharsets.UTF_8).contains(SECRET)) {
                objections.add("an error that repeats what was sent");
            }
        }
        return objections;
    }
}
