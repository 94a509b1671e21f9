package org.prolotherapy.platform.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** Gathers what is wrong with one part of a request, so that it can be answered all at once. */
public final class Violations {

    /** More would only repeat themselves, and let a small request ask for a large answer. */
    private static final int MAX_SHOWN = 100;

    private final Violation.In in;
    private final Map<String, Violation> byField = new LinkedHashMap<>();

    public Violations(Violation.In in) {
        this.in = in;
    }

    /** Notes this about the field, unless something was noted about it before: the first cause explains the rest. */
    public void add(String field, String message) {
        if (byField.size() < MAX_SHOWN) {
            byField.putIfAbsent(field, Violation.of(in, field, message));
        }
    }

    boolean isEmpty() {
        return byField.isEmpty();
    }

    List<Violation> all() {
        return List.copyOf(byField.values());
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
        return new Problem(ProblemType.INVALID_REQUEST, detail(), all());
    }

    private String detail() {
        if (byField.size() == 1) {
            Violation only = byField.values().iterator().next();
            String subject = only.field().isEmpty() ? "The body" : only.field();
            return subject + " " + only.message() + ".";
        }
        if (byField.size() == MAX_SHOWN) {
            return "The request is wrong in many places; the first " + MAX_SHOWN + " are listed.";
        }
        return "The request is wrong in " + byField.size() + " places.";
    }
}
