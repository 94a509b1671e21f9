package org.prolotherapy.platform.web;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.Names;
import org.prolotherapy.platform.json.Violations;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;

/**
 * The query of a request. Each getter names one parameter that the endpoint has and reads it; {@link #check()}, after
 * all of them, answers everything that was wrong at once, parameters that no getter named included.
 *
 * <p>A getter returns null for a parameter that is absent or wrong.
 */
public final class QueryParameters {

    private static final int MAX_LIMIT = 200;

    private static final char UNDECODABLE = '\uFFFD';

    private final Map<String, List<String>> given;
    private final TreeSet<String> known = new TreeSet<>();
    private final Violations violations = new Violations(Violation.In.QUERY);

    private QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    public static QueryParameters of(UriInfo uri) {
        return new QueryParameters(uri.getQueryParameters());
    }

    /** A date such as 2027-01-04, from 1900 to 2999. */
    public @Nullable LocalDate date(String name) {
        return format(name, Format.DATE);
    }

    /** An instant with its offset, such as 2027-01-04T09:00:00Z, from 1900 to 2999. */
    public @Nullable Instant instant(String name) {
        return read(
                name,
                "must be an instant like 2027-01-04T09:00:00Z; write the + of an offset as %2B",
                Format.INSTANT::parse);
    }

    public @Nullable UUID uuid(String name) {
        return format(name, Format.IDENTIFIER);
    }

    /** A whole number; both bounds are inclusive. */
    public @Nullable Integer integer(String name, int least, int greatest) {
        return read(name, "must be a whole number from " + least + " to " + greatest, text -> {
            Integer number = Format.NUMBER.parse(text);
            return number != null && least <= number && number <= greatest ? number : null;
        });
    }

    /** The page size {@code limit}: 1 to 200, and 50 if it is not given. */
    public int limit() {
        Integer limit = integer("limit", 1, MAX_LIMIT);
        return limit == null ? Page.DEFAULT_LIMIT : limit;
    }

    /** The text of the {@code cursor}, which {@link Cursor#query} reads. */
    public @Nullable String cursor() {
        return text("cursor", Cursor.MAX_LENGTH);
    }

    /** One of the constants of an enum, by name. */
    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
        return read(
                name,
                "must be one of " + names,
                text -> Arrays.stream(constants)
                        .filter(constant -> constant.name().equals(text))
                        .findFirst()
                        .orElse(null));
    }

    /** A name of 1 to this many characters (code points). */
    public @Nullable String text(String name, int maxLength) {
        String text = read(
                name,
                "must be 1 to " + maxLength + " characters long",
                value -> value.isEmpty() || value.codePointCount(0, value.length()) > maxLength ? null : value);
        if (text == null) {
            return null;
        }
        String flaw = text.indexOf(UNDECODABLE) >= 0 ? "must be encoded in UTF-8" : Format.flawOf(text);
        flaw = flaw == null ? Names.flawOf(text) : flaw;
        if (flaw != null) {
            violations.add(name, flaw);
            return null;
        }
        return text;
    }

    /** Demands that these are given. */
    public void required(String... names) {
        for (String name : names) {
            if (!given.containsKey(name)) {
                violations.add(name, "is required");
            }
        }
    }

    /**
     * Ends the reading.
     *
     * @throws Problem {@code invalid-request} with everything that is wrong with the query, if anything is
     */
    public void check() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                violations.add(
                        name,
                        known.isEmpty()
                                ? "is not known; there are no parameters here"
                                : "is not known; known here are " + String.join(", ", known));
            }
        }
        violations.check();
    }

    private <T> @Nullable T format(String name, Format<T> format) {
        return read(name, format.expected(), format::parse);
    }

    private <T> @Nullable T read(String name, String expected, Function<String, ? extends @Nullable T> reading) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            violations.add(name, "must be given only once");
            return null;
        }
        T value = reading.apply(values.get(0));
        if (value == null) {
            violations.add(name, expected);
        }
        return value;
    }
}
