package org.prolotherapy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** Two clinics in one database see nothing of each other: through the API, through entities, and by raw SQL. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClinicsApartTest {

    private static final String HERE = "clinic-here";
    private static final String ELSEWHERE = "clinic-elsewhere";
    private static final String SLOT = "2027-01-18T10:00";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String TABLES =
            "select relname::text from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace"
                    // whose rows are there for less than a second
                    + " and relname <> 'audit_unsealed'";

    @Inject
    CurrentTenant current;

    @Inject
    EntityManager entities;

    @Inject
    EntityManagerFactory factory;

    private String plan = "";
    private List<String> tables = List.of();

    /** A row of every kind, once for all tests. */
    @BeforeEach
    void somethingOfEverythingIsHere() throws Exception {
        if (!tables.isEmpty()) {
            return;
        }
        tables = asOwner(TABLES);
        plan = callersOf(HERE, () -> {
            sending(object().with(
                                    "fees",
                                    List.of(Map.of(
                                            "protocol",
                                            "hypertonic-dextrose",
                                            "price",
                                            Map.of("amount", "1500.00", "currency", "TRY")))))
                    .put("/v1/fee-schedules/2027")
                    .then()
                    .statusCode(201);
            ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
            Plan made =
                    createPlan(kneeOsteoarthritis().with("externalId", "ehr-1")).consented();
            made.record(1, performedAt("2027-01-04T08:00:00+03:00"));
            made.amendRecord(1, because("Typing error.").with("notes", "Tolerated well."))
                    .statusCode(201);
            String injection = made.injectionsOf(1).extract().path("items[0].id");
            made.amendInjection(1, injection, because("Typing error.").with("volumeMl", 2))
                    .statusCode(201);
            sending(object().with("assessedAt", "2027-01-04T08:00:00+03:00").with("pain", 4))
                    .post(made.address() + "/assessments")
                    .then()
                    .statusCode(201);
            sending(object()).post(made.address() + "/calendar-links").then().statusCode(201);
            sending(object().with("date", "2027-01-04").with("done", true).with("minutes", 20))
                    .header("Idempotency-Key", "exercise-1")
                    .post(made.address() + "/exercise-entries")
                    .then()
                    .statusCode(201);
            made.report(object().with("kind", "SWELLING").with("onsetAt", "2027-01-04T08:30:00+03:00"))
                    .statusCode(201);
            made.review(0, "dr-demir").statusCode(201);
            sending(object().with("id", "our-knee").with("basedOn", Map.of("regimen", "sit-2020-knee")))
                    .post("/v1/protocols")
                    .then()
                    .statusCode(201);
            sending(object().with("code", "our-dextrose")
                            .with("display", "Ours")
                            .with("kind", "DEXTROSE")
                            .with("components", List.of(Map.of("component", "dextrose", "percent", 15))))
                    .post("/v1/solutions")
                    .then()
                    .statusCode(201);
            String webhook = sending(object().with("url", "https://hooks.example.com/"))
                    .post("/v1/webhooks")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            given().post("/v1/webhooks/" + webhook + "/test").then().statusCode(200);
            book(createPlan(kneeOsteoarthritis())).statusCode(201);
            sending(object()).post("/v1/exports").then().statusCode(202);
            Waiting.until(
                    "an export",
                    () -> given().get("/v1/exports")
                            .<String>path("items[0].state")
                            .equals("DONE"));
            return made.id();
        });
        Waiting.until("a seal", () -> count(HERE, "audit_seal") > 0);
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            // What takes a month to become too old.
            statement.execute("insert into change_horizon values ('" + HERE + "', '1', 1)");
            // What a client of CDS Hooks leaves for minutes.
            statement.execute("insert into cds_token values ('" + HERE + "', repeat('0', 64), now())");
        }
    }

    /** What belongs to a clinic is never deleted, except here, past the triggers. */
    @AfterAll
    void leaveNothingBehind() throws SQLException {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : tables) {
                statement.execute("delete from " + table + " where " + whose(table) + " like 'clinic-%'");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/sessions",
                "/sessions/1",
                "/sessions/1/record",
                "/sessions/1/injections",
                "/screening",
                "/consents",
                "/adverse-events",
                "/assessments",
                "/progress",
                "/exercise-entries",
                "/aftercare",
                "/fee-estimate",
                "/revisions",
                "/calendar",
                "/calendar-links"
            })
    void findsNothingOfAnotherClinicsPlan(String part) {
        String address = PLANS + "/" + plan + part;
        callersOf(HERE, () -> given().get(address).then().statusCode(200));
        callersOf(ELSEWHERE, () -> given().get(address).then().statusCode(404).body("code", is("not-found")));
        given().get(address).then().statusCode(404);
    }

    @Test
    void changesNothingOfAnotherClinicsPlan() {
        String address = PLANS + "/" + plan;
        callersOf(
                ELSEWHERE,
                () -> Plan.patching(object().with("weightKg", 80))
                        .header("If-Match", "*")
                        .patch(address)
                        .then()
                        .statusCode(404));
        callersOf(
                ELSEWHERE,
                () -> sending(because("It is so."))
                        .header("If-Match", "*")
                        .post(address + "/cancel")
                        .then()
                        .statusCode(404));
        callersOf(
                ELSEWHERE,
                () -> sending(screening())
                        .header("If-Match", "*")
                        .put(address + "/screening")
                        .then()
                        .statusCode(404));
        callersOf(
                ELSEWHERE,
                () -> sending(performedAt("2027-01-04T08:00:00+03:00"))
                        .put(address + "/sessions/2/record")
                        .then()
                        .statusCode(404));

        callersOf(
                HERE,
                () -> given().get(address)
                        .then()
                        .statusCode(200)
                        .body("status", not("CANCELLED"))
                        .body("weightKg", equalTo(70)));
    }

    @Test
    void listsNothingOfAnotherClinic() {
        callersOf(HERE, () -> given().get(PLANS).then().body("items.id", hasItem(plan)));
        callersOf(HERE, () -> given().get("/v1/sessions").then().body("items", hasSize(10)));
        for (String list : List.of(PLANS, "/v1/sessions")) {
            callersOf(
                    "clinic-empty",
                    () -> given().get(list).then().statusCode(200).body("items", hasSize(0)));
        }
        callersOf(HERE, () -> given().get("/v1/fee-schedules/2027").then().statusCode(200));
        callersOf(ELSEWHERE, () -> given().get("/v1/fee-schedules/2027").then().statusCode(404));
    }

    @Test
    void hasSettingsOfItsOwnFromTheFirstUseOn() {
        callersOf(HERE, () -> ClinicOfTests.get().statusCode(200).body("performers", hasSize(2)));
        String etag = callersOf(
                "clinic-configured",
                () -> ClinicOfTests.get()
                        .statusCode(200)
                        .body("timeZone", is("Europe/Istanbul"))
                        .body("weeklyHours", hasSize(5))
                        .body("visitMinutes", is(60))
                        .body("performers.id", contains("dr-ak", "dr-demir"))
                        .extract()
                        .header("ETag"));
        callersOf(
                "clinic-configured",
                () -> ClinicOfTests.become(ClinicOfTests.open().with("timeZone", "Asia/Tokyo"))
                        .statusCode(200)
                        .header("ETag", not(etag))
                        .body("moved", hasSize(0)));

        callersOf(HERE, () -> ClinicOfTests.get().body("timeZone", is("Europe/Istanbul")));
    }

    @Test
    void plansAtItsFirstUse() {
        callersOf(
                "clinic-new",
                () -> sending(object().with("severity", "MODERATE").with("startOn", "2027-01-04"))
                        .post("/v1/schedule-previews")
                        .then()
                        .statusCode(200)
                        .body("timeZone", is("Europe/Istanbul")));
        String zone = callersOf(
                "clinic-newer",
                () -> createPlan(kneeOsteoarthritis()).get().extract().path("schedule.timeZone"));
        assertThat(zone).isEqualTo("Europe/Istanbul");
    }

    @Test
    void takesTheExternalIdsPerformersAndSlotsThatAnotherHasTaken() {
        callersOf(
                HERE,
                () -> Plan.tryToCreate(kneeOsteoarthritis().with("externalId", "ehr-1"))
                        .statusCode(409)
                        .body("code", is("external-id-taken")));
        callersOf(ELSEWHERE, () -> {
            ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
            Plan same = createPlan(kneeOsteoarthritis().with("externalId", "ehr-1"));
            return book(same).statusCode(201).body("session.booking.startsAt", is(SLOT));
        });
    }

    @Test
    void loadsNoEntityOfAnotherClinic() throws SQLException {
        for (EntityType<?> entity : ofClinics()) {
            Object id = inTransaction(HERE, () -> anyIdOf(entity));
            assertThat(inTransaction(HERE, () -> isThere(entity, id, LockModeType.NONE)))
                    .as(entity.getName())
                    .isTrue();
            assertThat(inTransaction(ELSEWHERE, () -> isThere(entity, id, LockModeType.NONE)))
                    .as(entity.getName())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TreatmentPlan", "FeeSchedule", "TreatmentSession", "ClinicProtocol"})
    void locksNoEntityOfAnotherClinic(String name) {
        EntityType<?> entity = ofClinics().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Object id = inTransaction(HERE, () -> anyIdOf(entity));
        for (LockModeType lock : List.of(LockModeType.PESSIMISTIC_WRITE, LockModeType.PESSIMISTIC_READ)) {
            assertThat(inTransaction(HERE, () -> isThere(entity, id, lock))).isTrue();
            assertThat(inTransaction(ELSEWHERE, () -> isThere(entity, id, lock)))
                    .as(lock + " of " + name)
                    .isFalse();
        }
    }

    /** Hibernate's wall holds without the database's, whose own the raw SQL below meets. */
    @Test
    void loadsNothingOfAnotherClinicEvenIfTheDatabaseShowsIt() throws SQLException {
        whileTheDatabaseShowsEverything(() -> {
            for (EntityType<?> entity : ofClinics()) {
                Object id = inTransaction(HERE, () -> anyIdOf(entity));
                assertThat(inTransaction(ELSEWHERE, () -> isThere(entity, id, LockModeType.NONE)))
                        .as(entity.getName() + ", by its id")
                        .isFalse();
                assertThat(inTransaction(
                                "clinic-empty",
                                () -> entities.createQuery("select count(*) from " + entity.getName(), Long.class)
                                        .getSingleResult()))
                        .as(entity.getName() + ", by a query")
                        .isZero();
            }
        });
    }

    /** What is no entity, like the events of the audit and the answers that are kept, names its clinic itself. */
    @Test
    void answersWithNothingOfAnotherClinicEvenIfTheDatabaseShowsIt() throws SQLException {
        String event = asOwner("select id from audit_event where tenant_id = '" + HERE
                        + "' and action = 'createTreatmentPlan' and resource = 'TreatmentPlan/" + plan + "' limit 1")
                .get(0);
        whileTheDatabaseShowsEverything(() -> {
            callersOf(HERE, () -> eventsOfThePlan().body("items.id", hasItem(event)));
            callersOf(ELSEWHERE, () -> eventsOfThePlan().body("items", hasSize(0)));
            callersOf(ELSEWHERE, () -> given().get(PLANS + "/" + plan).then().statusCode(404));
            callersOf(
                    "clinic-empty",
                    () -> given().get("/v1/sessions").then().statusCode(200).body("items", hasSize(0)));
            callersOf("clinic-keeping", () -> createWithKey().header("Idempotent-Replayed", nullValue()));
            callersOf("clinic-keeping", () -> createWithKey().header("Idempotent-Replayed", "true"));
            callersOf("clinic-keeping-too", () -> createWithKey().header("Idempotent-Replayed", nullValue()));
        });
    }

    private static ValidatableResponse createWithKey() {
        return sending(kneeOsteoarthritis().ofPatient("the-same-in-both-clinics"))
                .header("Idempotency-Key", "the-same-in-both-clinics")
                .post(PLANS)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse eventsOfThePlan() {
        return given().queryParam("resource", "TreatmentPlan/" + plan)
                .queryParam("action", "createTreatmentPlan")
                .get("/v1/audit-events")
                .then()
                .statusCode(200);
    }

    private void whileTheDatabaseShowsEverything(Runnable work) throws SQLException {
        try (Connection connection = PostgresForTests.asOwner();
                Statement owner = connection.createStatement()) {
            for (String table : tables) {
                owner.execute("alter table " + table + " disable row level security");
            }
            try {
                assertThat(count(ELSEWHERE, "screening where clinic_id = '" + HERE + "'"))
                        .as("what the database shows")
                        .isPositive();
                work.run();
            } finally {
                for (String table : tables) {
                    owner.execute("alter table " + table + " enable row level security");
                }
            }
        }
    }

    @Test
    void hasNoEntityThatBelongsToNoClinic() {
        List<String> others = factory.getMetamodel().getEntities().stream()
                .filter(entity -> !ClinicEntity.class.isAssignableFrom(entity.getJavaType()))
                .map(EntityType::getName)
                .toList();
        assertThat(others).as("the settings, whose id is the clinic's").containsExactly("StoredProfile");
    }

    @Test
    void showsRawSqlTheRowsOfOneClinic() throws SQLException {
        for (String table : tables) {
            assertThat(count(HERE, table)).as(table + " here").isPositive();
            for (String clinic : List.of("clinic-unknown", "", "clinic-her_", "%")) {
                assertThat(count(clinic, table))
                        .as(table + " of '" + clinic + "'")
                        .isZero();
                assertThat(count(clinic, table + " where " + whose(table) + " = '" + HERE + "'"))
                        .as(table + ", asked for by name")
                        .isZero();
            }
        }
    }

    @Test
    void showsRawSqlNothingWithoutAClinic() throws SQLException {
        try (Connection connection = PostgresForTests.asService()) {
            for (String table : tables) {
                assertThat(strings(connection, "select count(*) from " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void writesNoRowOfAnotherClinic() throws SQLException {
        for (String table : tables) {
            String columns = asOwner(
                            "select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = '" + table
                                    + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")
                    .get(0);
            String row = asOwner("select quote_literal(to_jsonb(it)) from " + table + " it where " + whose(table)
                            + " = '" + HERE + "' limit 1")
                    .get(0);
            String insert = "insert into " + table + " (" + columns + ") select " + columns
                    + " from jsonb_populate_record(null::" + table + ", " + row + ")";
            // Only the owner says what is no longer kept.
            boolean mayInsert = !table.equals("change_horizon");
            for (String clinic : List.of(ELSEWHERE, "")) {
                assertThat(refusal(clinic, insert).getMessage())
                        .as("into %s as '%s'", table, clinic)
                        .contains(mayInsert ? "row-level security" : "permission denied");
            }
            assertThat(refusal(HERE, insert).getMessage())
                    .as("its own, again")
                    .contains(mayInsert ? "duplicate key" : "permission denied");
        }
        for (String table : List.of("treatment_plan", "session", "clinic", "fee_schedule", "clinic_protocol")) {
            assertThat(refusal(HERE, "update " + table + " set clinic_id = '" + ELSEWHERE + "'")
                            .getMessage())
                    .as("from " + table + " to another")
                    .contains("row-level security");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table treatment_plan disable row level security",
                "alter table treatment_plan no force row level security",
                "alter table treatment_plan add column mine text",
                "alter table screening disable trigger all",
                "drop policy own_clinic on treatment_plan",
                "create policy everything on treatment_plan using (true)",
                "drop table fee_schedule",
                "truncate fee_schedule",
                "drop function forbid_change() cascade",
                "create table mine (word text)",
                "create view plans as select * from treatment_plan",
                "create function mine() returns int language sql as 'select 1'",
                "create schema mine",
                "delete from treatment_plan",
                "delete from clinic",
                "delete from screening",
                "delete from session_record",
                "update session_record set notes = null",
                "update injection set volume_ml = 1",
                "update plan_revision set reason = null",
                "update plan_quote set totals = '[]'",
                "delete from clinic_protocol",
                "update calendar_link set expires_at = now()",
                "delete from calendar_link",
                "update adverse_event_review set conclusion = null",
                "update audit_event set user_id = 'another'",
                "delete from audit_event",
                "truncate audit_event",
                "delete from audit_seal",
                "alter table audit_event disable trigger all",
                "update protocol_version set definition = '{}'",
                "delete from protocol_version",
                "select * from flyway_schema_history",
                "set role prolotherapy",
                "set session authorization prolotherapy",
                "set session_replication_role = replica",
                "alter role prolotherapy_service bypassrls",
                "alter role prolotherapy_service superuser",
                "grant prolotherapy to prolotherapy_service",
                "create role mine",
                "copy (select 1) to program 'true'",
            })
    void letsTheServiceDoNothingOfTheKind(String statement) {
        assertThat(refusal(HERE, statement).getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @Test
    void showsNothingMoreWithRowSecurityOff() throws SQLException {
        assertThat(refusal(HERE, "set row_security = off; select * from treatment_plan")
                        .getMessage())
                .contains("row-level security");
    }

    private static ValidatableResponse book(Plan plan) {
        return sending(object().with("startsAt", SLOT).with("performer", "dr-demir"))
                .header("If-Match", plan.etag())
                .post(plan.address() + "/sessions/2/book")
                .then();
    }

    private List<EntityType<?>> ofClinics() {
        List<EntityType<?>> found = new ArrayList<>();
        for (EntityType<?> entity : factory.getMetamodel().getEntities()) {
            if (ClinicEntity.class.isAssignableFrom(entity.getJavaType())) {
                found.add(entity);
            }
        }
        return found;
    }

    private <T> T inTransaction(String clinic, Callable<T> work) {
        return current.callAs(clinic, () -> QuarkusTransaction.requiringNew().call(work));
    }

    private Object anyIdOf(EntityType<?> entity) {
        Object one = entities.createQuery("from " + entity.getName(), Object.class)
                .setMaxResults(1)
                .getSingleResult();
        return factory.getPersistenceUnitUtil().getIdentifier(one);
    }

    private boolean isThere(EntityType<?> entity, Object id, LockModeType lock) {
        return entities.find(entity.getJavaType(), id, lock) != null;
    }

    /** The platform, which owns some of the tables, knows clinics as its tenants. */
    private static String whose(String table) {
        return table.startsWith("audit_") || table.equals("idempotent_request") ? "tenant_id" : "clinic_id";
    }

    private static long count(String clinic, String what) throws SQLException {
        try (Connection connection = PostgresForTests.asService()) {
            strings(connection, "select set_config('prolotherapy.tenant', '" + clinic + "', false)");
            return Long.parseLong(
                    strings(connection, "select count(*) from " + what).get(0));
        }
    }

    private static PSQLException refusal(String clinic, String statement) {
        return catchThrowableOfType(PSQLException.class, () -> {
            try (Connection connection = PostgresForTests.asService()) {
                connection.setAutoCommit(false);
                strings(connection, "select set_config('prolotherapy.tenant', '" + clinic + "', false)");
                connection.createStatement().execute(statement);
            }
        });
    }

    private static List<String> asOwner(String query) throws SQLException {
        try (Connection connection = PostgresForTests.asOwner()) {
            return strings(connection, query);
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> answers = new ArrayList<>();
            while (result.next()) {
                answers.add(result.getString(1));
            }
            return answers;
        }
    }
}
