package org.prolotherapy.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SqlTest {

    private static final String NOTE = "select word, number, id, at, bytes, ids from note";

    private static final Sql INSERT = Sql.ofAll(
            "insert into note (word, number, id, at, bytes, ids)" + " values (:word, :number, :id, :at, :bytes, :ids)");

    @Inject
    DataSource database;

    private Connection connection;

    @BeforeEach
    void somewhereToWrite() throws SQLException {
        connection = database.getConnection();
        Sql.ofAll("create temporary table note (word text, number bigint, id uuid, at timestamptz, bytes bytea,"
                        + " ids uuid[])")
                .values()
                .run(connection);
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        Sql.ofAll("drop table note").values().run(connection);
        connection.close();
    }

    @Test
    void writesWhatItReads() throws SQLException {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2027-01-04T08:00:00.123456Z");

        int written = note("it's :id?", 7L, id)
                .with("at", at)
                .with("bytes", new byte[] {1, 2})
                .with("ids", List.of(id))
                .run(connection);

        assertThat(written).isEqualTo(1);
        Sql.ofAll(NOTE).values().forEach(connection, 0, row -> {
            assertThat(row.getString("word")).isEqualTo("it's :id?");
            assertThat(row.getLong("number")).isEqualTo(7);
            assertThat(row.getObject("id", UUID.class)).isEqualTo(id);
            assertThat(row.getTimestamp("at").toInstant()).isEqualTo(at);
            assertThat(row.getBytes("bytes")).containsExactly(1, 2);
            assertThat((UUID[]) row.getArray("ids").getArray()).containsExactly(id);
        });
    }

    @Test
    void sendsManyAtOnceWithAndWithoutValues() throws SQLException {
        List<Sql.Values> notes = new ArrayList<>();
        for (long i = 0; i < 20; i++) {
            boolean given = i % 3 == 0;
            notes.add(note(given ? "word" : null, given ? i : null, given ? UUID.randomUUID() : null)
                    .with("at", Instant.EPOCH)
                    .with("bytes", new byte[0])
                    .with("ids", List.of()));
        }

        INSERT.batch(connection, notes);

        String counted = Sql.ofAll("select concat_ws(' ', count(*), count(word), count(number), count(id)) from note")
                .values()
                .only(connection, row -> row.getString(1));
        assertThat(counted).isEqualTo("20 7 7 7");
    }

    @Test
    void asksForWhatThereIsAValueFor() throws SQLException {
        Sql numbers = Sql.ofAll("select n from generate_series(1, 9) n where n >= :least");

        assertThat(numbers.values()
                        .with("least", 3)
                        .and("n < :most", "most", 6)
                        .and("n <> :not", "not", null)
                        .plus("order by n desc")
                        .list(connection, row -> row.getInt(1)))
                .containsExactly(5, 4, 3);
        assertThat(numbers.values().with("least", 10).first(connection, row -> row.getInt(1)))
                .isEmpty();
    }

    @Test
    void usesAValueAsOftenAsItIsNamedAndTakesNoCastForAName() throws SQLException {
        String answer = Sql.ofAll("select :n::text || ' ' || (:n + 1)::text || ' ' || 'a'::text")
                .values()
                .with("n", 1)
                .only(connection, row -> row.getString(1));

        assertThat(answer).isEqualTo("1 2 a");
    }

    @Test
    void readsInPartsWhatWouldNotFit() throws SQLException {
        List<Integer> read = new ArrayList<>();
        connection.setAutoCommit(false);
        Sql.ofAll("select generate_series(1, 7)").values().forEach(connection, 3, row -> read.add(row.getInt(1)));
        connection.setAutoCommit(true);

        assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void saysForWhichTenantItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sql.ofTenant("select * from audit_event where id = :id"))
                .withMessageContaining("for which tenant");
    }

    @Test
    void takesNoValueThatItDoesNotAskForAndMissesNone() {
        Sql.Values values = Sql.ofAll("select :a, :b").values().with("a", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.with("c", 1))
                .withMessageContaining(":c");
        assertThatIllegalStateException()
                .isThrownBy(() -> values.run(connection))
                .withMessageContaining(":b");
    }

    private static Sql.Values note(@Nullable String word, @Nullable Long number, @Nullable UUID id) {
        return INSERT.values().with("word", word).with("number", number).with("id", id);
    }
}
