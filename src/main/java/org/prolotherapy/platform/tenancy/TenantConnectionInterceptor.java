package org.prolotherapy.platform.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;
import org.prolotherapy.platform.persistence.Sql;

/**
 * Tells the database, whose row-level security asks for it, for which tenant a connection is used. A connection keeps
 * the tenant until it is lent for another, so that the usual one is lent without a word to the database.
 */
@Singleton
public class TenantConnectionInterceptor implements AgroalPoolInterceptor {

    /** No tenant has this name, so that no row belongs to it. */
    private static final String NONE = "";

    private static final Sql SET = Sql.ofTenant("select set_config('prolotherapy.tenant', :tenant, false)");

    private final CurrentTenant current;

    /** Weak, because a connection that the database has ended cannot be recognised any more when the pool lets it go. */
    private final Map<Connection, String> tenants = Collections.synchronizedMap(new WeakHashMap<>());

    TenantConnectionInterceptor(CurrentTenant current) {
        this.current = current;
    }

    @Override
    public void onConnectionAcquire(Connection lent) {
        Connection connection = underneath(lent);
        String tenant = current.find().orElse(NONE);
        if (!tenant.equals(tenants.get(connection))) {
            tenants.remove(connection);
            set(connection, tenant);
            tenants.put(connection, tenant);
        }
    }

    /** Sets a connection that is no pool's, and in no transaction, to a tenant. */
    public static void tell(Connection connection, String tenant) throws SQLException {
        SET.values().with("tenant", tenant).run(connection);
    }

    private static void set(Connection connection, String tenant) {
        try {
            // The pool may have begun a transaction already, in name: nothing was sent yet, and nothing is now. What is
            // set in a transaction would be unset when it rolls back.
            boolean commits = connection.getAutoCommit();
            connection.setAutoCommit(true);
            tell(connection, tenant);
            connection.setAutoCommit(commits);
        } catch (SQLException | RuntimeException failure) {
            // The pool takes it back, and a transaction may hold on to it: closed, it serves neither.
            close(connection, failure);
            throw new IllegalStateException("A connection could not be set to its tenant.", failure);
        }
    }

    private static void close(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }

    /** What the pool hands over is a new wrapper each time. */
    private static Connection underneath(Connection pooled) {
        try {
            return (Connection) pooled.unwrap(PGConnection.class);
        } catch (SQLException closed) {
            throw new IllegalStateException("A connection was lost while it was lent.", closed);
        }
    }
}
