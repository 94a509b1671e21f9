package org.prolotherapy.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The OpenAPI document as a tree, and how {@code openapi.yaml} is written. */
public record OpenApiDocument(JsonNode tree) {

    static final Path FILE = Path.of("openapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** First what a reader wants to know first; names that are not here follow in the document's own order. */
    private static final List<String> ORDER = List.of(
            "openapi",
            "info",
            "servers",
            "tags",
            "paths",
            "components",
            "get",
            "put",
            "post",
            "patch",
            "operationId",
            "name",
            "in",
            "title",
            "version",
            "summary",
            "type",
            "format",
            "description",
            "parameters",
            "requestBody",
            "responses",
            "headers",
            "schemas",
            "required",
            "content",
            "schema");

    /** As {@code openapi.yaml} has it. */
    public static OpenApiDocument committed() {
        try {
            return ofYaml(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApiDocument ofYaml(String yaml) {
        return new OpenApiDocument(JSON.valueToTree(yaml(new JsonScalars()).load(yaml)));
    }

    static OpenApiDocument ofJson(String json) {
        try {
            return new OpenApiDocument(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the answers that an operation does not name one by one. */
    OpenApiDocument withoutDefaults() {
        JsonNode copy = tree.deepCopy();
        copy.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.path("responses") instanceof ObjectNode responses) {
                        responses.remove("default");
                    }
                }));
        return new OpenApiDocument(copy);
    }

    String toJson() {
        return tree.toString();
    }

    /** For people to read, and for tools to compare line by line. */
    String toYaml() {
        // The resolver of YAML 1.1 quotes what its readers would take for a date or a time.
        return yaml(new Resolver()).dump(ordered(tree));
    }

    private static Object ordered(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(ordered(item)));
            return items;
        }
        if (!node.isObject()) {
            return JSON.convertValue(node, Object.class);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().stream()
                .sorted(Comparator.comparingInt(member -> rank(member.getKey())))
                .forEach(member -> members.put(
                        member.getKey(),
                        member.getKey().equals("value") || member.getKey().equals("example")
                                ? JSON.convertValue(member.getValue(), Object.class)
                                : ordered(member.getValue())));
        return members;
    }

    private static int rank(String name) {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    private static Yaml yaml(Resolver resolver) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(118);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setAllowUnicode(true);
        LoaderOptions loading = new LoaderOptions();
        loading.setMaxAliasesForCollections(0);
        loading.setCodePointLimit(Integer.MAX_VALUE);
        return new Yaml(new SafeConstructor(loading), new Representer(options), options, loading, resolver);
    }

    /** YAML 1.2, and JSON, have neither dates nor numbers in base 60: what looks like one is text. */
    private static final class JsonScalars extends Resolver {

        private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9]+\\.[0-9]+(?:[eE][-+]?[0-9]+)?");
        private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");

        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (tag.equals(Tag.INT)) {
                super.addImplicitResolver(tag, WHOLE_NUMBER, first, limit);
            } else if (tag.equals(Tag.FLOAT)) {
                super.addImplicitResolver(tag, FRACTION, first, limit);
            } else if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
