package org.prolotherapy.platform.json;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

/**
 * Gathers what is wrong with one part of a request, so that it can be answered all at once: the first
 * {@link Problem#MAX_VIOLATIONS} in full, and how many more there are.
 */
public final class Violations {

    private final Violation.In in;
    private final int most;
    private final List<Violation> noted = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private int more;

    public Violations(Violation.In in) {
        this(in, Problem.MAX_VIOLATIONS);
    }

    /** Lists up to {@code most} of them. */
    Violations(Violation.In in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Notes this about the field, unless something was noted about it before: the first cause explains the rest. */
    public void add(String field, @CompileTimeConstant String message, Object... values) {
        add(field, Sentence.of(message, values));
    }

    /** As {@link #add(String, String, Object...)}. */
    public void add(String field, Sentence sentence) {
        add(noted.size(), field, sentence);
    }

    /** As {@link #add(String, Sentence)}; where the field is, is no longer asked when it would not be listed. */
    void add(Supplier<String> field, Sentence sentence) {
        if (isFull()) {
            more++;
        } else {
            add(field.get(), sentence);
        }
    }

    /** As {@link #add(String, Sentence)}, and before what was noted so far: it is no use to mend the rest without this. */
    void addFirst(String field, Sentence sentence) {
        add(0, field, sentence);
    }

    private void add(int place, String field, Sentence sentence) {
        if (fields.add(field)) {
            noted.add(place, Violation.of(in, field, sentence));
            if (noted.size() > most) {
                noted.remove(most);
                more++;
            }
        }
    }

    /** Whether more would only be counted. */
    boolean isFull() {
        return noted.size() == most;
    }

    boolean isEmpty() {
        return noted.isEmpty();
    }

    /** How many there are, listed or not. */
    int count() {
        return noted.size() + more;
    }

    List<Violation> listed() {
        return List.copyOf(noted);
    }

    /**
     * Ends the gathering.
     *
     * @throws Problem {@code invalid-request} with all that was gathered, if anything was
     */
    public void check() {
        if (!isEmpty()) {
            throw problem();
        }
    }

    Problem problem() {
        return new Problem(ProblemType.INVALID_REQUEST, detail(), noted).andMore(more);
    }

    private Sentence detail() {
        if (noted.size() == 1) {
            Violation only = noted.get(0);
            return only.field().isEmpty()
                    ? Sentence.of("The body {message}.", only.sentence())
                    : Sentence.of("{field} {message}.", only.field(), only.sentence());
        }
        return Sentence.of("The request is wrong in {places} places.", count());
    }
}
