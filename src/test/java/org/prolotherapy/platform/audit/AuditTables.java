package org.prolotherapy.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Waiting;

/** The tables of the audit, as the owner of the database sees and changes them. */
final class AuditTables {

    private AuditTables() {}

    /** The events of this request as they are now, each as one text. */
    static List<String> eventsOf(String requestId, String columns) {
        return query("select concat_ws(' ', " + columns + ") from audit_event where request_id = '" + requestId
                + "' order by at, id");
    }

    /** The only event of this request, as soon as it is there. */
    static String eventOf(String requestId, String columns) {
        eventually(() -> !eventsOf(requestId, "id").isEmpty(), "an event of " + requestId);
        assertThat(eventsOf(requestId, "id")).as("events of " + requestId).hasSize(1);
        return eventsOf(requestId, columns).get(0);
    }

    static List<String> query(String sql) {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void execute(String... statements) {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Past the triggers, as only the owner can. */
    static void tamper(String... statements) {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void allSealed(String clinic) {
        eventually(
                () -> query("select 1 from audit_unsealed where tenant_id = '" + clinic + "'")
                        .isEmpty(),
                "seals of all events of " + clinic);
    }

    static Verification.Report verify(String clinic) {
        return verify(clinic, null);
    }

    static Verification.Report verify(String clinic, Verification.@Nullable Head expected) {
        try (Connection connection = PostgresForTests.asOwner()) {
            return Verification.of(connection, clinic, Duration.ofSeconds(30), expected);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void eventually(Callable<Boolean> condition, String what) {
        Waiting.until(what, condition);
    }
}
