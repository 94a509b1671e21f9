package org.prolotherapy.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and notes what RFC 8259 leaves open and this service refuses, wherever it stands: duplicate names, text
 * that cannot be stored, nulls in arrays, long arrays and deep nesting. Only depth stops it; everything else is noted
 * and read on, so that one answer tells it all. What stands in an array behind the last item that is read is skipped.
 */
final class StrictParser extends JsonParserDelegate {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ITEMS = 200;

    private final Violations violations;
    private final Deque<Container> containers = new ArrayDeque<>();

    StrictParser(JsonParser parser, Violations violations) {
        super(parser);
        this.violations = violations;
    }

    /** Where this parser stands, as a JSON Pointer. */
    static String pointer(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        // A name with half of a surrogate pair cannot be sent back as it is.
        return new String(pointer.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Skips and refuses other members of the object that was just entered. */
    void expectOnly(SortedSet<String> names) {
        containers.element().known = names;
    }

    private void refuse(String message) {
        violations.add(() -> pointer(this), message);
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
        if (!isExpectedStartObjectToken() && !isExpectedStartArrayToken()) {
            return this;
        }
        int outside = containers.size() - 1;
        while (containers.size() > outside) {
            if (nextToken() == null) {
                break;
            }
        }
        return this;
    }

    private void examine(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                if (containers.size() == MAX_DEPTH) {
                    refuse("is nested deeper than " + MAX_DEPTH + " levels");
                    throw violations.problem();
                }
                containers.push(new Container());
            }
            case END_OBJECT, END_ARRAY -> containers.pop();
            case FIELD_NAME -> examineText(delegate.currentName());
            case VALUE_STRING -> examineText(delegate.getText());
            case VALUE_NULL -> {
                if (isInArray(token)) {
                    refuse("must not be null");
                }
            }
            default -> {}
        }
    }

    private boolean isOneTooMany(JsonToken token) {
        Container container = containers.peek();
        if (container == null || token.isStructEnd() || !isInArray(token)) {
            return false;
        }
        container.items++;
        return container.items > MAX_ITEMS;
    }

    private @Nullable JsonToken endOfArray(JsonToken item) throws IOException {
        String pointer = pointer(this);
        violations.addFirst(
                pointer.substring(0, pointer.lastIndexOf('/')), "must have at most " + MAX_ITEMS + " items");
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
        String flaw = Format.flawOf(text);
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
        if (object.known != null && !object.known.contains(name)) {
            refuse("is not known; known here are " + String.join(", ", object.known));
            return true;
        }
        return false;
    }

    private static final class Container {
        private final Set<String> names = new HashSet<>();
        private @Nullable SortedSet<String> known;
        private int items;
    }
}
