package org.prolotherapy.platform.tenancy;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.prolotherapy.platform.persistence.Sql;

/** A database role that row-level security holds: the service starts as no other. */
public final class TrustedRole {

    /** A role can become every role that it is a member of, and a superuser is a member of all. */
    private static final Sql POWERS = Sql.ofAll("""
            select current_user as name,
                   exists (select from pg_roles
                           where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'MEMBER')) as bypasses,
                   exists (select from pg_class
                           where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                             and pg_has_role(current_user, relowner, 'MEMBER')) as owns
            """);

    private TrustedRole() {}

    /** Why the role of this connection is not to be trusted; empty if it is. */
    public static Optional<String> refusalOf(Connection connection) throws SQLException {
        return POWERS.values().only(connection, TrustedRole::refusalOf);
    }

    private static Optional<String> refusalOf(ResultSet role) throws SQLException {
        if (role.getBoolean("bypasses")) {
            return refusal(role.getString("name"), "is or can become one that bypasses row-level security");
        }
        return role.getBoolean("owns")
                ? refusal(role.getString("name"), "owns tables, or can become one that does")
                : Optional.empty();
    }

    /** Before anything else uses the database, and once more after whatever was found out before the start. */
    static void require(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, DataSource database)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            refusalOf(connection).ifPresent(refusal -> {
                throw new IllegalStateException(refusal);
            });
        }
    }

    private static Optional<String> refusal(String role, String reason) {
        return Optional.of("The database role " + role + " (QUARKUS_DATASOURCE_USERNAME) " + reason
                + ", so that it could read and write across tenants. Use one that owns nothing, and"
                + " QUARKUS_FLYWAY_USERNAME for the owner; docs/operating.md says how to make the two.");
    }
}
