package org.prolotherapy.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

/**
 * A place in a list: the sort key of the last row that the caller has. Its text is opaque and belongs to the filters of
 * the list it came from.
 *
 * <p>It is not a secret and not signed: a caller may forge one, and gets no more than the list would show anyway. Whoever
 * reads one says in which format each value of the sort key is; a cursor of which any value is not is refused as a whole.
 */
public final class Cursor {

    /** The longest text of a cursor: two values of a sort key, 200 characters of the longest encoding among them. */
    public static final int MAX_LENGTH = 1200;

    /** A value of a sort key that is any text but none. */
    public static final Format<String> TEXT = new Format<>(String.class, Sentence.of("must be text"), Cursor::anyText);

    private static final String EXPECTED = "must be the next of an answer to the same request with the same filters";
    private static final String SEPARATOR = "\n";

    private final String filters;
    private final List<Object> key;

    private Cursor(String filters, List<Object> key) {
        this.filters = filters;
        this.key = key;
    }

    /** What identifies a list: its name and the values that filter it, in a fixed order, nulls included. */
    public static String filters(String list, @Nullable Object... values) {
        String text = Stream.concat(Stream.of(list), Arrays.stream(values).map(String::valueOf))
                .map(value -> value.length() + ":" + value)
                .collect(Collectors.joining());
        byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, Long.BYTES);
    }

    /** The place after the row with this sort key; no value of the key may contain a line break. */
    public static Cursor after(String filters, Object... key) {
        return new Cursor(filters, List.of(key));
    }

    /**
     * Reads the {@code cursor} of a query.
     *
     * @param filters of the list that is asked for now
     * @param key the formats of the values that the sort key has, in its order
     * @throws Problem {@code invalid-request} if it is no cursor, one of another list, or forged
     */
    public static Cursor query(String text, String filters, Format<?>... key) {
        return parse(text, filters, key, Violation.query("cursor", EXPECTED));
    }

    /** Reads a parameter of a query that has another name, otherwise like {@link #query}. */
    public static Cursor parameter(String name, String text, String filters, Format<?>... key) {
        return parse(text, filters, key, Violation.query(name, EXPECTED));
    }

    /** Reads the {@code cursor} in a body, otherwise like {@link #query}. */
    public static Cursor body(String text, String filters, Format<?>... key) {
        return parse(text, filters, key, Violation.body("/cursor", EXPECTED));
    }

    private static Cursor parse(String text, String filters, Format<?>[] key, Violation ifNone) {
        List<String> values = decode(text);
        boolean ofThisList = values.size() == key.length + 1 && values.get(0).equals(filters);
        List<Object> read = new ArrayList<>();
        for (int i = 0; ofThisList && i < key.length; i++) {
            String value = values.get(i + 1);
            Object part = Format.flawOf(value) == null ? key[i].parse(value) : null;
            if (part != null) {
                read.add(part);
            }
        }
        if (!ofThisList || read.size() < key.length) {
            throw Problem.of(ProblemType.INVALID_REQUEST, ifNone);
        }
        return new Cursor(filters, read);
    }

    /** The value at this place of the sort key, of the type of its format; the first is 0. */
    public <T> T value(int index, Class<T> type) {
        return type.cast(key.get(index));
    }

    private static String anyText(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no row has a key without text");
        }
        return text;
    }

    private static List<String> decode(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return List.of(decoded.split(SEPARATOR, -1));
        } catch (IllegalArgumentException notBase64) {
            return List.of();
        }
    }

    /** The opaque text, in characters that need no escaping in a URL. */
    @Override
    public String toString() {
        String text = Stream.concat(Stream.of(filters), key.stream())
                .map(Object::toString)
                .collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
