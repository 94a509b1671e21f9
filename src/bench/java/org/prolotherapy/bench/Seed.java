package org.prolotherapy.bench;

import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.bench.Caller.Request;

/**
 * The plans that are there before anything is measured: a few made through the API, some with a recorded session, and the rest
 * their copies row by row, each moved to its own time within the last two years and the next weeks. The n-th plan has an id that
 * follows from n, as a version 7 UUID of its time, so that load can name any plan without looking it up.
 *
 * @param base the time of the first plan's id, in milliseconds since 1970
 * @param step between the ids of two plans, in milliseconds
 * @param plans how many there are
 * @param patients how many they belong to; plan n is of patient n modulo this
 * @param monday of this week
 */
record Seed(long base, long step, int plans, int patients, LocalDate monday) {

    static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    static final String PATIENTS = "urn:example:ehr";
    static final int PLANS_A_PATIENT = 5;

    private static final int MODELS = 200;
    private static final int WEEKS_BACK = 112;
    private static final int AT_ONCE = 10_000;

    /** Models begin this long ago, so that all of their sessions can have been performed. */
    private static final int MODELS_BEGAN_WEEKS_AGO = 30;

    private static final List<String> CONDITIONS =
            List.of("knee-osteoarthritis", "tennis-elbow", "tendinitis", "joint-instability", "heel-spur");
    private static final List<String> SEVERITIES = List.of("MILD", "MODERATE", "SEVERE");

    /**
     * A table that a plan has rows in.
     *
     * @param models the query of the models' rows, each with the id of its plan as well
     * @param changed what a copy has instead, by column: {@code b} is the plan to be made, {@code t} the model's row
     */
    private record Table(String name, String models, Map<String, String> changed) {

        static Table ofPlans(String name, Map<String, String> changed) {
            Map<String, String> all = new TreeMap<>(changed);
            all.put("plan_id", PLAN);
            return new Table(name, "select t.*, t.plan_id as model from " + name + " t", all);
        }
    }

    private static final String PLAN = "bench.id(b.ms, 1)";
    private static final String SCREENING = "case when t.screening_id is not null then bench.id(b.ms, 2) end";
    private static final String PATIENT = "'p' || b.n % ?patients";
    private static final String MADE = "to_timestamp(b.ms / 1000.0)";

    /** In the order that their references to one another ask for. */
    private static final List<Table> TABLES = List.of(
            new Table(
                    "treatment_plan",
                    "select t.*, t.id as model from treatment_plan t",
                    Map.of(
                            "id", PLAN,
                            "screening_id", SCREENING,
                            "patient_value", PATIENT,
                            "created_at", MADE,
                            "updated_at", MADE)),
            Table.ofPlans("screening", Map.of("id", "bench.id(b.ms, 2)")),
            Table.ofPlans(
                    "session_record",
                    Map.of("id", "bench.id(b.ms, 200 + t.session_number)", "screening_id", SCREENING)),
            new Table(
                    "injection",
                    "select t.*, r.plan_id as model, r.session_number from injection t"
                            + " join session_record r on r.id = t.record_id",
                    Map.of(
                            "id", "bench.id(b.ms, 1000 + 100 * t.session_number + t.position)",
                            "record_id", "bench.id(b.ms, 200 + t.session_number)")),
            Table.ofPlans(
                    "session",
                    Map.of(
                            "id", "bench.id(b.ms, 100 + t.number)",
                            "patient_value", PATIENT,
                            "record_id", "case when t.record_id is not null then bench.id(b.ms, 200 + t.number) end")),
            Table.ofPlans("plan_revision", Map.of()),
            Table.ofPlans("plan_quote", Map.of("id", "bench.id(b.ms, 3)")),
            new Table(
                    "audit_event",
                    "select t.*, substr(t.resource, 15)::uuid as model,"
                            + " 3 + row_number() over (partition by t.resource order by t.id) as kind"
                            + " from audit_event t where t.resource like 'TreatmentPlan/%'",
                    Map.of(
                            "id",
                            "bench.id(b.ms, t.kind)",
                            "patient_value",
                            PATIENT,
                            "resource",
                            "'TreatmentPlan/' || bench.id(b.ms, 1)",
                            "at",
                            MADE)));

    /** Fills an empty database, through the service and as the owner of the tables. */
    static Seed fill(Database database, Caller caller, int plans) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long span = WEEKS_BACK * 7 * 86_400_000L;
        Seed seed = new Seed(
                now.toEpochMilli() - span,
                span / plans,
                plans,
                Math.max(1, plans / PLANS_A_PATIENT),
                LocalDate.ofInstant(now, ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        seed.openTheClinic(caller);
        List<String> models = new ArrayList<>();
        List<String> performed = new ArrayList<>();
        for (int i = 0; i < MODELS; i++) {
            LocalDate start =
                    weekday(seed.monday.minusWeeks(MODELS_BEGAN_WEEKS_AGO).plusDays(i % 28));
            String plan = caller.json(Request.post("/v1/treatment-plans", model(i, start), 201)
                            .with("Idempotency-Key", "model-" + i))
                    .path("id")
                    .asText();
            if (i % 4 == 0) {
                caller.send(Request.put("/v1/treatment-plans/" + plan + "/sessions/1/record", record(start), 201));
                performed.add(plan);
            } else {
                models.add(plan);
            }
        }
        seed.copy(database, models, performed);
        return seed;
    }

    private void openTheClinic(Caller caller) throws Exception {
        caller.send(
                Request.put("/v1/clinic", ClinicOfTests.open().toString(), 200).with("If-Match", "*"));
        for (int year = monday.getYear() - 3; year <= monday.getYear() + 1; year++) {
            Body fees = object().with(
                            "fees",
                            List.of(Map.of(
                                    "protocol",
                                    "hypertonic-dextrose",
                                    "price",
                                    Map.of("amount", "1500.00", "currency", "TRY"))));
            caller.send(Request.put("/v1/fee-schedules/" + year, fees.toString(), 201));
        }
    }

    private static String model(int i, LocalDate start) {
        String condition = CONDITIONS.get(i % CONDITIONS.size());
        return plan("model", start)
                .with("condition", condition)
                .with("severity", SEVERITIES.get(i % SEVERITIES.size()))
                .with("laterality", i % 2 == 0 ? "LEFT" : "RIGHT")
                .toString();
    }

    /** The plan that the case of creation makes: six sessions, screened, with everything that can be known at its beginning. */
    static Body plan(String patient, LocalDate start) {
        String examined = OffsetDateTime.now(ZoneOffset.UTC)
                .minusDays(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return kneeOsteoarthritis()
                .severe()
                .ofPatient(patient)
                .startingOn(start.toString())
                .screened(Body.screening().with("examination", Map.of("by", "dr-demir", "at", examined)))
                .with("baseline", Map.of("pain", 7, "function", 40));
    }

    /** The record of a session on this day, with eight injections. */
    static String record(LocalDate day) {
        return record(day.toString());
    }

    static String record(String day) {
        return Body.performedAt(day + "T10:00:00+03:00")
                .injecting(8, Body.injection())
                .toString();
    }

    static LocalDate weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** The id of the n-th plan. */
    String plan(int n) {
        String hex = String.format("%012x", base + n * step);
        return hex.substring(0, 8) + "-" + hex.substring(8) + "-7000-8000-010000000000";
    }

    String patient(int n) {
        return "p" + n % patients;
    }

    private void copy(Database database, List<String> models, List<String> performed) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema bench");
            // Kinds of one plan's rows: 1 the plan, 2 its screening, 3 its quote, 4 and 5 its events, 100 and a number
            // a
            // session, 200 and a number its record, 1000 and more an injection.
            statement.execute("""
                    create function bench.id(ms bigint, kind bigint) returns uuid language sql immutable as $$
                        select ('0' || to_hex(ms) || '70008' || lpad(kind::text, 5, '0') || '0000000000')::uuid
                    $$""");
            statement.execute("create table bench.plan (n integer primary key, ms bigint not null, model uuid not null,"
                    + " days integer not null)");
            for (Table table : TABLES) {
                statement.execute("create table bench." + table.name + " as " + table.models);
            }
            plan(connection, models, performed);
            List<String> copies = new ArrayList<>();
            for (Table table : TABLES) {
                copies.add(copyOf(connection, table));
            }
            connection.setAutoCommit(false);
            for (int from = 0; from < plans; from += AT_ONCE) {
                for (String each : copies) {
                    try (PreparedStatement copy = connection.prepareStatement(each)) {
                        copy.setInt(1, from);
                        copy.setInt(2, from + AT_ONCE);
                        copy.executeUpdate();
                    }
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    /** Which model each plan follows, and how far its days are from the model's. What was performed lies in the past. */
    private void plan(Connection connection, List<String> models, List<String> performed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with given as (select ?::uuid[] as models, ?::uuid[] as performed, ?::integer as plans),
                     placed as (
                         select n, (n::bigint * 108 / plans - 78)::integer * 7 as days
                         from given, generate_series(0, plans - 1) as n)
                insert into bench.plan
                select n, ? + n * ?::bigint,
                       case when n % 4 = 0 and days <= 0 then performed[1 + n / 4 % cardinality(performed)]
                            else models[1 + n % cardinality(models)] end,
                       days
                from placed, given""")) {
            insert.setArray(1, connection.createArrayOf("uuid", models.toArray()));
            insert.setArray(2, connection.createArrayOf("uuid", performed.toArray()));
            insert.setInt(3, plans);
            insert.setLong(4, base);
            insert.setLong(5, step);
            insert.executeUpdate();
        }
    }

    /** The statement that copies a table's rows: ids follow from the plan's number, days are moved, all else stays as it is. */
    private String copyOf(Connection connection, Table table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select column_name, data_type from information_schema.columns"
                        + " where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'")) {
            select.setString(1, table.name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        String values = columns.entrySet().stream()
                .map(column ->
                        table.changed.getOrDefault(column.getKey(), moved("t." + column.getKey(), column.getValue())))
                .collect(Collectors.joining(", "));
        return "insert into " + table.name + " (" + String.join(", ", columns.keySet()) + ") select "
                + values.replace("?patients", Integer.toString(patients)) + " from bench.plan b join bench."
                + table.name
                + " t on t.model = b.model where b.n >= ? and b.n < ? order by b.n";
    }

    private static String moved(String column, String type) {
        return switch (type) {
            case "date" -> column + " + b.days";
            case "timestamp with time zone", "timestamp without time zone" -> column + " + b.days * interval '1 day'";
            default -> column;
        };
    }

    /** Waits until the audit has caught up with what was copied, or its work would be measured with the first case. */
    static void settle(Database database) throws Exception {
        long deadline = System.nanoTime() + 1_800_000_000_000L;
        while (database.count("(select from audit_unsealed limit 1) as waiting") > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The audit events of the seed are not sealed after half an hour.");
            }
            Thread.sleep(500);
        }
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze audit_event, audit_unsealed, audit_seal");
        }
    }

    /**
     * Writes a file of sessions that can be recorded now: a plan's id, the session's number and its day, each plan once. The
     * plans of the floor are not among them.
     *
     * @return how many there are
     */
    int writeRecordable(Database database, Path file) throws SQLException, IOException {
        int lines = 0;
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                BufferedWriter writer = Files.newBufferedWriter(file)) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery("""
                    select p.id, s.number, s.target
                    from bench.plan b
                    join treatment_plan p on p.clinic_id = 'local' and p.id = bench.id(b.ms, 1) and p.status = 'ACTIVE'
                    join lateral (select number, target from session
                                  where clinic_id = 'local' and plan_id = p.id and status = 'PLANNED'
                                  order by number limit 1) s on s.target < current_date
                    where b.n % 10 <> 7
                    order by random()
                    limit 200000""")) {
                while (rows.next()) {
                    writer.write(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getString(3) + "\n");
                    lines++;
                }
            }
        }
        return lines;
    }

    /** What a plan leaves rows in, and what keeps the answer of its creation. */
    static List<String> tables() {
        return Stream.concat(TABLES.stream().map(Table::name), Stream.of("idempotent_request"))
                .toList();
    }

    /** Days on which new plans may begin. */
    List<String> starts() {
        return IntStream.range(0, 28)
                .mapToObj(day -> weekday(monday.plusWeeks(1).plusDays(day)).toString())
                .toList();
    }
}
