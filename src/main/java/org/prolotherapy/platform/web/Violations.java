package org.prolotherapy.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;
import org.prolotherapy.problem.Violation;

/** Gathers what is wrong with one part of a request, so that it can be answered all at once. */
final class Violations {

    /** More would only repeat themselves, and let a small request ask for a large answer. */
    private static final int MAX_SHOWN = 100;

    private final Violation.In in;
    private final Map<String, Violation> byField = new LinkedHashMap<>();

    Violations(Violation.In in) {
        this.in = in;
    }

    /** Notes this about the field, unless something was noted about it before: the first cause explains the rest. */
    void add(String field, String message) {
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

    /** @throws Problem {@code invalid-request} with all that was gathered, if anything was */
    void check() {
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
