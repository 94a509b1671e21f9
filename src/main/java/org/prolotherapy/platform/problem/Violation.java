package org.prolotherapy.platform.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: a JSON Pointer (RFC 6901) into the body, or the name of a parameter or header
 * @param in which part of the request {@code field} names
 * @param sentence what would be right, in words that follow the field's name: "must be a date like 2027-01-04"
 * @param rule the id of the rule that was broken, if it is one of the domain
 * @param sources the sources of that rule; empty without a rule
 */
public record Violation(
        String field, In in, Sentence sentence, @Nullable String rule, List<String> sources) {

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

    public static Violation body(String pointer, @CompileTimeConstant String message, Object... values) {
        return of(In.BODY, pointer, Sentence.of(message, values));
    }

    public static Violation query(String name, @CompileTimeConstant String message, Object... values) {
        return of(In.QUERY, name, Sentence.of(message, values));
    }

    public static Violation path(String name, @CompileTimeConstant String message, Object... values) {
        return of(In.PATH, name, Sentence.of(message, values));
    }

    public static Violation header(String name, @CompileTimeConstant String message, Object... values) {
        return of(In.HEADER, name, Sentence.of(message, values));
    }

    public static Violation of(In in, String field, Sentence sentence) {
        return new Violation(field, in, sentence, null, List.of());
    }

    /** What would be right, in English. */
    public String message() {
        return sentence.english();
    }

    /** The same violation, against this rule of the domain. */
    public Violation against(String rule, List<String> sources) {
        return new Violation(field, in, sentence, rule, sources);
    }
}
