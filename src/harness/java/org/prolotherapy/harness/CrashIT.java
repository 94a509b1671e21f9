package org.prolotherapy.harness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.PackagedService;
import org.prolotherapy.Waiting;

/**
 * The packaged service, and then its PostgreSQL, is killed under writers again and again: nothing that it acknowledged is lost,
 * and nothing that is sent again for want of an answer is done twice. {@code -Dcrash.service-kills=…} and
 * {@code -Dcrash.postgres-kills=…} say how often.
 */
final class CrashIT {

    private static final int SERVICE_KILLS = Integer.getInteger("crash.service-kills", 2);
    private static final int POSTGRES_KILLS = Integer.getInteger("crash.postgres-kills", 1);
    private static final int WRITERS = 8;
    private static final Map<String, String> ENVIRONMENT = Map.of("PROLOTHERAPY_RATE_LIMIT_PER_MINUTE", "0");

    @TempDir
    private Path place;

    private final Random random = new Random(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<Writer> writers =
            IntStream.range(0, WRITERS).mapToObj(Writer::new).toList();
    private long longestAway;

    @AfterEach
    void everybodyLeaves() {
        threads.shutdownNow();
        RestAssured.replaceFiltersWith(List.of());
    }

    @Test
    void losesNothingAndDoesNothingTwice() throws Exception {
        for (int kill = 0; kill < SERVICE_KILLS; kill++) {
            try (PackagedService service = started(kill == 0)) {
                whileTheyWrite(() -> {
                    awaitWrites(100 + random.nextInt(300));
                    service.process().destroyForcibly().waitFor();
                });
            }
        }
        String audit;
        try (PackagedService service = started(SERVICE_KILLS == 0)) {
            for (int kill = 0; kill < POSTGRES_KILLS; kill++) {
                whileTheyWrite(() -> {
                    awaitWrites(50 + random.nextInt(150));
                    killPostgres();
                    awaitReturn(service.managementUrl());
                    awaitWrites(100);
                });
                nothingIsLost(Writer::checkWhatChanged);
            }
            assertThat(service.process().isAlive()).isTrue();
            nothingIsLost(Writer::checkEverything);
            audit = plansWithoutAuditRow();
        }
        System.out.printf(
                "crash: %d kills of the service and %d of PostgreSQL under %d writers: %d writes acknowledged, %d asked about"
                        + " again, %d answers 503, %d plans, 0 writes lost, 0 done twice, %s, PostgreSQL away for at most"
                        + " %d ms%n",
                SERVICE_KILLS,
                POSTGRES_KILLS,
                WRITERS,
                sum(Writer::acknowledged),
                sum(Writer::repeated),
                sum(Writer::unavailable),
                sum(Writer::plans),
                audit,
                longestAway);
        if (POSTGRES_KILLS > 0) {
            assertThat(sum(Writer::unavailable)).isPositive();
        }
        assertThat(audit).isIn("0 without audit row", "no audit to look at");
    }

    private int sum(ToIntFunction<Writer> figure) {
        return writers.stream().mapToInt(figure).sum();
    }

    /** Starts the service, tells the writers, and finds everything again that was acknowledged before. */
    private PackagedService started(boolean first) throws Exception {
        PackagedService service = PackagedService.startedIn(place, ENVIRONMENT);
        boolean ready = false;
        try {
            URI url = URI.create(service.url());
            String token = service.token();
            writers.forEach(writer -> writer.meets(url.getPort(), token));
            if (first) {
                openTheClinic(url, token);
            }
            nothingIsLost(writer -> {
                Waiting.until("what was asked before", () -> {
                    if (writer.waits()) {
                        writer.write();
                    }
                    return !writer.waits();
                });
                writer.checkWhatChanged();
            });
            ready = true;
            return service;
        } finally {
            if (!ready) {
                service.close();
            }
        }
    }

    private static void openTheClinic(URI url, String token) {
        Body clinic = ClinicOfTests.open()
                .with(
                        "performers",
                        IntStream.range(0, WRITERS)
                                .mapToObj(writer ->
                                        Map.of("id", Writer.performer(writer), "qualification", "PHYSIATRIST"))
                                .toList());
        Response opened = given().header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(clinic.toString())
                .put(url + "/v1/clinic");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
    }

    private interface Blow {
        void fall() throws Exception;
    }

    private void whileTheyWrite(Blow blow) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Future<?>> writing = new ArrayList<>();
        for (Writer writer : writers) {
            writing.add(threads.submit(() -> {
                // Not in the middle of a write that may still be answered, or it would be taken for one that was not.
                while (!enough.get()) {
                    writer.write();
                }
                return null;
            }));
        }
        try {
            blow.fall();
        } finally {
            enough.set(true);
        }
        for (Future<?> writer : writing) {
            writer.get();
        }
    }

    private void nothingIsLost(Consumer<Writer> check) {
        writers.forEach(check);
        assertThat(writers.stream().flatMap(writer -> writer.wrong().stream()).limit(10))
                .isEmpty();
    }

    private Path data() {
        return place.resolve("data");
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postgres/postmaster.pid"));
    }

    private void killPostgres() throws IOException {
        long pid = Long.parseLong(postmaster().get(0));
        ProcessHandle server = PackagedService.databaseServersIn(place).stream()
                .filter(process -> process.pid() == pid)
                .findAny()
                .orElseThrow();
        assertThat(server.destroyForcibly()).isTrue();
    }

    /** Until so many more writes are acknowledged. */
    private void awaitWrites(int more) {
        int before = sum(Writer::acknowledged);
        Waiting.until(more + " writes", () -> sum(Writer::acknowledged) >= before + more);
    }

    /** Until a caller has noticed that it is away, and reads again. */
    private void awaitReturn(String url) {
        long start = System.nanoTime();
        int before = sum(Writer::unavailable);
        Waiting.until("a refusal", () -> sum(Writer::unavailable) > before);
        Waiting.until("PostgreSQL", () -> given().get(url + "/q/health/well").statusCode() == 200);
        longestAway = Math.max(longestAway, (System.nanoTime() - start) / 1_000_000);
    }

    private String plansWithoutAuditRow() throws IOException, SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + postmaster().get(3) + "/prolotherapy";
        String password = Files.readString(data().resolve("postgres-password")).strip();
        try (Connection connection = DriverManager.getConnection(url, "prolotherapy", password);
                Statement statement = connection.createStatement()) {
            if (number(statement, "select count(*) from pg_tables where tablename = 'audit_event'") == 0) {
                return "no audit to look at";
            }
            return number(
                            statement,
                            "select count(*) from treatment_plan where not exists (select from audit_event"
                                    + " where resource = 'TreatmentPlan/' || treatment_plan.id)")
                    + " without audit row";
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
