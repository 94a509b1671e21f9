package org.prolotherapy.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Spans;
import org.prolotherapy.Token;
import org.prolotherapy.platform.web.Logged;

/**
 * Whatever a caller sends stays between the caller and the database: a mark in every text, parameter and header of every
 * operation of the contract is found in no log, metric, trace or problem afterwards.
 *
 * <p>What is echoed by design is not marked: the request id, the trace's own ids, the path in a problem's
 * {@code instance}, and the names of members that do not exist, in {@code field}.
 */
@QuarkusTest
class LeakTest {

    private static final String MARK = "cnry7f3x";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What may look like an attack on whoever reads a log, or like the end of what may be read. */
    private static final List<UnaryOperator<String>> VARIANTS = List.of(
            mark -> mark,
            mark -> "urn:x|" + mark,
            mark -> mark + "\r\nERROR " + mark,
            mark -> "${jndi:ldap://" + mark + "} %s {} <" + mark + "> '\" ; drop table " + mark,
            mark -> mark + "ğü\uD83D\uDE00" + mark,
            mark -> mark + "x".repeat(5_000) + mark,
            mark -> "2027-01-04T09:00:00+03:00" + mark);

    private static final Pattern LEAK = Pattern.compile(MARK + "|eyJ[A-Za-z0-9_-]{20}|(?<![0-9])12345678901(?![0-9])");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    Spans spans;

    @Inject
    ClockForTests clock;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = Token.forEverything().toString();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> leaks = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int sent;
    private @Nullable Logged logged;
    private String plan = "";

    @BeforeEach
    void listensToEverything() {
        // After all that the examples tell of.
        clock.set("2027-01-04T18:00:00+03:00");
        spans.want();
        logged = new Logged();
    }

    @AfterEach
    void listensNoMore() {
        spans.taken();
        if (logged != null) {
            logged.close();
        }
    }

    @Test
    void nothingThatACallerSendsIsSeenFromOutside() throws Exception {
        int variants = Integer.getInteger("harness.rounds", 1) > 1 ? VARIANTS.size() : 1;
        long logFrom = Files.size(databaseLog());
        for (UnaryOperator<String> variant : VARIANTS.subList(0, variants)) {
            for (Operation operation : operations()) {
                plan = planFor(operation);
                inParameters(operation, variant);
                inBodies(operation, variant);
            }
            inFhir(variant.apply(MARK));
        }
        inWhatNoOperationReads();
        inFailuresOfTheService();
        whileTheDatabaseIsAway();

        String log = logged == null ? "" : logged.whole();
        assertThat(log).contains("Request ").contains("FailingResource");
        String scraped = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
        assertThat(scraped).contains("/v1/treatment-plans/{id}/sessions/{number}/record");
        String traces = spans.taken().toString();
        assertThat(traces).contains("GET /v1/treatment-plans/{id}").contains("/fhir/CarePlan/{id}");
        String database = Files.readString(databaseLog()).substring((int) logFrom);
        assertThat(database).contains("ERROR:  ");
        find("the log", log);
        find("the metrics", scraped);
        find("the traces", traces);
        find("the database's log", database);
        System.out.printf(
                "leak: %d requests with marks (%s), %d characters of logs, %d of metrics, %d of traces, %d of the database's"
                        + " log: %d leaks%n",
                sent, statuses, log.length(), scraped.length(), traces.length(), database.length(), leaks.size());
        assertThat(failed).isEmpty();
        assertThat(statuses.keySet()).contains(200, 201, 400, 401, 404, 405, 409, 412, 415, 422, 500, 503);
        assertThat(leaks).isEmpty();
    }

    /** One of its own for each operation, since some end it; recorded already where that is what it is about. */
    private static String planFor(Operation operation) {
        // One of them sets the clinic, and who performs in it.
        ClinicOfTests.become(ClinicOfTests.open()
                        .with(
                                "performers",
                                List.of(
                                        Map.of("id", "dr-demir", "qualification", "PHYSIATRIST"),
                                        Map.of("id", "dr-erdem", "qualification", "PHYSIATRIST"),
                                        Map.of("id", "dr-ozkan", "qualification", "RADIOLOGIST"))))
                .statusCode(200);
        Plan made = createPlan(kneeOsteoarthritis()).consented();
        if (operation.template().matches(".*/sessions/.*/(amendments|injections)")) {
            made.record(1, performedAt("2027-01-04T10:00:00+03:00"));
        }
        return made.id();
    }

    private void inParameters(Operation operation, UnaryOperator<String> variant) throws Exception {
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String text = variant.apply(MARK);
            switch (parameter.path("in").asText()) {
                case "query" -> send(request(operation, operation.path(plan) + "?" + name + "=" + encoded(text)));
                case "path" ->
                    send(request(operation, operation.template().replace("{" + name + "}", encoded(text)))
                            .path(plan));
                default ->
                    // With a space inside, a request id is not taken, and must not be seen either.
                    send(request(operation, operation.path(plan)).header(name, "- " + printable(text)));
            }
        }
    }

    private void inBodies(Operation operation, UnaryOperator<String> variant) throws Exception {
        for (JsonNode example : operation.examples()) {
            List<JsonPointer> texts = new ArrayList<>();
            collect(example, JsonPointer.empty(), texts);
            for (JsonPointer text : texts) {
                send(request(operation, operation.path(plan)).body(with(example, text, variant.apply(MARK))));
            }
            // A whole that is mostly in order, so that it is stored; twice, so that it collides with itself.
            for (int i = 0; i < 2; i++) {
                JsonNode marked = example;
                for (JsonPointer text : texts) {
                    if (isFree(text)) {
                        marked = with(marked, text, variant.apply(MARK));
                    }
                }
                send(request(operation, operation.path(plan)).body(marked));
            }
            send(request(operation, operation.path(plan))
                    .body("{\"performer\": \"" + MARK + "\", \"performer\": 1, " + MARK));
            send(request(operation, operation.path(plan)).body("[\"" + MARK + "\"]"));
            send(request(operation, operation.path(plan))
                    .body("\"" + MARK + "\"")
                    .header("Content-Type", "text/plain; x=" + MARK));
            send(request(operation, operation.path(plan)).body(example).header("If-Match", "\"999\""));
            send(request(operation, operation.path(plan)).body(example).header("If-Match", MARK));
        }
    }

    /** FHIR is no part of the contract: its own statement says what can be asked for. */
    private void inFhir(String marked) throws Exception {
        String text = encoded(marked);
        HttpRequest asked = new Sent("GET", "/fhir/metadata").build(token);
        JsonNode capabilities =
                JSON.readTree(client.send(asked, BodyHandlers.ofString()).body());
        for (JsonNode type : capabilities.at("/rest/0/resource")) {
            String address = "/fhir/" + type.path("type").asText();
            send(new Sent("GET", address + "/" + text));
            send(new Sent("GET", address).header("Accept", printable(marked)));
            send(new Sent("GET", address).header("Prefer", printable("handling=" + marked)));
            List<String> parameters =
                    new ArrayList<>(List.of("_format", "_summary", "_count", "_elements", "_include"));
            type.path("searchParam")
                    .forEach(parameter -> parameters.add(parameter.path("name").asText()));
            for (String parameter : parameters) {
                for (String name : List.of(parameter, parameter + ":identifier")) {
                    send(new Sent("GET", address + "?" + name + "=" + text));
                    send(new Sent("POST", address + "/_search")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .body(name + "=" + text));
                }
            }
        }
        String apply = "/fhir/PlanDefinition/hypertonic-dextrose/$apply";
        String wish = "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"%s\", \"valueString\": %s}]}";
        for (String name : List.of("subject", "severity", "startOn", "sessionCount", "closures")) {
            send(new Sent("GET", apply + "?severity=MILD&startOn=2027-01-04&" + name + "=" + text));
            send(new Sent("POST", apply)
                    .header("Content-Type", "application/fhir+json")
                    .body(wish.formatted(name, JSON.writeValueAsString(marked))));
        }
        send(new Sent("POST", apply)
                .header("Content-Type", "application/fhir+json")
                .body("{\"resourceType\": \"" + MARK + "\", \"" + MARK + "\": [\"" + MARK));
        send(new Sent("GET", "/fhir/$export?_type=" + text));
        send(new Sent("GET", "/fhir/$export?_since=" + text));
        send(new Sent("GET", "/fhir/export-jobs/" + text));
    }

    private void inWhatNoOperationReads() throws Exception {
        String rules = "/v1/rules";
        send(new Sent("GET", "/v1/" + MARK));
        send(new Sent("GET", "/" + MARK));
        send(new Sent("GET", "/q/" + MARK));
        send(new Sent("GET", "/problems/" + MARK));
        send(new Sent("GET", rules + "?patient=" + MARK));
        send(new Sent("DELETE", "/v1/treatment-plans/" + MARK));
        send(new Sent(MARK, rules));
        for (String header : List.of(
                "Accept",
                "Accept-Language",
                "Baggage",
                "Content-Encoding",
                "Cookie",
                "Forwarded",
                "From",
                "Origin",
                "Referer",
                "User-Agent",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Patient",
                "traceparent",
                "b3")) {
            send(new Sent("GET", rules).header(header, MARK));
            send(new Sent("POST", "/v1/treatment-plans").body("{").header(header, MARK));
        }
        send(new Sent("GET", rules).header("Authorization", "Bearer " + MARK));
        send(new Sent("GET", rules).header("Authorization", "Basic " + MARK));
        send(new Sent("GET", rules).header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9." + MARK + "." + MARK));
        for (Token spoiled : List.of(
                Token.ofClinic(MARK).claim("scope", MARK),
                Token.ofClinic("not a clinic " + MARK),
                Token.forEverything().claim("patient", MARK),
                Token.forEverything().claim("azp", MARK).claim("sub", MARK),
                Token.forEverything().claim("iss", MARK),
                Token.forEverything().claim("aud", MARK).forged())) {
            send(new Sent("GET", "/v1/treatment-plans").header("Authorization", "Bearer " + spoiled));
        }
    }

    private void inFailuresOfTheService() throws Exception {
        for (String failure : List.of(
                "/test/failing/error",
                "/test/failing/exception",
                "/test/failing/sql/23505",
                "/test/failing/sql/08006",
                "/test/failing/overload",
                "/test/database/taken",
                "/test/database/too-slow")) {
            send(new Sent("GET", failure + "?patient=" + MARK).header("User-Agent", MARK));
        }
    }

    private void whileTheDatabaseIsAway() throws Exception {
        PostgresForTests.running().stop();
        try {
            send(new Sent("GET", "/v1/treatment-plans?patient=urn:x%7C" + MARK));
            send(new Sent("POST", "/v1/treatment-plans/_search").body("{\"patient\": \"urn:x|" + MARK + "\"}"));
            send(new Sent("GET", "/v1/treatment-plans/" + plan).header("If-Match", MARK));
        } finally {
            PostgresForTests.running().startAgain();
        }
    }

    private void send(Sent request) throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = client.send(request.build(token), BodyHandlers.ofString());
        } catch (IllegalArgumentException notHttp) {
            return;
        }
        sent++;
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() == 500 && !request.target().startsWith("/test/")) {
            failed.add(request.method() + " " + request.target());
        }
        if (answer.statusCode() >= 400 && !answer.body().isEmpty()) {
            ObjectNode problem = (ObjectNode) JSON.readTree(answer.body());
            problem.remove("instance");
            find(request.method() + " " + request.target() + ": problem", problem.toString());
        }
        answer.headers().map().forEach((name, values) -> {
            if (!Set.of("location", "link").contains(name.toLowerCase(Locale.ROOT))) {
                find("header " + name, values.toString());
            }
        });
    }

    private void find(String where, String text) {
        Matcher leak = LEAK.matcher(text);
        if (leak.find()) {
            leaks.add(where + ": …"
                    + text.substring(Math.max(0, leak.start() - 300), Math.min(text.length(), leak.end() + 100)));
        }
    }

    /** Texts that are stored as they come, so that the rest of the request may be in order. */
    private static boolean isFree(JsonPointer text) {
        return Pattern.compile(
                        "/(value|reason|notes?|conditionText|performer|externalId|by|prescriber|drug|imaging|explainedBy|"
                                + "screenedBy|clinician|allergy|judgedBy|suspected|reviewedBy|conclusion|lotNumber|guidance|room|preparedBy|kitLot|approvedBy)$")
                .matcher(text.toString())
                .find();
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> texts) {
        if (node.isTextual()) {
            texts.add(here);
        }
        node.properties().forEach(member -> collect(member.getValue(), here.appendProperty(member.getKey()), texts));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), here.appendIndex(i), texts);
            }
        }
    }

    private static JsonNode with(JsonNode example, JsonPointer place, String text) {
        JsonNode copy = example.deepCopy();
        JsonNode parent = copy.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.put(place.last().getMatchingProperty(), text);
        } else if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), text);
        }
        return copy;
    }

    private static Sent request(Operation operation, String target) {
        Sent request = new Sent(operation.method(), target);
        if (operation.mediaType() != null) {
            request.header("Content-Type", operation.mediaType());
            if (!operation.examples().isEmpty()) {
                request.body(operation.examples().get(0));
            }
        }
        return operation.method().equals("GET") ? request : request.header("If-Match", "*");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static Path databaseLog() throws SQLException {
        try (Connection owner = PostgresForTests.asOwner();
                Statement statement = owner.createStatement();
                ResultSet directory = statement.executeQuery("show data_directory")) {
            directory.next();
            return Path.of(directory.getString(1)).resolveSibling("postgres.log");
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        JsonNode contract = OpenApiDocument.committed().tree();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(Operation.of(
                                contract,
                                path.getKey(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                operation.getValue()))));
        return operations;
    }

    /** An operation of the contract, with what there is to be marked. */
    private record Operation(
            String method,
            String template,
            List<JsonNode> parameters,
            @Nullable String mediaType,
            List<JsonNode> examples) {

        static Operation of(JsonNode contract, String template, String method, JsonNode operation) {
            List<JsonNode> parameters = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                String reference = parameter.path("$ref").asText();
                parameters.add(reference.isEmpty() ? parameter : contract.at(reference.substring(1)));
            });
            List<JsonNode> examples = new ArrayList<>();
            JsonNode content = operation.path("requestBody").path("content");
            content.forEach(type -> type.path("examples").forEach(example -> examples.add(example.path("value"))));
            return new Operation(
                    method,
                    template,
                    parameters,
                    content.isEmpty() ? null : content.fieldNames().next(),
                    examples);
        }

        String path(String plan) {
            return filled(template, plan);
        }
    }

    private static String filled(String template, String plan) {
        return template.replace("/v1/treatment-plans/{id}", "/v1/treatment-plans/" + plan)
                .replace("{number}", "1")
                .replace("{year}", "2027")
                .replace("/v1/solutions/{code}", "/v1/solutions/our-dextrose")
                .replace("{code}", "not-found")
                .replace("/v1/protocols/{id}", "/v1/protocols/hypertonic-dextrose")
                .replaceAll("\\{[A-Za-z]+}", "01941f29-7c00-7000-8000-000000000000");
    }

    /** A request as it is put together. */
    private static final class Sent {

        private final String method;
        private String target;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable String body;

        Sent(String method, String target) {
            this.method = method;
            this.target = target;
        }

        String method() {
            return method;
        }

        String target() {
            return target;
        }

        Sent path(String plan) {
            target = filled(target, plan);
            return this;
        }

        Sent header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Sent body(JsonNode value) {
            return body(value.toString());
        }

        Sent body(String text) {
            body = text;
            headers.putIfAbsent("Content-Type", "application/json");
            return this;
        }

        HttpRequest build(String token) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + target))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            headers.forEach(request::setHeader);
            if (!headers.containsKey("Authorization")) {
                request.header("Authorization", "Bearer " + token);
            }
            return request.build();
        }
    }
}
