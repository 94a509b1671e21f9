package org.prolotherapy.platform.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An exception as it may be logged: its type, its place and what led to it, without any message. Messages hold values,
 * as PostgreSQL's "Key (subject_value)=(…) already exists" does, and values here belong to people.
 */
final class Redacted extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int MAX_DEPTH = 10;

    private Redacted(Throwable original, int depth) {
        super(describe(original), cause(original, depth));
        setStackTrace(original.getStackTrace());
        if (depth < MAX_DEPTH) {
            for (Throwable suppressed : original.getSuppressed()) {
                addSuppressed(new Redacted(suppressed, depth + 1));
            }
        }
    }

    static Redacted of(Throwable original) {
        return new Redacted(original, 0);
    }

    private static @Nullable Redacted cause(Throwable original, int depth) {
        return original.getCause() == null || depth == MAX_DEPTH ? null : new Redacted(original.getCause(), depth + 1);
    }

    private static String describe(Throwable original) {
        String type = original.getClass().getName();
        return original instanceof SQLException sql ? type + " [SQLState " + sql.getSQLState() + "]" : type;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // the type that matters in a log is the original's
    public String toString() {
        return String.valueOf(getMessage());
    }
}
