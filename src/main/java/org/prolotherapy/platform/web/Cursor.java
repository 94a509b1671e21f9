package org.prolotherapy.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.problem.Violation.In;

/**
 * A place in a list: the sort key of the last row that the caller has. Its text is opaque and belongs to the filters of
 * the list it came from.
 *
 * <p>It is not a secret and not signed: a caller may forge one, and gets no more than the list would show anyway.
 */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private final String filters;
    private final List<String> key;
    private final In in;
    private final String field;

    private Cursor(String filters, List<String> key, In in, String field) {
        this.filters = filters;
        this.key = key;
        this.in = in;
        this.field = field;
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
        return new Cursor(filters, Arrays.stream(key).map(Object::toString).toList(), In.QUERY, "cursor");
    }

    /**
     * Reads the {@code cursor} of a query.
     *
     * @param filters of the list that is asked for now
     * @param size how many values the sort key has
     * @throws Problem {@code invalid-request} if it is no cursor or one of another list
     */
    public static Cursor query(String text, String filters, int size) {
        return parse(text, filters, size, In.QUERY, "cursor");
    }

    /** Reads the {@code cursor} in a body, otherwise like {@link #query}. */
    public static Cursor body(String text, String filters, int size) {
        return parse(text, filters, size, In.BODY, "/cursor");
    }

    private static Cursor parse(String text, String filters, int size, In in, String field) {
        Cursor cursor = new Cursor(filters, decode(text), in, field);
        boolean intact = cursor.key.size() == size + 1
                && cursor.key.get(0).equals(filters)
                && cursor.key.stream().allMatch(value -> Format.flawOf(value) == null);
        if (!intact) {
            throw cursor.refused();
        }
        return new Cursor(filters, cursor.key.subList(1, size + 1), in, field);
    }

    /** The value at this place of the sort key; the first is 0. */
    public String text(int index) {
        return key.get(index);
    }

    /**
     * The value at this place of the sort key, as an identifier.
     *
     * @throws Problem {@code invalid-request} if the cursor was forged
     */
    public UUID uuid(int index) {
        return value(index, Format.IDENTIFIER);
    }

    /**
     * The value at this place of the sort key, as a date.
     *
     * @throws Problem {@code invalid-request} if the cursor was forged
     */
    public LocalDate date(int index) {
        return value(index, Format.DATE);
    }

    private <T> T value(int index, Format<T> format) {
        T value = format.parse(key.get(index));
        if (value == null) {
            throw refused();
        }
        return value;
    }

    private Problem refused() {
        return Problem.of(
                ProblemType.INVALID_REQUEST,
                Violation.of(in, field, "must be the next of an answer to the same request with the same filters"));
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
        String text = filters + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
