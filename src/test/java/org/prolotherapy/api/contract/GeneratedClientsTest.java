package org.prolotherapy.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** What generators of clients and Swagger UI make of the contract for those who did not write it. */
class GeneratedClientsTest {

    private static final int LINES_THAT_ARE_READ = 12;

    private final JsonNode contract = OpenApiDocument.committed().tree();

    /** A default makes a member required in types that are generated, and the minimal body does not compile. */
    @Test
    void tellsDefaultsInWords() {
        assertThat(defaults(contract.at("/components/schemas"))).isEmpty();
        assertThat(defaults(contract.at("/components/parameters"))).isEmpty();
    }

    /** What the keyword says. A member that has its name is none. */
    private static List<JsonNode> defaults(JsonNode part) {
        List<JsonNode> found = new ArrayList<>();
        part.properties().forEach(each -> {
            if (each.getKey().equals("properties")) {
                each.getValue().forEach(member -> found.addAll(defaults(member)));
            } else if (each.getKey().equals("default")) {
                found.add(each.getValue());
            } else {
                found.addAll(defaults(each.getValue()));
            }
        });
        return found;
    }

    /** An example of a header is filled into every request that is tried out, where it is wrong from the second time on. */
    @Test
    void prefillsNoHeader() {
        assertThat(parameters((name, parameter) ->
                        parameter.path("in").asText().equals("header") && parameter.has("example")))
                .isEmpty();
    }

    /** So is what goes with another parameter, or narrows a list to what a new clinic does not have. */
    @Test
    void prefillsNothingThatFailsAlone() {
        List<String> failing = List.of("session", "number", "seal", "plan", "performer", "room", "cursor");
        assertThat(parameters((name, parameter) -> parameter.path("in").asText().equals("query")
                        && failing.contains(name)
                        && !parameter.path("example").isMissingNode()))
                .isSubsetOf("performer"); // the list of sessions is empty for a performer who is not there
    }

    /** What stands beside a reference to a nullable enum becomes a type of its own. */
    @Test
    void refersToEnumsOfPatchesAsTheyAre() {
        List<String> beside = new ArrayList<>();
        contract.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(member -> {
                            if (member.getValue()
                                    .path("allOf")
                                    .path(0)
                                    .path("$ref")
                                    .asText()
                                    .endsWith("Patch")) {
                                beside.add(schema.getKey() + "." + member.getKey());
                            }
                        }));
        assertThat(beside).isEmpty();
    }

    /** It is copied into every file of a client. */
    @Test
    void introducesItselfInAFewLines() {
        assertThat(contract.at("/info/description").asText().lines()).hasSizeLessThanOrEqualTo(LINES_THAT_ARE_READ);
    }

    private List<String> parameters(BiPredicate<String, JsonNode> which) {
        List<JsonNode> all = new ArrayList<>();
        contract.at("/components/parameters").forEach(all::add);
        contract.path("paths").findValues("parameters").forEach(list -> list.forEach(all::add));
        assertThat(all).isNotEmpty();
        return all.stream()
                .filter(parameter -> which.test(parameter.path("name").asText(), parameter))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }
}
