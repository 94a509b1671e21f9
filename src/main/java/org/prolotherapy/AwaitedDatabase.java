package org.prolotherapy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.OwnSessions;

/**
 * A PostgreSQL of one's own that is not there yet, or takes no changes for now, as while another server takes over: the start
 * waits for it instead of ending.
 */
final class AwaitedDatabase {

    private static final Sql IN_RECOVERY = Sql.ofAll("select pg_is_in_recovery()");
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** States of SQL in which waiting changes nothing: the role, its password or the name of the database is wrong. */
    private static final Pattern WRONG = Pattern.compile("(28|3D).*");

    private AwaitedDatabase() {}

    /**
     * Waits until the database takes changes, for so long at most; what is wrong with it then, the start says.
     *
     * @param say told once, if there is something to wait for
     */
    static void await(OwnSessions.Opening database, Duration patience, Consumer<String> say) {
        long end = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (isToBeAwaited(database) && System.nanoTime() < end) {
            if (!told) {
                say.accept("Waiting for the database, " + patience.toSeconds() + " s at most");
                told = true;
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isToBeAwaited(OwnSessions.Opening database) {
        try (Connection connection = database.open()) {
            return IN_RECOVERY.values().only(connection, row -> row.getBoolean(1));
        } catch (SQLException failure) {
            return !WRONG.matcher(String.valueOf(failure.getSQLState())).matches();
        }
    }
}
