package org.prolotherapy.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A file of examples that the contract shows, and which of them were found true. With {@code -Dexamples.rewrite=true} it
 * takes the answers that it gets.
 */
final class ExampleFile {

    static final Path DIRECTORY = Path.of("src/main/resources/contract/examples");

    private static final String OUTDATED =
            " is not what the service answers. If the change is meant, take the new answers:"
                    + " ./mvnw test -Dtest=ExamplesTest -Dexamples.rewrite=true, and then rewrite openapi.yaml";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writer(new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    /** What differs from run to run: ids and, made of them, cursors. */
    private static final Pattern UNSTABLE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=\"next\":\")[^\"]*");

    private final Path path;
    private final ObjectNode content;
    private final Set<String> confirmed = new TreeSet<>();

    ExampleFile(String name) {
        path = DIRECTORY.resolve(name + ".json");
        try {
            content = Files.exists(path) ? (ObjectNode) JSON.readTree(Files.readString(path)) : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of a request, as the contract shows it. */
    String request(String name) {
        confirmed.add("requests " + name);
        JsonNode value = content.path("requests").path(name).path("value");
        assertThat(value.isMissingNode()).as(path + " has no request " + name).isFalse();
        return value.toString();
    }

    JsonNode requests() {
        return content.path("requests");
    }

    JsonNode responses(String status) {
        return content.path("responses").path(status);
    }

    /** Compares what the service answered with what the contract shows in this place. */
    void confirm(String group, String name, String summary, JsonNode answer) {
        confirmed.add(group + " " + name);
        JsonNode shown = group(group).path(name).path("value");
        if (Boolean.getBoolean("examples.rewrite") && !stable(shown).equals(stable(answer))) {
            ObjectNode example = group(group).putObject(name).put("summary", summary);
            example.set("value", answer);
            write();
        }
        assertThat(stable(group(group).path(name).path("value")))
                .as(path + ", " + group + " " + name + OUTDATED)
                .isEqualTo(stable(answer));
    }

    /** Every example in the file was sent or answered. */
    void isConfirmed() {
        Set<String> there = new TreeSet<>();
        names(content.path("requests"), "requests ", there);
        names(content.path("problems"), "problems ", there);
        content.path("responses")
                .properties()
                .forEach(status -> names(status.getValue(), status.getKey() + " ", there));
        assertThat(confirmed).as("what a test has found true of " + path).isEqualTo(there);
    }

    private static void names(JsonNode examples, String group, Set<String> names) {
        for (Iterator<String> each = examples.fieldNames(); each.hasNext(); ) {
            names.add(group + each.next());
        }
    }

    /** The examples of problems, or the answers of a status. */
    private ObjectNode group(String name) {
        return name.equals("problems")
                ? content.withObject("/problems")
                : content.withObject("/responses").withObject("/" + name);
    }

    private void write() {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(path, PRETTY.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stable(JsonNode value) {
        Map<String, String> places = new LinkedHashMap<>();
        return UNSTABLE.matcher(value.toString())
                .replaceAll(found -> places.computeIfAbsent(found.group(), text -> "#" + places.size()));
    }
}
