package org.prolotherapy.platform.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
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
    public void add(String field, String message) {
        add(noted.size(), field, message);
    }

    /** As {@link #add(String, String)}; where the field is, is no longer asked when it would not be listed. */
    void add(Supplier<String> field, String message) {
        if (isFull()) {
            more++;
        } else {
            add(field.get(), message);
        }
    }

    /** As {@link #add(String, String)}, and before what was noted so far: it is no use to mend the rest without this. */
    void addFirst(String field, String message) {
        add(0, field, message);
    }

    private void add(int place, String field, String message) {
        if (fields.add(field)) {
            noted.add(place, Violation.of(in, field, message));
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

    private String detail() {
        if (noted.size() == 1) {
            Violation only = noted.get(0);
            String subject = only.field().isEmpty() ? "The body" : only.field();
            return subject + " " + only.message() + ".";
        }
        return "The request is wrong in " + count() + " places.";
    }
}
