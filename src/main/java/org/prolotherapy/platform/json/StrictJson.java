package org.prolotherapy.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

/**
 * Reads JSON into records exactly as it is written, or says everything that is wrong with it: unknown, duplicate and
 * missing fields, wrong types, text that cannot be stored, and whatever the record's Bean Validation annotations refuse.
 *
 * <p>An absent member and one that is null are the same; whether it must be there is for the annotations to say.
 */
@ApplicationScoped
public class StrictJson {

    static final JsonProvider JSON_P = JsonProvider.provider();

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_LENGTH = 100;
    private static final Sentence TOO_LONG =
            Sentence.of("must not hold a number or a name of more than {max} characters", MAX_LENGTH);
    private static final Sentence TOO_DEEP = Sentence.of("is nested deeper than {max} levels", MAX_DEPTH);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ObjectMapper reading = StrictTypes.mapper(JsonFactory.builder()
            // A table of all names that callers sent; names made to collide in it would bring it down.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_LENGTH)
                    .maxNameLength(MAX_LENGTH)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build());

    private final ObjectMapper writing;
    private final Validator validator;
    private final Refusals refusals;

    StrictJson(ObjectMapper writing, Validator validator, Refusals refusals) {
        this.writing = writing;
        this.validator = validator;
        this.refusals = refusals;
    }

    /**
     * Reads a request body. A byte order mark before it is ignored.
     *
     * @param type a record with Bean Validation annotations, or {@link MergePatch}
     * @throws Problem {@code invalid-request} with every violation that was found
     */
    public Object read(byte[] body, Type type) {
        String text = decode(body);
        return type == MergePatch.class ? patch(text) : read(text, reading.constructType(type));
    }

    /** Reads a JSON text into this type, as strictly as a request body. */
    <T> T read(String text, Class<T> type) {
        return type.cast(read(text, reading.constructType(type)));
    }

    /** The JSON object that a caller sees for this value. */
    JsonObject write(Object value) {
        try {
            return object(writing.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object read(String text, JavaType type) {
        return parse(text, (parser, violations) -> {
            Object value = null;
            try {
                value = reading.readValue(parser, type);
            } catch (DatabindException e) {
                if (e.getCause() instanceof StreamReadException notJson) {
                    throw notJson;
                }
                if (e.getCause() instanceof StreamConstraintsException large
                        && e instanceof JsonMappingException placed) {
                    Sentence tooMuch = tooMuch(large);
                    violations.add(tooMuch.equals(TOO_DEEP) ? StrictParser.pointer(parser) : pointer(placed), tooMuch);
                    throw violations.problem();
                }
                throw new IllegalStateException("cannot be read from a request: " + type, e);
            }
            endOf(parser, violations);
            // What is no longer listed would be counted twice, since what was refused was read as nothing.
            if (value instanceof Record body && !violations.isFull()) {
                validate(body, violations);
            }
            return value;
        });
    }

    private MergePatch patch(String text) {
        return (MergePatch) parse(text, (parser, violations) -> {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                violations.add("", "must be an object");
            }
            parser.skipChildren();
            endOf(parser, violations);
            violations.check();
            try {
                return new MergePatch(object(text), this);
            } catch (NumberFormatException | UnsupportedOperationException unreadable) {
                violations.add(
                        "", "must not hold a number with as many digits, or as large an exponent, as one here has");
                throw violations.problem();
            }
        });
    }

    private Object parse(String text, Reading body) {
        Violations violations = new Violations(Violation.In.BODY);
        try (StrictParser parser = new StrictParser(reading.createParser(text), violations, MAX_ITEMS, refusals)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                violations.add("", "must not be empty");
                throw violations.problem();
            }
            if (first == JsonToken.VALUE_NULL) {
                violations.add("", "must not be null");
                throw violations.problem();
            }
            Object value = body.read(parser, violations);
            violations.check();
            return Objects.requireNonNull(value, "only JSON's null is read as null, or what was refused");
        } catch (StreamConstraintsException e) {
            violations.add("", tooMuch(e));
            throw violations.problem();
        } catch (JsonProcessingException e) {
            violations.add("", notJson(e));
            throw violations.problem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endOf(StrictParser parser, Violations violations) throws IOException {
        if (parser.nextToken() != null) {
            violations.add("", "must end after the first JSON value");
        }
    }

    private void validate(Record value, Violations violations) {
        for (ConstraintViolation<Body> violation : validator.validate(new Body(value))) {
            String pointer = JsonPointers.of(violation.getPropertyPath());
            violations.add(pointer.substring(Body.VALUE.length()), Constraints.said(violation));
        }
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = JSON_P.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String decode(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            Violations violations = new Violations(Violation.In.BODY);
            violations.add("", "must be encoded in UTF-8");
            throw violations.problem();
        }
    }

    private static Sentence tooMuch(StreamConstraintsException e) {
        return e.getOriginalMessage().contains("nesting depth") ? TOO_DEEP : TOO_LONG;
    }

    private static Sentence notJson(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return Sentence.of("must be JSON, but ends before it is complete");
        }
        JsonLocation location = e.getLocation();
        return location == null
                ? Sentence.of("must be JSON")
                : Sentence.of(
                        "must be JSON, but is not at line {line}, column {column}",
                        location.getLineNr(),
                        location.getColumnNr());
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(JsonPointers::step)
                .collect(Collectors.joining());
    }

    /**
     * What is validated. Bean Validation takes the hash code of the root for each violation, and that of a record is made of
     * all that is in it; this one's is not.
     */
    private static final class Body {

        private static final String VALUE = "/value";

        @Valid
        @SuppressWarnings("unused") // but by Bean Validation
        private final Record value;

        Body(Record value) {
            this.value = value;
        }
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable
        Object read(StrictParser parser, Violations violations) throws IOException;
    }
}
