package org.prolotherapy.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The examples in {@code contract/examples}: a file for each operation with its {@code requests} and, by status, its
 * {@code responses}, and one for all {@code problems}. A test sends the requests and compares the answers.
 */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode file;

    private Examples(JsonNode file) {
        this.file = file;
    }

    /** The examples in the file of this name; none if there is no such file. */
    static Examples of(String name) {
        String path = "contract/examples/" + name + ".json";
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return new Examples(stream == null ? MissingNode.getInstance() : JSON.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Adds all examples of this group, if it is there. */
    void addAllTo(MediaType body, String... group) {
        JsonNode examples = at(group);
        examples.fieldNames().forEachRemaining(name -> add(body, name, examples.path(name)));
    }

    /** Adds one example of a group, if it is there. */
    void addOneTo(MediaType body, String group, String name) {
        JsonNode example = at(group).path(name);
        if (!example.isMissingNode()) {
            add(body, name, example);
        }
    }

    private JsonNode at(String... group) {
        JsonNode node = file;
        for (String step : group) {
            node = node.path(step);
        }
        return node;
    }

    private static void add(MediaType body, String name, JsonNode example) {
        body.addExample(
                name,
                OASFactory.createExample()
                        .summary(example.path("summary").asText())
                        .value(value(example.path("value"))));
    }

    private static @Nullable Object value(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }
}
