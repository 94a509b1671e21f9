package org.prolotherapy.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

/**
 * Reads YAML files that the service brings along into records, as strictly as {@link StrictJson} reads what callers send, and
 * more so: every value has to be something, and stands in its list once. An alias stands for what it refers to.
 */
public final class StrictYaml {

    private static final YAMLFactory YAML = new YAMLFactory();

    private static final Refusals IN_ENGLISH = refusal -> Sentence.said(String.valueOf(refusal.getMessage()));

    private final ObjectMapper reading;

    /** @param formats of what is written in another way than in requests */
    public StrictYaml(Format<?>... formats) {
        this.reading = StrictTypes.mapper(new JsonFactory(), formats);
    }

    /**
     * The entries of a file, in order; none if anything is wrong with one.
     *
     * @param failures is told everything that is wrong: a JSON Pointer into the file, empty for the whole, and the reason
     */
    public <T> List<T> list(String text, Class<T> entry, BiConsumer<String, String> failures) {
        Violations violations = new Violations(Violation.In.BODY, Integer.MAX_VALUE);
        List<T> entries = List.of();
        try (YAMLParser yaml = YAML.createParser(text);
                TokenBuffer events = new TokenBuffer(null, false)) {
            if (yaml.nextToken() == null) {
                violations.add("", Sentence.said("is empty"));
            } else {
                new Copy(yaml, violations).value(events);
                StrictParser parser = new StrictParser(events.asParser(), violations, Integer.MAX_VALUE, IN_ENGLISH);
                parser.nextToken();
                entries =
                        reading.readValue(parser, reading.getTypeFactory().constructCollectionType(List.class, entry));
            }
        } catch (JsonProcessingException notYaml) {
            violations.add(
                    "",
                    Sentence.said("is not YAML at line " + notYaml.getLocation().getLineNr() + ": " + reason(notYaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        violations.listed().forEach(violation -> failures.accept(violation.field(), violation.message()));
        return violations.isEmpty() ? entries : List.of();
    }

    /** Without the piece of the file that it shows, which is of several lines. */
    private static String reason(JsonProcessingException notYaml) {
        return notYaml.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    /** The events of a YAML file as those of JSON. */
    private record Copy(YAMLParser yaml, Violations violations, Map<String, TokenBuffer> anchors) {

        Copy(YAMLParser yaml, Violations violations) {
            this(yaml, violations, new HashMap<>());
        }

        /** Copies the value at which the parser stands, and remembers it under its anchor. */
        void value(JsonGenerator to) throws IOException {
            if (yaml.getTypeId() != null) {
                refuse("must not have a tag");
            }
            String anchor = yaml.isCurrentAlias() ? null : yaml.getObjectId();
            if (anchor == null) {
                content(to);
                return;
            }
            TokenBuffer named = new TokenBuffer(null, false);
            content(named);
            anchors.put(anchor, named);
            named.serialize(to);
        }

        private void content(JsonGenerator to) throws IOException {
            if (yaml.isCurrentAlias()) {
                alias(anchors.get(yaml.getText()), to);
                return;
            }
            switch (yaml.currentToken()) {
                case START_OBJECT -> {
                    to.writeStartObject();
                    while (yaml.nextToken() != JsonToken.END_OBJECT) {
                        to.writeFieldName(yaml.currentName());
                        yaml.nextToken();
                        value(to);
                    }
                    to.writeEndObject();
                }
                case START_ARRAY -> {
                    to.writeStartArray();
                    Set<String> seen = new HashSet<>();
                    while (yaml.nextToken() != JsonToken.END_ARRAY) {
                        if (yaml.currentToken().isScalarValue() && !seen.add(yaml.getText())) {
                            refuse("is in the list before");
                        }
                        value(to);
                    }
                    to.writeEndArray();
                }
                default -> {
                    if (yaml.hasToken(JsonToken.VALUE_NULL) || yaml.getText().isBlank()) {
                        refuse("has no value");
                    }
                    to.copyCurrentEvent(yaml);
                }
            }
        }

        private void alias(@Nullable TokenBuffer referred, JsonGenerator to) throws IOException {
            if (referred == null) {
                refuse("refers to nothing: there is no &" + yaml.getText());
                to.writeNull();
            } else {
                referred.serialize(to);
            }
        }

        private void refuse(String reason) {
            violations.add(StrictParser.pointer(yaml), Sentence.said(reason));
        }
    }
}
