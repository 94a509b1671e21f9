package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Token;

/** What every address of the contract says of itself: its methods, its parameters and the formats that it reads. */
@QuarkusTest
class AddressesTest {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "OPTIONS");
    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "patch", "delete");

    /** One truth: what OPTIONS tells, what a refusal tells, what is answered and what the contract has are the same. */
    @Test
    void haveTheMethodsThatTheyTell() {
        List<String> wrong = new ArrayList<>();
        OpenApiDocument.committed().tree().path("paths").properties().forEach(path -> {
            String address = address(path.getKey());
            Set<String> methods = methodsOf(path.getValue());
            for (String method : METHODS) {
                Response answer = given().noFilters().request(method, address);
                boolean refused = answer.statusCode() == 405;
                boolean asExpected = method.equals("OPTIONS")
                        ? answer.statusCode() == 200 && allowed(answer).equals(methods)
                        : methods.contains(method)
                                ? !refused
                                : refused && allowed(answer).equals(methods);
                if (!asExpected) {
                    wrong.add(method + " " + address + ": " + answer.statusCode() + " " + answer.header("Allow"));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Nothing is called so; and neither the database nor the audit is asked to keep what it cannot. */
    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%C2%85"})
    void areNowhereWithACharacterThatNobodySees(String unseen) {
        List<String> wrong = new ArrayList<>();
        eachOperation((path, method, operation) -> {
            if (path.contains("{")) {
                String address = path.replaceAll("\\{\\w+}", unseen);
                Response answer = given().urlEncodingEnabled(false)
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .request(method, address);
                if (answer.statusCode() != 404) {
                    wrong.add(method + " " + address + ": " + answer.statusCode());
                }
            }
        });
        for (String address : List.of("/fhir/CarePlan/", "/fhir/PlanDefinition/", "/cds-services/")) {
            Response answer = given().noFilters().urlEncodingEnabled(false).get(address + unseen);
            if (answer.statusCode() != 404) {
                wrong.add(address + ": " + answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void areAskedForNothingThatTheDatabaseCannotKeep() {
        List<String> wrong = new ArrayList<>();
        eachOperation((path, method, operation) -> {
            String address = path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            for (JsonNode parameter : operation.path("parameters")) {
                JsonNode resolved = parameter.has("$ref")
                        ? OpenApiDocument.committed()
                                .tree()
                                .at(parameter.path("$ref").asText().substring(1))
                        : parameter;
                if (resolved.path("in").asText().equals("query")) {
                    String asked = address + "?" + resolved.path("name").asText() + "=a%00b";
                    Response answer = given().urlEncodingEnabled(false).request(method, asked);
                    if (answer.statusCode() >= 500) {
                        wrong.add(method + " " + asked + ": " + answer.statusCode());
                    }
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void tellWhichFormatsTheyRead() {
        List<String> wrong = new ArrayList<>();
        eachOperation((path, method, operation) -> {
            JsonNode content = operation.path("requestBody").path("content");
            if (content.isMissingNode()) {
                return;
            }
            String read = content.fieldNames().next();
            String header = method.equals("POST") ? "Accept-Post" : method.equals("PATCH") ? "Accept-Patch" : "Accept";
            for (String sent : List.of("application/x-yaml", "text/plain", "application/xml")) {
                Response answer = given().header("Content-Type", sent)
                        .header("If-Match", "*")
                        .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .request(method, address(path));
                if (answer.statusCode() != 415
                        || !read.equals(answer.header(header))
                        || !answer.<String>path("detail").contains(read)) {
                    wrong.add(method + " " + path + " " + sent + ": " + answer.statusCode() + " "
                            + answer.header(header));
                }
            }
            Response options = Token.none().options(address(path));
            if (!header.equals("Accept") && !read.equals(options.header(header))) {
                wrong.add("OPTIONS " + path + ": " + options.header(header));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void refuseParametersThatTheyDoNotHave() {
        List<String> wrong = new ArrayList<>();
        eachOperation((path, method, operation) -> {
            RequestSpecification request =
                    given().header("If-Match", "*").redirects().follow(false);
            JsonNode content = operation.path("requestBody").path("content");
            if (!content.isMissingNode()) {
                request.contentType(content.fieldNames().next() + ";charset=utf-8")
                        .body(content.iterator()
                                .next()
                                .path("examples")
                                .iterator()
                                .next()
                                .path("value")
                                .toString());
            }
            Response answer = request.queryParam("expand", "x").request(method, address(path));
            if (answer.statusCode() != 400
                    || !answer.<List<String>>path("violations.field").contains("expand")) {
                wrong.add(method + " " + path + ": " + answer.statusCode());
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static void eachOperation(Visitor visitor) {
        OpenApiDocument.committed()
                .tree()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> OPERATIONS.contains(operation.getKey()))
                        .forEach(operation -> visitor.visit(
                                path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), operation.getValue())));
    }

    private static Set<String> methodsOf(JsonNode path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        path.fieldNames().forEachRemaining(name -> {
            if (OPERATIONS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Set<String> allowed(Response answer) {
        String allow = answer.header("Allow");
        return allow == null ? Set.of() : new TreeSet<>(List.of(allow.split(", ")));
    }

    private static String address(String template) {
        return template.replace("/v1/protocols/{id}", "/v1/protocols/hypertonic-dextrose")
                .replace("{number}", "1")
                .replace("{year}", "2472")
                .replace("{code}", "not-found")
                .replaceAll("\\{\\w+}", "01941f29-7c00-7000-8000-000000000000");
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String path, String method, JsonNode operation);
    }
}
