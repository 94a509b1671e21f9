package org.prolotherapy.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;

/**
 * Reads JSON and notes what RFC 8259 leaves open and this service refuses, wherever it stands: duplicate, unknown and
 * missing members, text that cannot be stored, nulls in arrays and long arrays. Everything is noted and read on, so that
 * one answer tells it all. What stands in an array behind the last item that is read is skipped.
 */
final class StrictParser extends JsonParserDelegate {

    private final Violations violations;
    private final int maxItems;
    private final Refusals refusals;
    private final Deque<Container> containers = new ArrayDeque<>();

    /**
     * @param maxItems how many an array may have
     * @param refusals says what records refuse
     */
    StrictParser(JsonParser parser, Violations violations, int maxItems, Refusals refusals) {
        super(parser);
        this.violations = violations;
        this.maxItems = maxItems;
        this.refusals = refusals;
    }

    /** Where this parser stands, as a JSON Pointer. */
    static String pointer(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        // A name with half of a surrogate pair cannot be sent back as it is.
        return new String(pointer.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** What the object that was just entered may and must have; other members are refused and skipped. */
    void expect(Members members) {
        containers.element().expected = members;
    }

    /** How much was noted so far. */
    int noted() {
        return violations.count();
    }

    /** Notes this about the value at which this parser stands. */
    void refuse(@CompileTimeConstant String message, Object... values) {
        refuse(Sentence.of(message, values));
    }

    /** Notes this about the value at which this parser stands. */
    void refuse(Sentence sentence) {
        violations.add(() -> pointer(this), sentence);
    }

    /** What a record says that refuses its components together. */
    Sentence inWords(IllegalArgumentException refusal) {
        return refusals.say(refusal);
    }

    /** How many objects and arrays are around the value at which this parser stands. */
    int depth() {
        return containers.size() - (currentToken().isStructStart() ? 1 : 0);
    }

    /** Skips what is left of a value that began at this depth. */
    void skipTo(int depth) throws IOException {
        while (containers.size() > depth && nextToken() != null) {
            // What is wrong in there is noted all the same.
        }
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        while (token == JsonToken.FIELD_NAME && isRefused(delegate.currentName())) {
            nextToken();
            skipChildren();
            token = delegate.nextToken();
        }
        if (token != null && isOneTooMany(token)) {
            token = endOfArray(token);
        }
        if (token != null) {
            examine(token);
        }
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        skipTo(depth());
        return this;
    }

    private void examine(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> containers.push(new Container());
            case END_OBJECT -> noteMissing(containers.pop());
            case END_ARRAY -> containers.pop();
            case FIELD_NAME -> examineText(delegate.currentName());
            case VALUE_STRING -> examineText(delegate.getText());
            case VALUE_NULL -> examineNull(token);
            default -> {}
        }
    }

    private void examineNull(JsonToken token) throws IOException {
        if (isInArray(token)) {
            refuse("must not be null");
        } else if (!containers.isEmpty() && containers.element().requires(delegate.currentName())) {
            refuse("is required");
        }
    }

    private void noteMissing(Container object) {
        if (object.expected != null) {
            for (String name : object.expected.required()) {
                if (!object.names.contains(name)) {
                    violations.add(() -> pointer(this) + JsonPointers.step(name), Sentence.of("is required"));
                }
            }
        }
    }

    private boolean isOneTooMany(JsonToken token) {
        Container container = containers.peek();
        if (container == null || token.isStructEnd() || !isInArray(token)) {
            return false;
        }
        container.items++;
        return container.items > maxItems;
    }

    private @Nullable JsonToken endOfArray(JsonToken item) throws IOException {
        String pointer = pointer(this);
        violations.addFirst(
                pointer.substring(0, pointer.lastIndexOf('/')), Sentence.of("must have at most {max} items", maxItems));
        JsonToken token = item;
        int inside = item.isStructStart() ? 1 : 0;
        while (inside >= 0 && token != null) {
            token = delegate.nextToken();
            if (token != null && token.isStructStart()) {
                inside++;
            } else if (token != null && token.isStructEnd()) {
                inside--;
            }
        }
        return token;
    }

    private boolean isInArray(JsonToken token) {
        var context = delegate.getParsingContext();
        return token.isStructStart() ? context.getParent().inArray() : context.inArray();
    }

    private void examineText(String text) {
        Sentence flaw = Format.flawOf(text);
        if (flaw != null) {
            refuse(flaw);
        }
    }

    private boolean isRefused(String name) {
        Container object = containers.element();
        if (!object.names.add(name)) {
            refuse("is there more than once");
            return true;
        }
        if (object.expected != null && !object.expected.known().contains(name)) {
            refuse("is not known; known here are {known}", object.expected.known());
            return true;
        }
        return false;
    }

    /** The members that an object may have, in alphabetical order, and those among them that it must. */
    record Members(Set<String> known, Set<String> required) {}

    private static final class Container {
        private final Set<String> names = new HashSet<>();
        private @Nullable Members expected;
        private int items;

        boolean requires(String name) {
            return expected != null && expected.required().contains(name);
        }
    }
}
