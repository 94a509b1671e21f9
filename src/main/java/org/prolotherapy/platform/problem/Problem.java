package org.prolotherapy.platform.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with an error the caller can act on. It is thrown where it is noticed and rendered as RFC
 * 9457 problem details at the edge.
 *
 * <p>It carries no stack trace: it says something about the request, not about the code.
 */
public class Problem extends RuntimeException {

    /** How many violations are listed; more would only repeat themselves, and let a small request ask for a large answer. */
    public static final int MAX_VIOLATIONS = 50;

    private static final long serialVersionUID = 1L;

    private final ProblemKind type;
    private final transient Sentence detail;
    private final transient List<Violation> violations = new ArrayList<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private int more;
    private @Nullable String location;
    private transient OptionalInt retryAfterSeconds = OptionalInt.empty();
    private final transient List<Consumer<Problem>> additions = new ArrayList<>();

    /**
     * @param detail one or more sentences about this occurrence, which are shown to the caller: their template
     * @param values in the places of the template
     */
    public Problem(ProblemKind type, @CompileTimeConstant String detail, Object... values) {
        this(type, Sentence.of(detail, values));
    }

    public Problem(ProblemKind type, @CompileTimeConstant String detail, Collection<Violation> violations) {
        this(type, Sentence.of(detail), violations);
    }

    public Problem(ProblemKind type, Sentence detail) {
        super(detail.english(), null, false, false);
        this.type = type;
        this.detail = detail;
    }

    public Problem(ProblemKind type, Sentence detail, Collection<Violation> violations) {
        this(type, detail);
        violations.forEach(this::violating);
    }

    /** A problem with exactly one violation, whose message is also the detail. */
    public static Problem of(ProblemKind type, Violation violation) {
        return new Problem(
                type, Sentence.of("{field} {message}", violation.field(), violation.sentence()), List.of(violation));
    }

    /** Adds a violation, or only counts it once {@link #MAX_VIOLATIONS} are listed, and returns this problem. */
    public final Problem violating(Violation violation) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(violation);
            return this;
        }
        return andMore(1);
    }

    /** Counts violations that are not listed, and returns this problem. */
    public final Problem andMore(int violations) {
        more += violations;
        return this;
    }

    /** Adds an extension member, shown beside the standard ones under this name, and returns this problem. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Says in how many seconds a repetition may succeed, and returns this problem. */
    public Problem retryAfter(int seconds) {
        retryAfterSeconds = OptionalInt.of(seconds);
        return this;
    }

    /** Says at which path the thing is that stands in the way, and returns this problem. */
    public Problem locatedAt(String path) {
        location = path;
        return this;
    }

    /**
     * Has something looked up and added once the transaction that has failed is over, and returns this problem: within it nothing
     * more can be asked, and a second one beside it would need a second connection while others wait for their first.
     */
    public Problem adding(Consumer<Problem> addition) {
        additions.add(addition);
        return this;
    }

    /** Adds what was to be looked up. */
    public Problem complete() {
        additions.forEach(addition -> addition.accept(this));
        return this;
    }

    /** The path of what stands in the way. */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    public ProblemKind type() {
        return type;
    }

    /** About this occurrence, for the caller. */
    public Sentence sentence() {
        return more == 0
                ? detail
                : detail.then(Sentence.of("Listed are {listed} violations, and {more} more.", MAX_VIOLATIONS, more));
    }

    /** About this occurrence, in English. */
    public String detail() {
        return sentence().english();
    }

    /** At most {@link #MAX_VIOLATIONS}; of the rest, {@link #detail()} says how many there are. */
    public List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    /** The extension members in the order in which they were added. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
