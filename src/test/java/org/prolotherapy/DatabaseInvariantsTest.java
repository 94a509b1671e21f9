package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** What the database refuses by itself, even if the code errs. Whatever a test does here is rolled back. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseInvariantsTest {

    /**
     * A constraint, and what it refuses: other values in the plan, in its first session, which is performed, in its
     * second, which is planned, or in all later ones; or, where nothing may be changed, a new row like the one that is
     * there.
     */
    private static final String REFUSED = """
            ck_treatment_plan_laterality            | plan set laterality = 'UP'
            ck_treatment_plan_severity              | plan set severity = 'NONE'
            ck_treatment_plan_status                | plan set status = 'DONE'
            ck_treatment_plan_hold_cause            | plan set hold_cause = 'REQUEST'
            ck_treatment_plan_hold_cause            | plan set status = 'ON_HOLD', hold_cause = 'WHIM'
            ck_treatment_plan_session_count         | plan set session_count = 0
            ck_treatment_plan_concentration         | plan set concentration_percent = -0.001
            ck_treatment_plan_concentration         | plan set concentration_percent = 100.001
            ck_treatment_plan_lidocaine             | plan set planned_lidocaine_mg = -0.001
            ck_treatment_plan_weight                | plan set weight_kg = 0
            ck_treatment_plan_patient_age           | plan set patient_age_years = -1
            ck_treatment_plan_patient_age           | plan set patient_age_years = 131
            ck_treatment_plan_baseline_pain         | plan set baseline_pain = -1
            ck_treatment_plan_baseline_pain         | plan set baseline_pain = 11
            ck_treatment_plan_baseline_pain_tenths  | plan set baseline_pain = 7, baseline_pain_tenths = 10
            ck_treatment_plan_baseline_pain_tenths  | plan set baseline_pain = 10, baseline_pain_tenths = 1
            ck_treatment_plan_baseline_function     | plan set baseline_function = -1
            ck_treatment_plan_baseline_function     | plan set baseline_function = 101
            ck_treatment_plan_lost                  | plan set lost_count = 1
            ck_treatment_plan_lost                  | plan set lost_count = 0, lost_since = start_on, lost_because = 'X'
            uq_treatment_plan_external_id           | plan set external_id = '$taken'
            fk_treatment_plan_protocol_version      | plan set protocol_version = 99
            fk_treatment_plan_screening             | plan set screening_id = '$unknown'
            ck_session_number                       | planned set number = 0
            ck_session_booking_whole                | performed set time_zone = 'UTC'
            ck_session_booking_length               | performed set starts_at_local = now(), time_zone = 'UTC', starts_at = now(), ends_at = now()
            ck_session_booked                       | planned set status = 'BOOKED'
            ck_session_planned_is_not_booked        | planned set starts_at_local = now(), time_zone = 'UTC', starts_at = now(), ends_at = now() + interval '1 hour'
            ck_session_status                       | planned set status = 'DONE'
            ck_session_window                       | planned set window_latest = window_earliest - 1, status = 'CANCELLED'
            ck_session_target_in_window             | planned set target = window_latest + 1
            ck_session_target_in_window             | planned set target = window_earliest - 1
            ck_session_performed                    | planned set status = 'PERFORMED'
            ck_session_performed                    | planned set performed_on = target
            ck_session_performed                    | performed set record_id = null
            ck_session_missed                       | planned set status = 'MISSED'
            ck_session_missed                       | planned set missed_recorded_on = target
            uq_session_plan_number                  | planned set number = 1
            uq_session_record                       | planned set status = 'PERFORMED', performed_on = target, record_id = '$record', $regimen
            ck_session_severity                     | performed set severity = 'GRAVE'
            ck_session_regimen                      | planned set $regimen
            ck_session_regimen                      | performed set protocol_id = null
            fk_session_protocol_version             | performed set protocol_version = 99
            ck_session_record_severity              | session_record like {"severity": "GRAVE"}
            fk_session_record_protocol_version      | session_record like {"protocol_version": 99}
            fk_session_plan                         | planned set plan_id = '$unknown'
            fk_session_plan                         | planned set patient_value = 'another'
            fk_session_plan                         | planned set patient_system = 'urn:another'
            fk_session_record                       | performed set record_id = '$unknown'
            ck_session_booking_whole                | planned set time_zone = 'UTC'
            ck_session_booking_length               | planned set status = 'CANCELLED', $empty
            ck_session_booked                       | planned set status = 'BOOKED'
            ck_session_booked                       | planned set status = 'BOOKED', performer = null, $slot
            ck_session_planned_is_not_booked        | planned set $slot
            ex_session_performer                    | later set status = 'BOOKED', $slot
            ex_session_room                         | later set status = 'BOOKED', performer = 'dr-' || number, room = '1', $slot
            ex_session_patient                      | later set status = 'BOOKED', performer = 'dr-' || number, $slot
            fk_screening_plan                       | screening like {"plan_id": "$unknown"}
            ck_screening_hold_days                  | screening like {"hold_days": -1}
            ck_screening_hold_whole                 | screening like {"hold_drug": null}
            ck_screening_examination_whole          | screening like {"examined_by": null}
            fk_session_record_plan                  | session_record like {"plan_id": "$unknown"}
            fk_session_record_screening             | session_record like {"screening_id": "$unknown"}
            ck_session_record_anaesthetic           | session_record like {"anaesthetic_agent": null}
            ck_session_record_patient_age           | session_record like {"patient_age_years": -1}
            ck_session_record_patient_age           | session_record like {"patient_age_years": 131}
            ck_session_record_dose                  | session_record like {"anaesthetic_dose_mg": -0.001}
            uq_record_amendment_revision            | record_amendment like {}
            fk_record_amendment_record              | record_amendment like {"record_id": "$unknown"}
            ck_record_amendment_revision            | record_amendment like {"revision": 0}
            ck_record_amendment_anaesthetic         | record_amendment like {"anaesthetic_dose_mg": null}
            ck_record_amendment_dose                | record_amendment like {"revision": 2, "anaesthetic_dose_mg": -0.001}
            uq_injection_position                   | injection like {}
            fk_injection_record                     | injection like {"record_id": "$unknown"}
            ck_injection_position                   | injection like {"position": 0}
            ck_injection_side                       | injection like {"side": "BOTH"}
            ck_injection_structure                  | injection like {"structure": "BONE"}
            ck_injection_concentration              | injection like {"concentration_percent": 100.001}
            ck_injection_concentration              | injection like {"concentration_percent": -0.001}
            ck_injection_volume                     | injection like {"volume_ml": 0}
            ck_injection_lidocaine                  | injection like {"lidocaine_mg": -0.001}
            uq_injection_amendment_revision         | injection_amendment like {}
            fk_injection_amendment_injection        | injection_amendment like {"injection_id": "$unknown"}
            ck_injection_amendment_revision         | injection_amendment like {"revision": 0}
            ck_injection_amendment_side             | injection_amendment like {"side": "BOTH"}
            ck_injection_amendment_structure        | injection_amendment like {"structure": "BONE"}
            ck_injection_amendment_concentration    | injection_amendment like {"concentration_percent": 100.001}
            ck_injection_amendment_volume           | injection_amendment like {"volume_ml": 0}
            ck_injection_amendment_lidocaine        | injection_amendment like {"lidocaine_mg": -0.001}
            fk_assessment_plan                      | assessment like {"plan_id": "$unknown"}
            ck_assessment_session                   | assessment like {"session_number": 0}
            ck_assessment_pain                      | assessment like {"pain": -1}
            ck_assessment_pain                      | assessment like {"pain": 11}
            ck_assessment_pain_tenths               | assessment like {"pain_tenths": -1}
            ck_assessment_pain_tenths               | assessment like {"pain_tenths": 10}
            ck_assessment_pain_tenths               | assessment like {"pain": 10, "pain_tenths": 1}
            ck_assessment_function                  | assessment like {"function": -1}
            ck_assessment_function                  | assessment like {"function": 101}
            fk_exercise_entry_plan                  | exercise_entry like {"plan_id": "$unknown"}
            ck_exercise_entry_minutes               | exercise_entry like {"minutes": 0}
            ck_exercise_entry_minutes               | exercise_entry like {"minutes": 1441}
            ck_exercise_entry_minutes_of_exercise   | exercise_entry like {"done": false}
            fk_consent_plan                         | consent like {"plan_id": "$unknown"}
            fk_adverse_event_plan                   | adverse_event like {"plan_id": "$unknown"}
            fk_adverse_event_injection              | adverse_event like {"injection_id": "$unknown"}
            ck_adverse_event_injection_in_session   | adverse_event like {"session_number": null}
            ck_adverse_event_kind                   | adverse_event like {"kind": "DEATH"}
            ck_adverse_event_temperature            | adverse_event like {"temperature_celsius": 24.999}
            ck_adverse_event_temperature            | adverse_event like {"temperature_celsius": 45.001}
            ck_adverse_event_pain                   | adverse_event like {"pain": -1}
            ck_adverse_event_pain                   | adverse_event like {"pain": 11}
            ck_screening_hold_class                 | screening like {"hold_class": "HERB"}
            ck_screening_hold_class                 | screening like {"hold_class": "ANTICOAGULANT", "hold_prescriber": null, "hold_drug": null, "hold_days": null, "hold_decided_at": null}
            ck_adverse_event_seriousness            | adverse_event like {"seriousness": "WORSE"}
            fk_adverse_event_review_plan            | adverse_event_review like {"plan_id": "$unknown", "event_id": "$minor"}
            fk_adverse_event_review_event           | adverse_event_review like {"event_id": "$unknown"}
            uq_adverse_event_review_event           | adverse_event_review like {}
            ck_adverse_event_review_clinic          | adverse_event_review like {"clinic_id": ""}
            ck_clinic_protocol_id                   | clinic_protocol like {"id": "Our knee"}
            ck_clinic_protocol_version              | clinic_protocol like {"version": 0}
            ck_clinic_protocol_status               | clinic_protocol like {"status": "BEST"}
            ck_clinic_protocol_approval             | clinic_protocol like {"status": "APPROVED"}
            ck_clinic_protocol_approval             | clinic_protocol like {"approved_by": "Dr. Demir"}
            ck_clinic_protocol_approval             | clinic_protocol like {"approved_by": "Dr. Demir", "approved_at": "2027-01-04T08:00:00Z"}
            uq_clinic_protocol_one_draft            | clinic_protocol like {"id": "$clinic_protocol", "version": 2}
            ck_clinic_protocol_clinic               | clinic_protocol like {"clinic_id": ""}
            ck_clinic_solution_id                   | clinic_solution like {"id": "Our mix"}
            ck_clinic_solution_version              | clinic_solution like {"version": 0}
            ck_clinic_solution_status               | clinic_solution like {"status": "BEST"}
            ck_clinic_solution_approval             | clinic_solution like {"status": "APPROVED"}
            ck_clinic_solution_approval             | clinic_solution like {"approved_by": "Dr. Demir"}
            ck_clinic_solution_approval             | clinic_solution like {"approved_by": "Dr. Demir", "approved_at": "2027-01-04T08:00:00Z"}
            uq_clinic_solution_one_draft            | clinic_solution like {"id": "$clinic_solution", "version": 2}
            ck_clinic_solution_clinic               | clinic_solution like {"clinic_id": ""}
            ck_session_record_batch                 | session_record like {"batch_solution": "phenol"}
            ck_session_record_batch                 | session_record like {"batch_prepared_by": "pharmacy"}
            ck_record_amendment_batch               | record_amendment like {"batch_lot_number": "B-1"}
            ck_record_amendment_batch               | record_amendment like {"batch_expires_on": "2027-01-04"}
            uq_calendar_link_secret                 | calendar_link like {}
            fk_calendar_link_plan                   | calendar_link like {"secret_hash": "$digest", "plan_id": "$unknown"}
            ck_calendar_link_secret                 | calendar_link like {"secret_hash": "secret"}
            ck_calendar_link_detail                 | calendar_link like {"detail": "EVERYTHING"}
            ck_calendar_link_expires                | calendar_link like {"expires_at": "2000-01-01T00:00:00Z"}
            ck_calendar_link_clinic                 | calendar_link like {"clinic_id": ""}
            ck_protocol_version_counts_from_one     | protocol_version like {"version": 0}
            ck_treatment_plan_clinic                | plan set clinic_id = ''
            ck_session_clinic                       | planned set clinic_id = '-clinic'
            ck_screening_clinic                     | screening like {"clinic_id": ""}
            ck_session_record_clinic                | session_record like {"clinic_id": "."}
            ck_record_amendment_clinic              | record_amendment like {"clinic_id": "a b"}
            ck_injection_clinic                     | injection like {"clinic_id": "a/b"}
            ck_injection_amendment_clinic           | injection_amendment like {"clinic_id": "ä"}
            ck_assessment_clinic                    | assessment like {"clinic_id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
            ck_exercise_entry_clinic                | exercise_entry like {"clinic_id": ""}
            ck_consent_clinic                       | consent like {"clinic_id": ""}
            ck_adverse_event_clinic                 | adverse_event like {"clinic_id": ""}
            """;

    /** All tables but those that belong to no clinic. */
    private static final String TABLES_OF_CLINICS = "select relname::text from pg_class where relkind in ('r', 'p')"
            + " and relnamespace = 'public'::regnamespace"
            + " and relname not in ('protocol_version', 'flyway_schema_history')";

    private static final String CLINIC = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    /** Requests of callers who are not known are audited, too. */
    private static final String CLINIC_OR_NOBODY = "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$";

    /** What $names in statements stand for; in this order, a name comes after those that begin with it. */
    private final Map<String, String> ids = new TreeMap<>(Comparator.reverseOrder());

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = PostgresForTests.asOwner();
        connection.setAutoCommit(false);
        execute("set constraints all immediate");
        if (ids.isEmpty()) {
            recordASession();
        }
    }

    /** Once for all tests, because none changes it. */
    private void recordASession() throws SQLException {
        String taken = UUID.randomUUID().toString();
        createPlan(kneeOsteoarthritis().with("externalId", taken));
        Plan plan = createPlan(kneeOsteoarthritis().screened(screening().with("holdDecision", holdDecision(3))))
                .consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00").anaesthetised("lidocaine", 20, false));
        plan.amendRecord(1, because("Typing error.").with("notes", "Tolerated well."))
                .statusCode(201);
        String injection = plan.injectionsOf(1).extract().path("items[0].id");
        plan.amendInjection(1, injection, because("Typing error.").with("volumeMl", 2))
                .statusCode(201);
        sending(object().with("assessedAt", "2027-01-04T08:00:00+03:00").with("pain", 4))
                .post(plan.address() + "/assessments")
                .then()
                .statusCode(201);
        sending(object().with("date", "2027-01-04").with("done", true).with("minutes", 20))
                .post(plan.address() + "/exercise-entries")
                .then()
                .statusCode(201);

        plan.report(object().with("injectionId", injection)
                        .with("kind", "SWELLING")
                        .with("onsetAt", "2027-01-04T08:30:00+03:00")
                        .with("temperatureCelsius", 36.6)
                        .with("pain", 3))
                .statusCode(201);
        plan.review(0, "dr-demir").statusCode(201);
        plan.report(object().with("kind", "VASOVAGAL")
                        .with("seriousness", "MILD")
                        .with("onsetAt", "2027-01-04T08:30:00+03:00"))
                .statusCode(201);

        sending(object()).post(plan.address() + "/calendar-links").then().statusCode(201);
        String protocol = "our-" + UUID.randomUUID();
        sending(object().with("id", protocol).with("basedOn", Map.of("regimen", "sit-2020-knee")))
                .post("/v1/protocols")
                .then()
                .statusCode(201);
        sending(object().with("code", protocol)
                        .with("display", "Ours")
                        .with("kind", "DEXTROSE")
                        .with("components", List.of(Map.of("component", "dextrose", "percent", 15))))
                .post("/v1/solutions")
                .then()
                .statusCode(201);

        ids.put("plan", plan.id());
        ids.put("taken", taken);
        ids.put("unknown", UUID.randomUUID().toString());
        ids.put("protocol_version", "hypertonic-dextrose");
        ids.put(
                "empty",
                "starts_at_local = '2027-01-22T09:00', time_zone = 'UTC', starts_at = '2027-01-22T09:00Z',"
                        + " ends_at = '2027-01-22T09:00Z'");
        ids.put(
                "slot",
                "starts_at_local = '2027-01-22T09:00', time_zone = 'UTC', starts_at = '2027-01-22T09:00Z',"
                        + " ends_at = '2027-01-22T10:00Z'");
        ids.put("regimen", "severity = 'MILD', protocol_id = 'hypertonic-dextrose', protocol_version = 1");
        ids.put("injection", injection);
        ids.put("digest", "0".repeat(64));
        ids.put("clinic_protocol", protocol);
        ids.put("clinic_solution", protocol);
        find("performed", "select id from session where plan_id = '$plan' and number = 1");
        find("planned", "select id from session where plan_id = '$plan' and number = 2");
        find("screening", "select id from screening where plan_id = '$plan'");
        find("record", "select id from session_record where plan_id = '$plan'");
        find("session_record", "select id from session_record where plan_id = '$plan'");
        find("calendar_link", "select id from calendar_link where plan_id = '$plan'");
        find("consent", "select id from consent where plan_id = '$plan'");
        find("adverse_event", "select min(id::text) from adverse_event where plan_id = '$plan'");
        find("adverse_event_review", "select id from adverse_event_review where plan_id = '$plan'");
        find("minor", "select max(id::text) from adverse_event where plan_id = '$plan'");
        find("record_amendment", "select id from record_amendment where record_id = '$record'");
        find("injection_amendment", "select id from injection_amendment where injection_id = '$injection'");
        find("assessment", "select id from assessment where plan_id = '$plan'");
        find("exercise_entry", "select id from exercise_entry where plan_id = '$plan'");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String constraint, String change) throws SQLException {
        String[] parts = change.split(" ", 3);
        String subject = parts[0];
        String statement = switch (subject) {
            case "plan" -> "update treatment_plan set " + parts[2] + " where id = '$plan'";
            case "performed", "planned" -> "update session set " + parts[2] + " where id = '$" + subject + "'";
            case "later" -> "update session set " + parts[2] + " where plan_id = '$plan' and number > 1";
            default -> rowLike(subject, parts[2]);
        };

        assertThat(refusal(statement).getServerErrorMessage())
                .isNotNull()
                .satisfies(message -> assertThat(message.getConstraint()).isEqualTo(constraint));
    }

    @Test
    void keepsAPlanToWhichSomethingBelongs() {
        // By which of many references it is kept depends on the order in which they were made.
        assertThat(refusal("delete from treatment_plan where id = '$plan'").getMessage())
                .contains("update or delete on table \"treatment_plan\" violates foreign key constraint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "screening",
                "session_record",
                "record_amendment",
                "injection",
                "injection_amendment",
                "assessment",
                "exercise_entry",
                "consent",
                "adverse_event",
                "adverse_event_review"
            })
    void changesNothingThatWasWritten(String table) throws SQLException {
        for (String change : List.of("update " + table + " set id = id", "delete from " + table)) {
            PSQLException refusal = refusal(change + " where id = '$" + table + "'");

            assertThat(refusal.getSQLState()).isEqualTo("23001");
            assertThat(refusal.getMessage()).contains("rows of " + table + " are never changed or deleted");
            connection.rollback();
        }
    }

    @Test
    void keepsEveryRowToItsClinic() throws SQLException {
        List<String> tables = strings(TABLES_OF_CLINICS);

        assertThat(tables).contains("treatment_plan", "fee_schedule", "clinic");
        assertThat(strings("select table_name || '.' || column_name || ' ' || column_default"
                        + " from information_schema.columns where table_schema = 'public'"
                        + " and column_name in ('clinic_id', 'tenant_id') and is_nullable = 'NO'"))
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .map(table -> table + "." + whose(table) + "_id current_setting('prolotherapy.tenant'::text)")
                        .toList());
        assertThat(strings("select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                        + " from pg_constraint where conname like 'ck\\_%\\_clinic' or conname like 'ck\\_%\\_tenant'"))
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .map(table -> table + " ck_" + table + "_" + whose(table) + " CHECK ((" + whose(table)
                                + "_id ~ '" + (table.startsWith("audit_") ? CLINIC_OR_NOBODY : CLINIC) + "'::text))")
                        .toList());
        assertThat(strings(
                        "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace"))
                .containsExactlyInAnyOrderElementsOf(tables);
        assertThat(strings(
                        "select concat_ws(' ', tablename, permissive, roles, cmd, qual, with_check) from pg_policies"))
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .map(table -> table + " PERMISSIVE {public} ALL " + own(table) + " " + own(table))
                        .toList());
    }

    private static String own(String table) {
        return "(" + whose(table) + "_id = current_setting('prolotherapy.tenant'::text, true))";
    }

    /** The platform, which owns some of the tables, knows clinics as its tenants. */
    private static String whose(String table) {
        return table.startsWith("audit_") || table.equals("idempotent_request") ? "tenant" : "clinic";
    }

    @Test
    void leadsEveryKeyWithTheClinic() throws SQLException {
        assertThat(strings("select indexrelid::regclass from pg_index join pg_attribute on attrelid = indrelid"
                        + " and attnum = indkey[0] where indrelid::regclass::text in (" + TABLES_OF_CLINICS + ")"
                        + " and attname not in ('clinic_id', 'tenant_id')"))
                .as("indexes, which primary keys, unique constraints and exclusions stand on")
                .isEmpty();
        assertThat(strings("select conname from pg_constraint where contype = 'x'"
                        + " and pg_get_constraintdef(oid) not like 'EXCLUDE USING gist (clinic_id WITH =, %'"))
                .as("exclusions across clinics")
                .isEmpty();
        assertThat(strings("select conname from pg_constraint"
                        + " join pg_attribute child on child.attrelid = conrelid and child.attnum = conkey[1]"
                        + " join pg_attribute parent on parent.attrelid = confrelid and parent.attnum = confkey[1]"
                        + " where contype = 'f' and (child.attname, parent.attname) <> ('clinic_id', 'clinic_id')"))
                .as("references across clinics")
                .isEmpty();
        assertThat(strings("select relname from pg_class where relkind in ('r', 'p')"
                        + " and relnamespace = 'public'::regnamespace and not exists"
                        + " (select from pg_constraint where conrelid = pg_class.oid and contype = 'p')"))
                .as("tables without a primary key")
                .isEmpty();
    }

    @Test
    void grantsTheServiceWhatItNeedsAndNoMore() throws SQLException {
        String service = PostgresForTests.running().service().name();
        String granted = "select table_name from information_schema.role_table_grants where grantee = '" + service + "'"
                + " and privilege_type = ";
        List<String> appendOnly =
                strings("select tgrelid::regclass from pg_trigger join pg_proc on pg_proc.oid = tgfoid"
                        + " where proname = 'forbid_change'");

        assertThat(strings(granted + "'UPDATE'"))
                .containsExactlyInAnyOrder(
                        "treatment_plan",
                        "session",
                        "clinic",
                        "fee_schedule",
                        "clinic_protocol",
                        "clinic_solution",
                        "idempotent_request")
                .doesNotContainAnyElementsOf(appendOnly);
        assertThat(strings("select table_name || '.' || column_name from information_schema.role_column_grants"
                        + " where grantee = '" + service + "' and privilege_type = 'UPDATE' and table_name not in ("
                        + granted + "'UPDATE')"))
                .as("single columns that can be changed")
                .containsExactlyInAnyOrder(
                        "calendar_link.revoked_at",
                        "webhook.secret",
                        "webhook.former_secret",
                        "webhook.former_until",
                        "webhook.disabled_at",
                        "webhook.gap_at",
                        "webhook.feed_database",
                        "webhook.feed_xid",
                        "webhook.feed_position",
                        "webhook_delivery.attempts",
                        "webhook_delivery.lease",
                        "webhook_delivery.due_at",
                        "webhook_delivery.attempted_at",
                        "webhook_delivery.answered",
                        "webhook_delivery.failure",
                        "webhook_delivery.delivered_at",
                        "export.reached",
                        "export.done",
                        "export.failures",
                        "export.finished_at",
                        "export.failed");
        assertThat(strings(granted + "'DELETE'"))
                .containsExactlyInAnyOrder(
                        "session", "audit_unsealed", "webhook", "webhook_delivery", "cds_token", "export")
                .doesNotContainAnyElementsOf(appendOnly);
        List<String> all = new ArrayList<>(strings(TABLES_OF_CLINICS));
        all.add("protocol_version");
        assertThat(strings(granted + "'SELECT'")).containsExactlyInAnyOrderElementsOf(all);
        // What is no longer kept is removed for all clinics at once, by a function of the owner.
        all.remove("change_horizon");
        assertThat(strings(granted + "'INSERT'")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(strings(granted + "any (array['TRUNCATE', 'REFERENCES', 'TRIGGER'])"))
                .isEmpty();
        assertThat(strings("select nspname from pg_namespace where has_schema_privilege('" + service
                        + "', oid, 'CREATE') and nspname not like 'pg\\_temp%'"))
                .isEmpty();
    }

    @Test
    void triesEveryConstraintOfTheseTables() throws SQLException {
        // A trigger checks references that are to one of two tables, and an index what is unique among some rows only.
        assertThat(strings("select 'fk_' || tgrelid::regclass || '_protocol_version' from pg_trigger"
                        + " join pg_proc on pg_proc.oid = tgfoid where proname = 'protocol_must_exist'"
                        + " union select indexrelid::regclass::text from pg_index where indisunique and indpred is not null"
                        + " and indrelid in ('clinic_protocol'::regclass, 'clinic_solution'::regclass)"
                        + " union select conname from pg_constraint"
                        + " where contype in ('c', 'f', 'u', 'x') and conrelid in ('treatment_plan'::regclass,"
                        + " 'session'::regclass, 'screening'::regclass, 'session_record'::regclass,"
                        + " 'record_amendment'::regclass, 'injection'::regclass, 'injection_amendment'::regclass,"
                        + " 'protocol_version'::regclass, 'assessment'::regclass, 'exercise_entry'::regclass,"
                        + " 'consent'::regclass, 'adverse_event'::regclass, 'adverse_event_review'::regclass,"
                        + " 'clinic_protocol'::regclass, 'clinic_solution'::regclass, 'calendar_link'::regclass)"))
                .hasSameElementsAs(
                        refused().map(each -> String.valueOf(each.get()[0])).toList());
    }

    static Stream<Arguments> refused() {
        return REFUSED.lines()
                .map(line -> line.split("\\|", 2))
                .map(columns -> Arguments.of(columns[0].strip(), columns[1].strip()));
    }

    /** A new row with the values of the one that is there, but for these. */
    private static String rowLike(String table, String values) {
        String id = table.equals("protocol_version") ? "" : "\"id\": \"" + UUID.randomUUID() + "\"";
        String separator = id.isEmpty() || values.equals("{}") ? "" : ", ";
        return "insert into " + table + " select (jsonb_populate_record(it, '{" + id + separator + values.substring(1)
                + "')).* from " + table + " it where it.id = '$" + table + "'";
    }

    private PSQLException refusal(String statement) {
        return catchThrowableOfType(PSQLException.class, () -> execute(statement));
    }

    private void find(String name, String query) throws SQLException {
        ids.put(name, strings(query).get(0));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(named(sql));
        }
    }

    private List<String> strings(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(named(query))) {
            List<String> answers = new ArrayList<>();
            while (result.next()) {
                answers.add(result.getString(1));
            }
            return answers;
        }
    }

    private String named(String sql) {
        String text = sql;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace("$" + id.getKey(), id.getValue());
        }
        return text;
    }
}
