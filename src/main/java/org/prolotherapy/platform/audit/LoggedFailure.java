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
}
