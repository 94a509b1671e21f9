package org.prolotherapy.platform.audit;

import java.sql.SQLException;

/** What may be logged of a failure: its type and state, without a message, since that may hold the values of a row. */
final class LoggedFailure {

    private LoggedFailure() {}

    static String describe(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql) {
                return "SQLState " + sql.getSQLState();
            }
        }
        return failure.getClass().getName();
    }

    /** Whether the database refuses the values themselves (SQLState classes 22 and 23), now and for good. */
    static boolean isOfData(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
