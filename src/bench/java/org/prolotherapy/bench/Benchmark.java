package org.prolotherapy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.PackagedService;
import org.prolotherapy.bench.Caller.Request;

/** Measures the service and the floor of its work in turn; {@link Selection} says what, {@link Report} what came of it. */
final class Benchmark {

    /** At which the database's growth is looked at, and the warm-up runs. */
    private static final int USUAL_CONNECTIONS = 8;

    @TempDir
    private Path place;

    private final Selection selection = Selection.ofCommandLine();
    private final Report report = new Report();

    @Test
    void measures() throws Exception {
        Program.require(Map.of("wrk", "wrk", "pgbench", "postgresql-contrib"));
        Shipped shipped = Shipped.on(selection.java());
        System.out.printf("bench: this takes about %d minutes%n", Math.round(selection.expectedSeconds() / 60.0));
        try {
            if (selection.plans() > 0) {
                on(shipped, selection.plans(), "plans", selection.cases(), selection.connections());
            }
            for (int size : selection.growth()) {
                on(shipped, size, "growth" + size, selection.growing(), List.of(USUAL_CONNECTIONS));
            }
        } finally {
            report.write();
        }
        assertThat(report.failed())
                .as("answers other than 2xx, and requests without an answer")
                .isZero();
    }

    /** A running service, and what asks it. */
    private record Stage(
            PackagedService service, Caller caller, Database database, Seed seed, Cpu cpu, Wrk wrk, Pgbench pgbench) {}

    /** Starts the service on a database with so many plans, warms it up, measures, and ends it all whatever comes. */
    private void on(Shipped shipped, int plans, String name, List<Case> cases, List<Integer> connections)
            throws Exception {
        Path below = Files.createDirectory(place.resolve(name));
        try (Database database = database(below)) {
            closeAtTheLatest(database);
            Map<String, String> settings = database.settings();
            assertThat(settings).containsEntry("fsync", "on").containsEntry("synchronous_commit", "on");
            report.circumstances(selection, shipped, settings);
            String token;
            try (PackagedService service = shipped.start(below, database, constantIn(below))) {
                closeAtTheLatest(service);
                Stage stage = stage(service, database, below, plans);
                token = stage.caller().token();
                say("warms up");
                stage.wrk().prepare(Case.warmUpFor(cases));
                stage.wrk().run(Case.warmUpFor(cases), USUAL_CONNECTIONS, selection.warmup());
                rows(stage, cases, connections);
                report.resident(
                        "after the load of " + name,
                        Cpu.residentBytes(service.process().pid()));
            }
            if (selection.start() && name.equals("plans")) {
                startUp(shipped, below, database, token);
            }
        }
    }

    /** When Java ends, if that is before everything here has: Ctrl-C leaves nothing running. */
    private static void closeAtTheLatest(AutoCloseable open) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                open.close();
            } catch (Exception closedAlready) {
                // It was closed when its time had come.
            }
        }));
    }

    private Database database(Path below) throws SQLException {
        String server = selection.server();
        return server == null ? Database.embeddedIn(below.resolve("database")) : Database.on(server);
    }

    private Stage stage(PackagedService service, Database database, Path below, int plans) throws Exception {
        Caller caller = Caller.of(service.url(), service.token());
        say("seeds %,d plans", plans);
        Seed seed = Seed.fill(database, caller, plans);
        Seed.settle(database);
        assertThat(database.count("treatment_plan")).isGreaterThanOrEqualTo(plans);
        Files.createDirectories(below.resolve("logs"));
        Wrk wrk = Wrk.asking(caller, below.resolve("files"), seed, database);
        Cpu cpu = new Cpu(service.process().pid(), database.postmaster());
        Pgbench pgbench = new Pgbench(database, seed, caller.send(wrk.sample(Case.CREATE)), below.resolve("logs"));
        return new Stage(service, caller, database, seed, cpu, wrk, pgbench);
    }

    private void rows(Stage stage, List<Case> cases, List<Integer> connections) throws Exception {
        System.out.println(Report.heading());
        for (Case measured : cases) {
            for (Case kind : measured.mix().keySet()) {
                check(stage, kind);
            }
            for (int each : connections) {
                report.add(row(stage, measured, each));
            }
        }
    }

    /** That the service does what is about to be measured, and the floor the same. */
    private void check(Stage stage, Case kind) throws Exception {
        String answer = stage.caller().send(stage.wrk().sample(kind));
        JsonNode json = Caller.parsed(answer);
        switch (kind) {
            case READ -> assertThat(json.at("/schedule/sessions").size()).isBetween(3, 6);
            case LIST -> {
                assertThat(json.path("items"))
                        .hasSize(Math.min(Seed.PLANS_A_PATIENT, stage.seed().plans()));
                assertThat(json.at("/items/0/schedule/sessions").size()).isBetween(3, 6);
            }
            case DUE -> assertThat(json.path("items")).isNotEmpty();
            case PREVIEW -> {
                assertThat(json.path("sessions")).hasSize(6);
                constantBecomes(stage, answer);
            }
            case RECORD -> assertThat(json.path("injections")).hasSize(8);
            case CREATE -> assertThat(json.at("/schedule/sessions")).hasSize(6);
            case MIXED -> throw new IllegalArgumentException("A mix has no answer of its own.");
        }
        if (!kind.computesOnly()) {
            checkFloor(stage, kind);
        }
        Request again = stage.wrk().sample(kind);
        report.statements(
                kind, stage.database().statementsOf(() -> stage.caller().send(again)));
    }

    /** That a transaction of the floor leaves as many rows as a request of the service does. */
    private static void checkFloor(Stage stage, Case kind) throws Exception {
        Map<String, Long> before = rowsAtRest(stage.database());
        long transactions = stage.pgbench().run(Map.of(kind, 1), 1, 1).requests();
        Map<String, Long> after = stage.database().rows(Seed.tables());
        for (String table : Seed.tables()) {
            long added = after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L);
            assertThat(added)
                    .as("rows of %s that the floor of %s adds", table, kind.key())
                    .isEqualTo(transactions * expectedRows(kind, table));
        }
    }

    /** The rows once nothing more is coming: the audit event of a read is written up to a second after its answer. */
    private static Map<String, Long> rowsAtRest(Database database) throws Exception {
        Map<String, Long> before = database.rows(Seed.tables());
        for (int attempt = 0; attempt < 20; attempt++) {
            Thread.sleep(1_500);
            Map<String, Long> after = database.rows(Seed.tables());
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        throw new IllegalStateException("Rows are still being added, with no request under way.");
    }

    private static long expectedRows(Case kind, String table) {
        return switch (kind) {
            case CREATE ->
                switch (table) {
                    case "treatment_plan", "screening", "plan_quote", "audit_event", "idempotent_request" -> 1;
                    case "session" -> 6;
                    default -> 0;
                };
            case RECORD ->
                switch (table) {
                    case "session_record", "plan_revision", "audit_event" -> 1;
                    case "injection" -> 8;
                    default -> 0;
                };
            default -> 0;
        };
    }

    private Row row(Stage stage, Case measured, int connections) throws Exception {
        say("measures %s at %d connections", measured.key(), connections);
        long before = stage.database().count("treatment_plan");
        stage.wrk().prepare(measured.mix());
        stage.wrk().run(measured.mix(), connections, selection.settling());
        floor(stage, measured, connections, selection.settling());
        List<Load> service = new ArrayList<>();
        List<Load> floor = new ArrayList<>();
        for (int round = 0; round < selection.rounds(); round++) {
            stage.wrk().prepare(measured.mix());
            service.add(counted(stage, () -> stage.wrk().run(measured.mix(), connections, selection.seconds())));
            floor.add(counted(stage, () -> floor(stage, measured, connections, selection.seconds())));
        }
        return new Row(
                measured,
                connections,
                stage.seed().plans(),
                before,
                stage.database().count("treatment_plan"),
                service,
                floor);
    }

    private static Load floor(Stage stage, Case measured, int connections, int seconds) throws Exception {
        return measured.computesOnly()
                ? stage.wrk().runConstant(connections, seconds)
                : stage.pgbench().run(measured.mix(), connections, seconds);
    }

    private interface Round {
        Load run() throws Exception;
    }

    private static Load counted(Stage stage, Round round) throws Exception {
        Cpu.Used before = stage.cpu().now();
        Load load = round.run();
        return load.at(stage.cpu().now().since(before));
    }

    private void startUp(Shipped shipped, Path below, Database database, String token) throws Exception {
        say("starts again and again");
        report.add(StartUp.of("JIT", shipped.withoutAotCache(), below, database, token));
        if (shipped.hasAotCache()) {
            report.add(StartUp.of("AOT cache", shipped, below, database, token));
        }
    }

    /** Where the resource that is the preview's floor looks for its answer. */
    private static Map<String, String> constantIn(Path below) {
        return Map.of("BENCH_CONSTANT", below.resolve("constant.json").toString());
    }

    private static void constantBecomes(Stage stage, String answer) throws Exception {
        Path file = Path.of(
                Optional.ofNullable(stage.wrk().files().getParent())
                        .orElseThrow()
                        .toString(),
                "constant.json");
        Files.writeString(file, answer);
        assertThat(stage.caller().send(Request.post("/bench/constant", Wrk.preview(stage.seed()), 200)))
                .isEqualTo(answer);
    }

    private static void say(String what, Object... figures) {
        System.out.printf("bench: " + what + "%n", figures);
    }
}
