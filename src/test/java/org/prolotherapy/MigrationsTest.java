package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.trial.EmbeddedPostgres;

/** A database that is in use becomes one of the newest version, with everything that is in it. */
class MigrationsTest {

    @TempDir
    private Path place;

    @Test
    void leavesWhatIsThereToTheClinicThatItWasMadeIn() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(place)) {
            migrations(postgres).target("16").load().migrate();
            execute(postgres, """
                    insert into protocol_version (id, version, definition) values ('hypertonic-dextrose', 1, '{}');
                    insert into treatment_plan (id, version, patient_system, patient_value, condition, laterality,
                        severity, protocol_id, protocol_version, solution, start_on, session_count, status, deadline,
                        placement_notes, created_at, updated_at)
                    values ('01a20075-9b63-79d8-b5fd-14fb4d3d14ea', 1, 'urn:example:ehr', '12345', 'knee-osteoarthritis',
                        'LEFT', 'MILD', 'hypertonic-dextrose', 1, 'hypertonic-dextrose-lidocaine', '2027-01-04', 3,
                        'ACTIVE', '2027-07-04', '[]', now(), now());
                    insert into session (id, plan_id, number, status, target, window_earliest, window_latest)
                    select gen_random_uuid(), id, 1, 'PLANNED', start_on, start_on, start_on from treatment_plan;
                    insert into screening (id, plan_id, recorded_at)
                    select gen_random_uuid(), id, now() from treatment_plan;
                    insert into assessment (id, plan_id, assessed_at, pain, recorded_at)
                    select gen_random_uuid(), id, now(), 4, now() from treatment_plan;
                    insert into fee_schedule (year, version) values (2027, 1);
                    insert into fee (year, protocol, currency, amount) values (2027, 'hypertonic-dextrose', 'TRY', 1500);
                    update clinic set time_zone = 'Asia/Tokyo';
                    """);

            migrations(postgres).load().migrate();

            for (String table :
                    List.of("treatment_plan", "session", "screening", "assessment", "fee_schedule", "fee", "clinic")) {
                assertThat(seenByTheService(postgres, "select count(*) from " + table))
                        .as(table)
                        .isEqualTo("1");
            }
            assertThat(seenByTheService(postgres, "select clinic_id || ' ' || time_zone from clinic"))
                    .isEqualTo("local Asia/Tokyo");
        }
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
            statement.execute("set prolotherapy.clinic = 'local'");
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
