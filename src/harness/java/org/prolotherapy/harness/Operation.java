package org.prolotherapy.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.prolotherapy.api.contract.OpenApiDocument;

/**
 * An operation of the contract.
 *
 * @param parameters without references
 * @param mediaType of the body; empty if it has none
 * @param examples of the body by name; a single one without a body, if it has none
 */
record Operation(
        String id,
        String method,
        String path,
        List<JsonNode> parameters,
        String mediaType,
        JsonNode schema,
        Map<String, JsonNode> examples) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final JsonNode CONTRACT = OpenApiDocument.committed().tree();

    /** All operations, in the contract's order. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        CONTRACT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> all.add(of(path.getKey(), operation.getKey(), operation.getValue()))));
        return all;
    }

    private static Operation of(String path, String method, JsonNode operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        JsonNode content = operation.path("requestBody").path("content");
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        String mediaType = "";
        if (content.isEmpty()) {
            examples.put("", content);
        } else {
            mediaType = content.fieldNames().next();
            content.path(mediaType)
                    .path("examples")
                    .properties()
                    .forEach(example ->
                            examples.put(example.getKey(), example.getValue().path("value")));
        }
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                mediaType,
                content.path(mediaType).path("schema"),
                examples);
    }

    /** What a reference of the contract stands for; other nodes are what they are. */
    static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual()) {
            return resolved(CONTRACT.at(reference.asText().substring(1)));
        }
        JsonNode all = node.path("allOf");
        return all.size() == 1 ? resolved(all.get(0)) : node;
    }

    boolean safe() {
        return method.equals("GET") || id.equals("searchTreatmentPlans") || id.equals("previewSchedule");
    }

    List<JsonNode> parametersIn(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals(place))
                .toList();
    }
}
