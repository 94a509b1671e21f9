package org.prolotherapy.platform.tenancy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Refuses to start as a database role that row-level security would not hold. */
final class TrustedRole {

    /** A role can become every role that it is a member of, and a superuser is a member of all. */
    private static final String POWERS = """
            select current_user as name,
                   exists (select from pg_roles
                           where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'MEMBER')) as bypasses,
                   exists (select from pg_class
                           where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                             and pg_has_role(current_user, relowner, 'MEMBER')) as owns
            """;

    private TrustedRole() {}

    /** Before anything else uses the database. */
    static void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, DataSource database)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(POWERS)) {
            role.next();
            if (role.getBoolean("bypasses")) {
                throw refusal(role.getString("name"), "is or can become a role that bypasses row-level security");
            }
            if (role.getBoolean("owns")) {
                throw refusal(role.getString("name"), "owns tables, or can become a role that does");
            }
        }
    }

    private static PreventFurtherStepsException refusal(String role, String reason) {
        return new PreventFurtherStepsException(
                "The database role " + role + " (QUARKUS_DATASOURCE_USERNAME) " + reason + ", so that it could read and"
                        + " write across tenants. Use one that owns nothing, and QUARKUS_FLYWAY_USERNAME for the owner.",
                1);
    }
}
