package org.prolotherapy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL finds rows among many, for the service's own role under row-level security. The statements are those that the
 * service sends; the many rows are those of a transaction that is rolled back.
 */
@QuarkusTest
class IndexesTest {

    /** The plans of a page are sorted with their sessions; those that are not on it are not. */
    private static final Pattern UNSORTED_UP_TO_THE_LIMIT = Pattern.compile("Limit(?!.*Sort)", Pattern.DOTALL);

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    private static @Nullable Connection owner;

    @BeforeEach
    void thereAreManyPlans() throws SQLException {
        if (owner != null) {
            return;
        }
        Plan plan = createPlan(kneeOsteoarthritis());
        owner = PostgresForTests.asOwnerInSimpleMode();
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("create temporary table many on commit drop as select gen_random_uuid() as id, n,"
                    + " gen_random_uuid() as screening from generate_series(1, 3000) n");
            copy(
                    statement,
                    "treatment_plan",
                    "id",
                    plan,
                    "'id', many.id, 'patient_value', many.n % 700,"
                            + " 'screening_id', null, 'updated_at', now() - many.n * interval '1 minute'");
            copy(statement, "screening", "plan_id", plan, "'id', many.screening, 'plan_id', many.id");
            copy(statement, "plan_quote", "plan_id", plan, "'id', many.screening, 'plan_id', many.id");
            String day = "date '2026-01-01' + many.n % 700 + 14 * t.number";
            copy(
                    statement,
                    "session",
                    "plan_id",
                    plan,
                    "'id', gen_random_uuid(), 'plan_id', many.id, 'patient_value', many.n % 700, 'target', " + day
                            + ", 'window_earliest', " + day + ", 'window_latest', " + day);
            statement.execute("analyze treatment_plan, screening, session, plan_quote");
        }
    }

    private static void copy(Statement statement, String table, String plan, Plan model, String changed)
            throws SQLException {
        // The date of a session is computed by the database.
        statement.execute("create temporary table copies on commit drop as select (jsonb_populate_record(t,"
                + " jsonb_build_object(" + changed + "))).* from " + table + " t cross join many where t." + plan
                + " = '"
                + model.id() + "'");
        String columns =
                "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = '"
                        + table + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''";
        try (ResultSet row = statement.executeQuery(columns)) {
            row.next();
            String names = row.getString(1);
            statement.execute("insert into " + table + " (" + names + ") select " + names + " from copies");
        }
        statement.execute("drop table copies");
    }

    @AfterAll
    static void thereAreNoneAgain() throws SQLException {
        owner().rollback();
        owner().close();
        owner = null;
    }

    @Test
    void findsThePlansOfAPatient() {
        List<String> said = statements.during(
                () -> sending(object().with("patient", "urn:example:ehr|12345")).post(PLANS + "/_search"));

        assertThat(planOf(said, "from treatment_plan "))
                .contains("using ix_treatment_plan_patient", "patient_system = ", "patient_value = ")
                .contains("using pk_treatment_plan", "using pk_screening", "using uq_session_plan_number")
                .containsPattern(UNSORTED_UP_TO_THE_LIMIT);
        assertThat(planOf(said, "from plan_quote ")).contains("ix_plan_quote_plan", "plan_id = ");
    }

    @Test
    void findsTheNewestPlans() {
        List<String> said = statements.during(() -> given().get(PLANS));
        assertThat(planOf(said, "from treatment_plan "))
                .containsPattern("Index (Only )?Scan Backward using pk_treatment_plan")
                .containsPattern(UNSORTED_UP_TO_THE_LIMIT);
    }

    @Test
    void findsAPlanWithEverythingOfIt() {
        Plan plan = createPlan(kneeOsteoarthritis());
        List<String> said = statements.during(plan::get);

        assertThat(planOf(said, "from treatment_plan "))
                .contains("using pk_treatment_plan", "using pk_screening", "using uq_session_plan_number");
        assertThat(planOf(said, "from plan_quote "))
                .contains("Index Scan Backward using ix_plan_quote_plan", "plan_id = ");
    }

    @Test
    void findsTheSessionsOfAWeekInTheirOrder() {
        List<String> said = statements.during(() -> given().get("/v1/sessions?from=2027-01-04&to=2027-01-10"));

        assertThat(planOf(said, "from session "))
                .contains("using ix_session_day", "date >= ", "date <= ", "pk_treatment_plan")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void findsWhatIsBooked() {
        List<String> said = statements.during(() -> given().get("/v1/availability?from=2027-01-04&to=2027-01-05"));

        assertThat(planOf(said, "from session "))
                .contains("ix_session_booked", "starts_at < ", "starts_at > ")
                .doesNotContain("Seq Scan");
    }

    /** As PostgreSQL plans for any values, of the statement that has these words. */
    private static String planOf(List<String> said, String words) {
        String sql = said.stream()
                .filter(it -> it.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("None has " + words + ":\n" + String.join("\n", said)));
        try (Statement statement = owner().createStatement()) {
            statement.execute("set local prolotherapy.tenant = 'local'");
            statement.execute(
                    "set local role " + PostgresForTests.running().service().name());
            try (ResultSet rows = statement.executeQuery("explain (generic_plan, costs off) " + numbered(sql))) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            } finally {
                statement.execute("reset role");
            }
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    private static Connection owner() {
        return Objects.requireNonNull(owner, "the connection is opened first");
    }

    /** JDBC's parameters have no numbers, PostgreSQL's have. */
    private static String numbered(String sql) {
        AtomicInteger parameter = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(found -> "\\$" + parameter.incrementAndGet());
    }
}
