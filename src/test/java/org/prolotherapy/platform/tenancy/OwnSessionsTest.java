package org.prolotherapy.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.PostgresForTests;

@QuarkusTest
class OwnSessionsTest {

    @Test
    void takesADatabaseThatGivesEachConnectionItsSession() throws SQLException {
        assertThat(OwnSessions.refusalOf(OwnSessionsTest::session)).isEmpty();
    }

    @Test
    void refusesAPoolerThatLendsASessionAgainWhileItIsIdle() throws SQLException {
        try (Connection only = session()) {
            assertThat(OwnSessions.refusalOf(() -> lent(only, only)))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("pool_mode = session"));
        }
    }

    @Test
    void refusesAPoolerThatGoesOnWithAnotherSession() throws SQLException {
        try (Connection one = session();
                Connection another = session()) {
            Deque<Connection> connections =
                    new ArrayDeque<>(List.of(lent(one, another), session(), session(), session()));

            assertThat(OwnSessions.refusalOf(connections::remove)).isPresent();
        }
    }

    private static Connection session() throws SQLException {
        return PostgresForTests.asService();
    }

    /** A connection whose first statement goes to one session, and all later ones to another. */
    private static Connection lent(Connection first, Connection later) {
        Deque<Connection> sessions = new ArrayDeque<>(List.of(first));
        return (Connection) Proxy.newProxyInstance(
                OwnSessionsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (pooled, method, values) -> {
                    if (!method.getName().equals("prepareStatement")) {
                        return null;
                    }
                    Connection session = sessions.isEmpty() ? later : sessions.remove();
                    try {
                        return method.invoke(session, values);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }
}
