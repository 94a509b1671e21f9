package org.prolotherapy.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A statement that no entity stands for. Values stand in it by name, like {@code :id}, as often as they are needed.
 *
 * <p>It says for whom it is: one of a tenant names {@code :tenant}, so that row-level security is only the second guard, and
 * one that is for all of them says so by how it is made.
 */
public final class Sql {

    /** What a cast by two colons is followed by is no name. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    private static final int ALL_AT_ONCE = 0;

    private final String text;
    private final List<String> names;
    private final String prepared;

    private Sql(String text) {
        this.text = text;
        this.prepared = NAME.matcher(text).replaceAll("?");
        this.names = NAME.matcher(text).results().map(name -> name.group(1)).toList();
    }

    /** What a row says. */
    @FunctionalInterface
    public interface Row<T> {

        /** Reads the row at which a result stands. */
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a row. */
    @FunctionalInterface
    public interface Reader {

        /** Takes the row at which a result stands. */
        void take(ResultSet row) throws SQLException;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {

        /** Says what it says with this connection, and does not close it. */
        T with(Connection connection) throws SQLException;
    }

    /**
     * Does this with a connection, in the transaction under way if there is one.
     *
     * @throws IllegalStateException if the database failed
     */
    public static <T> T on(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database did not do what it was to do.", failure);
        }
    }

    /**
     * A statement about what belongs to one tenant.
     *
     * @throws IllegalArgumentException if it does not ask for {@code :tenant}
     */
    public static Sql ofTenant(String text) {
        Sql sql = new Sql(text);
        if (!sql.names.contains("tenant")) {
            throw new IllegalArgumentException("This does not say for which tenant it is: " + text);
        }
        return sql;
    }

    /** A statement about what belongs to no tenant, or to all of them. */
    public static Sql ofAll(String text) {
        return new Sql(text);
    }

    /** The statement without any values, which can be given one after the other. */
    public Values values() {
        return new Values(this);
    }

    /** Does the same with each of these, sent at once, and says of each how many rows it changed. */
    public int[] batch(Connection connection, List<Values> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(prepared)) {
            for (Values each : all) {
                each.bind(statement);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** A value, or none of a type: PostgreSQL prepares a statement anew when types change. */
    private record Typed(@Nullable Object value, int type) {}

    /** A statement with its values; for one use, in one thread. */
    public static final class Values {

        private final Map<String, Typed> values = new HashMap<>();
        private Sql sql;

        private Values(Sql sql) {
            this.sql = sql;
        }

        /** Gives a value: an instant, bytes, a list of UUIDs, or anything else that the driver knows. */
        public Values with(String name, Object value) {
            return with(name, new Typed(value, Types.OTHER));
        }

        public Values with(String name, @Nullable String value) {
            return with(name, new Typed(value, Types.VARCHAR));
        }

        public Values with(String name, @Nullable Long value) {
            return with(name, new Typed(value, Types.BIGINT));
        }

        public Values with(String name, @Nullable UUID value) {
            return with(name, new Typed(value, Types.OTHER));
        }

        private Values with(String name, Typed value) {
            if (!sql.names.contains(name)) {
                throw new IllegalArgumentException("There is no :" + name + " in " + sql.text);
            }
            values.put(name, value);
            return this;
        }

        /** Goes on with this in the statement. */
        public Values plus(String more) {
            sql = new Sql(sql.text + ' ' + more);
            return this;
        }

        /** Asks for this as well, if there is a value for its name. */
        public Values and(String condition, String name, @Nullable Object value) {
            return value == null ? this : plus("and " + condition).with(name, value);
        }

        /** How many rows it changed; −1 if it is none that changes rows. */
        public int run(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.prepared)) {
                bind(statement);
                statement.execute();
                return statement.getUpdateCount();
            }
        }

        public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
            List<T> rows = new ArrayList<>();
            forEach(connection, ALL_AT_ONCE, each -> rows.add(row.read(each)));
            return rows;
        }

        public <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
            return list(connection, row).stream().findFirst();
        }

        /** Of a statement that always answers with a row. */
        public <T> T only(Connection connection, Row<T> row) throws SQLException {
            return first(connection, row).orElseThrow();
        }

        /**
         * Reads one row after the other, which need not fit into memory.
         *
         * @param atATime so many are fetched at once, in a transaction; 0 for all
         */
        public void forEach(Connection connection, int atATime, Reader reader) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.prepared)) {
                statement.setFetchSize(atATime);
                bind(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.take(rows);
                    }
                }
            }
        }

        private void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < sql.names.size(); i++) {
                Typed typed = values.get(sql.names.get(i));
                if (typed == null) {
                    throw new IllegalStateException("There is no value for :" + sql.names.get(i) + " in " + sql.text);
                }
                Object value = typed.value();
                if (value == null) {
                    statement.setNull(i + 1, typed.type());
                } else if (value instanceof Instant instant) {
                    statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                } else if (value instanceof List<?> ids) {
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
                } else {
                    statement.setObject(i + 1, value);
                }
            }
        }
    }
}
