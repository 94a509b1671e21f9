package org.prolotherapy.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.prolotherapy.Waiting;

/** A connection is lent for one tenant, whatever it was used for before. */
@QuarkusTest
class TenantConnectionInterceptorTest {

    /** A connection as it is seen by whoever borrows it; this thread gets the one that it used last. */
    private record Seen(int server, String tenant) {}

    /** The audit and jobs are lent connections, too, so that it may be another one than before. */
    private static final String ALONE = "nobody else is lent a connection meanwhile";

    @Inject
    DataSource database;

    @Inject
    CurrentTenant current;

    @Inject
    TenantConnectionInterceptor connections;

    @Test
    void isSetToTheTenantOfTheWork() {
        Waiting.untilHolds(ALONE, this::changesWithTheWork);
    }

    private void changesWithTheWork() {
        Seen ak = current.callAs("ak", this::seen);
        Seen again = current.callAs("ak", this::seen);
        Seen demir = current.callAs("demir", this::seen);
        Seen none = seen();

        assertThat(List.of(ak.tenant(), again.tenant(), demir.tenant(), none.tenant()))
                .containsExactly("ak", "ak", "demir", "");
        assertThat(List.of(ak.server(), again.server(), demir.server()))
                .as("the same connection")
                .containsOnly(none.server());
    }

    @Test
    void staysSetWhenATransactionRollsBack() {
        Waiting.untilHolds(ALONE, this::outlivesARollback);
    }

    private void outlivesARollback() {
        int server = seen().server();

        assertThat(current.callAs("ak", () -> inATransactionRolledBack(this::seen)))
                .isEqualTo(new Seen(server, "ak"));
        assertThat(current.callAs("ak", this::seen)).isEqualTo(new Seen(server, "ak"));
        assertThat(current.callAs("demir", () -> inATransactionRolledBack(this::seen)))
                .isEqualTo(new Seen(server, "demir"));
        assertThat(current.callAs("ak", () -> inATransactionRolledBack(this::seen)))
                .isEqualTo(new Seen(server, "ak"));
        assertThat(inATransactionRolledBack(this::seen)).isEqualTo(new Seen(server, ""));
        assertThat(seen()).isEqualTo(new Seen(server, ""));
        assertThat(current.callAs("ak", this::seen)).isEqualTo(new Seen(server, "ak"));
    }

    @Test
    void staysInTheTransactionThatItIsLentFor() {
        Supplier<List<String>> temporary =
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    try (Connection first = database.getConnection();
                            Statement statement = first.createStatement()) {
                        statement.execute(
                                "create temporary table of_this_transaction on commit drop as select 'kept' as word");
                    }
                    try (Connection second = database.getConnection();
                            Statement statement = second.createStatement();
                            ResultSet row = statement.executeQuery(
                                    "select word, current_setting('prolotherapy.tenant') from of_this_transaction")) {
                        row.next();
                        return List.of(row.getString(1), row.getString(2));
                    }
                });
        assertThat(current.callAs("demir", this::seen).tenant()).isEqualTo("demir");
        assertThat(current.callAs("ak", temporary)).containsExactly("kept", "ak");
    }

    @Test
    void isSetForTheOtherTransactionThatATransactionWaitsFor() {
        List<String> tenants = current.callAs(
                "ak",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    Seen outer = seen();
                    Seen inner = QuarkusTransaction.requiringNew().call(this::seen);
                    assertThat(inner.server()).isNotEqualTo(outer.server());
                    return List.of(outer.tenant(), inner.tenant(), seen().tenant());
                }));
        assertThat(tenants).containsExactly("ak", "ak", "ak");
    }

    @Test
    void changesHandsInNoTransaction() {
        current.runAs(
                "ak",
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    assertThat(current.callAs("ak", this::seen).tenant()).isEqualTo("ak");
                    assertThatIllegalStateException()
                            .isThrownBy(() -> current.callAs("demir", this::seen))
                            .withMessageContaining("transaction");
                    assertThat(seen().tenant()).isEqualTo("ak");
                }));
        QuarkusTransaction.requiringNew()
                .run(() -> assertThatIllegalStateException().isThrownBy(() -> current.callAs("ak", this::seen)));
    }

    @Test
    void isLentAgainToTheSameTenantWithoutAWordToTheDatabase() {
        Told told = new Told();
        for (String tenant : List.of("ak", "ak", "demir", "demir", "ak")) {
            current.runAs(tenant, () -> connections.onConnectionAcquire(told.connection()));
        }
        connections.onConnectionAcquire(told.connection());

        assertThat(told.tenants).containsExactly("ak", "demir", "ak", "");
        assertThat(told.autoCommits)
                .as("what is set in a transaction can roll back")
                .containsOnly(true);
        assertThat(told.autoCommit).as("as the pool left it").isFalse();
    }

    @Test
    void isClosedWhenItCannotBeSet() {
        Told told = new Told();
        current.runAs("ak", () -> connections.onConnectionAcquire(told.connection()));
        told.fails = true;

        assertThatIllegalStateException()
                .isThrownBy(() -> current.runAs("demir", () -> connections.onConnectionAcquire(told.connection())))
                .withCauseInstanceOf(SQLException.class);
        assertThat(told.closed).isTrue();
    }

    private Seen seen() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_backend_pid(), current_setting('prolotherapy.tenant', true)")) {
            row.next();
            return new Seen(row.getInt(1), row.getString(2));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static <T> T inATransactionRolledBack(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** A connection in a transaction, and what it is told. */
    private static final class Told {

        private final List<String> tenants = new ArrayList<>();
        private final List<Boolean> autoCommits = new ArrayList<>();
        private boolean autoCommit;
        private boolean fails;
        private boolean closed;

        private final Object underneath = Proxy.newProxyInstance(
                Told.class.getClassLoader(),
                new Class<?>[] {Connection.class, PGConnection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "getAutoCommit" -> autoCommit;
                    case "setAutoCommit" -> {
                        autoCommit = (boolean) arguments[0];
                        yield null;
                    }
                    case "prepareStatement" -> statement();
                    case "close" -> {
                        closed = true;
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });

        /** As the pool hands it over: in a wrapper that is made anew each time. */
        Connection connection() {
            return (Connection) Proxy.newProxyInstance(
                    Told.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("unwrap");
                        return underneath;
                    });
        }

        private Object statement() {
            return Proxy.newProxyInstance(
                    Told.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "setObject" -> {
                            if (fails) {
                                throw new SQLException("the database is away", "08006");
                            }
                            yield tenants.add((String) arguments[1]);
                        }
                        case "execute" -> autoCommits.add(autoCommit);
                        case "getUpdateCount" -> -1;
                        case "close" -> true;
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
