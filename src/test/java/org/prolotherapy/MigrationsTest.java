package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.trial.EmbeddedPostgres;

/**
 * From 1.0 on a database that is in use becomes one of the newest version with everything that is in it, and while it does
 * so, and afterwards, the version before can go on.
 */
@Tag("slow")
class MigrationsTest {

    /** The last file of the baseline, which made the database of 1.0. */
    private static final int BASELINE = 8;

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern NAME = Pattern.compile("V(\\d+)__[A-Z][a-z0-9_]*\\.sql");

    @TempDir
    private Path place;

    @Test
    void countsItsFilesWithoutGaps() throws IOException {
        List<Integer> versions = List.copyOf(files(MIGRATIONS).keySet());

        assertThat(versions).startsWith(1, 2, 3, 4, 5, 6, 7, BASELINE);
        assertThat(versions.get(versions.size() - 1)).isEqualTo(versions.size());
    }

    @Test
    void onlyExpandsTheBaseline() throws IOException {
        // A check that makes room for more values takes nothing from the version before.
        String structures = " " + String.join(", ", Collections.nCopies(12, "''"));
        assertThat(breaches(MIGRATIONS))
                .isEqualTo(Map.of(
                        12,
                        // Reported for each of its two actions.
                        Collections.nCopies(
                                2,
                                "alter table adverse_event drop constraint ck_adverse_event_kind, add constraint"
                                        + " ck_adverse_event_kind check (kind in ("
                                        + String.join(", ", Collections.nCopies(14, "''")) + "))"),
                        16,
                        List.of(
                                "alter table injection drop constraint ck_injection_structure",
                                "alter table injection add constraint ck_injection_structure check (structure in ("
                                        + structures + ")) not valid",
                                "alter table injection_amendment drop constraint ck_injection_amendment_structure",
                                "alter table injection_amendment add constraint ck_injection_amendment_structure"
                                        + " check (structure in (" + structures + ")) not valid"),
                        // A trigger holds instead what these did, since a plan's protocol can be the clinic's own.
                        17,
                        List.of(
                                "alter table treatment_plan drop constraint fk_treatment_plan_protocol_version",
                                "alter table session_record drop constraint fk_session_record_protocol_version",
                                "alter table session drop constraint fk_session_protocol_version")));
    }

    @Test
    void reportsALaterFileThatDoesMore() throws IOException {
        Files.writeString(place.resolve("V8__End_of_the_baseline.sql"), "drop table session;");
        Files.writeString(place.resolve("V9__Widen.sql"), "alter table session add column colour text;");
        Files.writeString(place.resolve("V10__Narrow.sql"), "alter table session drop column colour;");

        assertThat(breaches(place)).isEqualTo(Map.of(10, List.of("alter table session drop column colour")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table fee",
                "DROP INDEX ix_session_date",
                "truncate fee",
                "delete from fee",
                "alter table fee rename to price",
                "alter table fee rename column amount to price",
                "alter table fee drop column amount",
                "alter table fee drop constraint ck_fee_amount",
                "alter table fee alter column amount type integer",
                "alter table fee alter amount set data type integer",
                "alter table fee alter column amount drop default",
                "alter table fee alter column amount set not null",
                "alter table fee add column colour text not null",
                "alter table fee add column a text, add column b text constraint c not null",
                "alter table fee add constraint ck_fee_more check (amount > 1)",
                "alter table fee add constraint ck_fee_more check (amount > 1) not valid",
                "alter table fee enable row level security",
                "alter table fee disable trigger all",
                "create unique index ux_fee on fee (clinic_id, amount)",
                "revoke insert on fee from public",
                "do $$ begin drop table fee; end $$",
                "do $$ begin alter table fee add column a text; exception when others then drop table fee; end $$",
                "do $$ begin execute 'drop table ' || 'fee'; end $$",
                "create table colour (id uuid); drop table fee; -- create table fee",
                "alter table \"fee\" drop column amount"
            })
    void reportsWhatMayBreakTheVersionBefore(String sql) {
        assertThat(Expansion.breaches(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table fee add column colour text",
                "alter table fee add column colour text not null default 'drop; table'",
                "alter table fee add column next date not null generated always as (day + 1) stored",
                "alter table fee add column colour text, add constraint ck_fee_colour check (colour in ('RED', 'BLUE'))",
                "alter table fee alter column amount drop not null, alter column year set default 2027",
                "create table colour (id uuid not null);"
                        + " alter table colour add constraint uq_colour unique (id), enable row level security;"
                        + " create unique index ux_colour on colour (id); grant select on colour to \"service\"",
                "create index ix_fee on fee (clinic_id, amount); -- drop table fee",
                "/* drop table fee; */ update fee set amount = amount + 1",
                "create function f() returns void language sql as $$ delete from fee; drop table fee $$;"
                        + " revoke execute on function f() from public",
                "do $$ begin alter table fee alter column amount set compression lz4;"
                        + " exception when feature_not_supported then raise notice 'No lz4; so what?'; end $$"
            })
    void takesWhatTheVersionBeforeDoesNotNotice(String sql) {
        assertThat(Expansion.breaches(sql)).isEmpty();
    }

    @Test
    void leavesWhatIsThereToItsClinic() throws Exception {
        try (EmbeddedPostgres postgres = PostgresForTests.startedIn(place)) {
            migrations(postgres).target(Integer.toString(BASELINE)).load().migrate();
            execute(postgres, """
                    set prolotherapy.tenant = 'local';
                    insert into protocol_version (id, version, definition) values ('hypertonic-dextrose', 1, '{}');
                    insert into treatment_plan (id, version, patient_system, patient_value, condition, laterality,
                        severity, protocol_id, protocol_version, solution, start_on, session_count, status, deadline,
                        placement_notes, created_at, updated_at)
                    values ('01a20075-9b63-79d8-b5fd-14fb4d3d14ea', 1, 'urn:example:ehr', '12345', 'knee-osteoarthritis',
                        'LEFT', 'MILD', 'hypertonic-dextrose', 1, 'hypertonic-dextrose-lidocaine', '2027-01-04', 3,
                        'ACTIVE', '2027-07-04', '[]', now(), now());
                    insert into session (id, plan_id, patient_system, patient_value, number, status, target,
                        window_earliest, window_latest)
                    select gen_random_uuid(), id, patient_system, patient_value, 1, 'PLANNED', start_on, start_on, start_on
                    from treatment_plan;
                    insert into screening (id, plan_id, recorded_at)
                    select gen_random_uuid(), id, now() from treatment_plan;
                    insert into assessment (id, plan_id, assessed_at, pain, recorded_at)
                    select gen_random_uuid(), id, now(), 4, now() from treatment_plan;
                    insert into fee_schedule (year, version, fees) values (2027, 1, '{"fees": []}');
                    insert into clinic (time_zone, updated_at) values ('Asia/Tokyo', now());
                    """);

            migrations(postgres).load().migrate();

            for (String table :
                    List.of("treatment_plan", "session", "screening", "assessment", "fee_schedule", "clinic")) {
                assertThat(seenByTheService(postgres, "select count(*) from " + table))
                        .as(table)
                        .isEqualTo("1");
            }
            assertThat(seenByTheService(postgres, "select clinic_id || ' ' || time_zone from clinic"))
                    .isEqualTo("local Asia/Tokyo");
        }
    }

    private static NavigableMap<Integer, Path> files(Path directory) throws IOException {
        NavigableMap<Integer, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                assertThat(name.matches())
                        .as("%s is V<number>__<What_it_does>.sql", file)
                        .isTrue();
                files.put(Integer.valueOf(name.group(1)), file);
            });
        }
        return files;
    }

    /** Of the files after the baseline, those that are no expansion, with what is reported of each. */
    private static Map<Integer, List<String>> breaches(Path directory) throws IOException {
        Map<Integer, List<String>> breaches = new TreeMap<>();
        for (Map.Entry<Integer, Path> file :
                files(directory).tailMap(BASELINE, false).entrySet()) {
            List<String> reported = Expansion.breaches(Files.readString(file.getValue()));
            if (!reported.isEmpty()) {
                breaches.put(file.getKey(), reported);
            }
        }
        return breaches;
    }

    private static FluentConfiguration migrations(EmbeddedPostgres postgres) {
        return Flyway.configure()
                .dataSource(
                        postgres.jdbcUrl(),
                        postgres.owner().name(),
                        postgres.owner().password())
                .placeholders(Map.of("service", postgres.service().name()));
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = as(postgres.owner(), postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String seenByTheService(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = as(postgres.service(), postgres);
                Statement statement = connection.createStatement()) {
            statement.execute("set prolotherapy.tenant = 'local'");
            try (ResultSet result = statement.executeQuery(query)) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static Connection as(EmbeddedPostgres.Role role, EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), role.name(), role.password());
    }
}
