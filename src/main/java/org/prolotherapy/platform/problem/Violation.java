package org.prolotherapy.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: a JSON Pointer (RFC 6901) into the body, or the name of a parameter or header
 * @param in which part of the request {@code field} names
 * @param message what would be right, in words that follow the field's name: "must be a date like 2027-01-04"
 * @param rule the id of the rule that was broken, if it is one of the domain
 * @param sources the sources of that rule; empty without a rule
 */
public record Violation(
        String field, In in, String message, @Nullable String rule, List<String> sources) {

    /** The part of a request that a violation is about. */
    public enum In {
        BODY,
        QUERY,
        PATH,
        HEADER
    }

    public Violation {
        sources = List.copyOf(sources);
    }

    public static Violation body(String pointer, String message) {
        return of(In.BODY, pointer, message);
    }

    public static Violation query(String name, String message) {
        return of(In.QUERY, name, message);
    }

    public static Violation path(String name, String message) {
        return of(In.PATH, name, message);
    }

    public static Violation header(String name, String message) {
        return of(In.HEADER, name, message);
    }

    public static Violation of(In in, String field, String message) {
        return new Violation(field, in, message, null, List.of());
    }

    /** The same violation, against this rule of the domain. */
    public Violation against(String rule, List<String> sources) {
        return new Violation(field, in, message, rule, sources);
    }
}
