package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.trial.EmbeddedPostgres;

/** The service under load while its database is away, locked, or too small for it, and while the service itself is stopped. */
final class FaultIT {

    private static final int CLIENTS = 64;
    private static final int ROUNDS = Integer.getInteger("harness.rounds", 1);

    /** No promise, but for what hangs: an answer takes about as long as a connection and a lock are waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path place;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private EmbeddedPostgres postgres;
    private String api = "";
    private String management = "";
    private volatile boolean loading = true;

    /** @param started and the time of its end, in nanoseconds of this machine's clock */
    private record Answer(long started, long ended, int status, boolean saysWhenToComeBack) {

        boolean isFine() {
            return status < 300;
        }
    }

    @BeforeEach
    void startsADatabase() {
        postgres = PostgresForTests.startedIn(place.resolve("own"));
    }

    private PackagedService startedWithTwoConnections(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(PackagedService.on(postgres));
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "2");
        environment.put("PROLOTHERAPY_RATE_LIMIT_PER_MINUTE", "0");
        environment.putAll(more);
        PackagedService service = PackagedService.startedIn(place, environment);
        api = service.url();
        management = service.managementUrl();
        return service;
    }

    @AfterEach
    void ends() {
        loading = false;
        threads.shutdownNow();
        postgres.close();
    }

    @Test
    void asksToComeBackWhileTheDatabaseIsInTroubleAndHealsByItself() throws Exception {
        List<Double> healed = new ArrayList<>();
        List<Double> recovered = new ArrayList<>();
        try (PackagedService service = startedWithTwoConnections(Map.of())) {
            assertThat(service.process().isAlive()).isTrue();
            load();
            for (int round = 0; round < ROUNDS; round++) {
                secondsUntilAllAreFine();

                long stopped = System.nanoTime();
                postgres.stop();
                awaitStatus(503, "/q/health/well");
                awaitThatAllWereAskedToComeBack(stopped);
                assertThat(status("/q/health/live")).isEqualTo(200);
                postgres.startAgain();
                healed.add(secondsUntilAllAreFine());
                awaitStatus(200, "/q/health/well");

                try (Connection owner = owner();
                        Statement lock = owner.createStatement()) {
                    owner.setAutoCommit(false);
                    lock.execute("lock table treatment_plan in access exclusive mode");
                    awaitThatAllWereAskedToComeBack(System.nanoTime());
                    assertThat(status("/q/health/live")).isEqualTo(200);
                    owner.commit();
                }
                recovered.add(secondsUntilAllAreFine());
            }
            loading = false;
            threads.shutdown();
            assertThat(threads.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }

        long fine = answers.stream().filter(Answer::isFine).count();
        long asked = answers.stream().filter(answer -> answer.status() == 503).count();
        double longest = answers.stream()
                .mapToDouble(answer -> (answer.ended() - answer.started()) / 1e9)
                .max()
                .orElse(0);
        System.out.printf(
                "fault: %d clients, 2 connections, %d rounds: %d answers 2xx, %d answers 503 with Retry-After, %d others, %d"
                        + " connections broken; longest answer %.1f s, healed after %.1f s, recovered from a lock after %.1f s%n",
                CLIENTS,
                ROUNDS,
                fine,
                asked,
                answers.size() - fine - asked,
                broken.size(),
                longest,
                largest(healed),
                largest(recovered));
        assertThat(answers)
                .allMatch(answer -> answer.isFine() || (answer.status() == 503 && answer.saysWhenToComeBack()));
        assertThat(asked).isPositive();
        assertThat(broken).isEmpty();
    }

    @Test
    void finishesWhatIsUnderWayWhenItIsStopped() throws Exception {
        // So that what is under way stays so, however long this machine takes for what happens meanwhile.
        Map<String, String> patient = Map.of(
                "QUARKUS_SHUTDOWN_TIMEOUT",
                "2M",
                "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SOCKETTIMEOUT",
                "0",
                "QUARKUS_DATASOURCE_JDBC_NEW_CONNECTION_SQL",
                "set lock_timeout = 0; set statement_timeout = 0");
        try (PackagedService service = startedWithTwoConnections(patient)) {
            List<Future<HttpResponse<String>>> underWay = new ArrayList<>();
            try (Connection owner = owner();
                    Statement lock = owner.createStatement()) {
                owner.setAutoCommit(false);
                lock.execute("lock table treatment_plan in access exclusive mode");
                Callable<HttpResponse<String>> create = () -> http.send(creation(), BodyHandlers.ofString());
                underWay.add(threads.submit(create));
                underWay.add(threads.submit(create));
                awaitWaiting(2);
                service.process().destroy();
                Waiting.untilHolds("its end has begun", this::aNewcomerIsAnsweredWholeOrNotAtAll);
                assertThat(underWay).noneMatch(Future::isDone);
                owner.commit();
            }
            for (Future<HttpResponse<String>> one : underWay) {
                HttpResponse<String> answer = one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(201);
                assertThat(answer.body()).endsWith("}");
            }
            assertThat(service.exitCode()).isEqualTo(128 + 15);
        }
    }

    /** Until so many statements wait for a lock. */
    private void awaitWaiting(int statements) throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            Waiting.until(statements + " waiting", () -> {
                try (ResultSet locks = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                    locks.next();
                    return locks.getInt(1) >= statements;
                }
            });
        }
    }

    private void aNewcomerIsAnsweredWholeOrNotAtAll() throws Exception {
        try {
            HttpResponse<String> answer = http.send(request("/v1/rules").build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).endsWith("}");
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        } catch (ConnectException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private void load() throws Exception {
        HttpRequest create = creation();
        HttpRequest list = request("/v1/treatment-plans?limit=5").build();
        for (int i = 0; i < CLIENTS; i++) {
            HttpRequest request = i % 2 == 0 ? create : list;
            threads.execute(() -> {
                while (loading) {
                    ask(request);
                }
            });
        }
    }

    private void ask(HttpRequest request) {
        long started = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            answers.add(new Answer(
                    started,
                    System.nanoTime(),
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").isPresent()));
            if (answer.statusCode() == 503) {
                // Not at once, as it says, though sooner than it says: a caller that is in a hurry.
                Thread.sleep(100);
            }
        } catch (IOException failure) {
            broken.add(String.valueOf(failure));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest creation() throws Exception {
        String today = LocalDate.now(ZoneId.of("Europe/Istanbul")).toString();
        return request(Plan.PLANS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        kneeOsteoarthritis().startingOn(today).toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) throws Exception {
        String token = Files.readString(place.resolve("data").resolve("token"));
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    /** Until as many answers as there are clients told them to come back, all asked since then. */
    private void awaitThatAllWereAskedToComeBack(long since) {
        Waiting.until(
                "refusals",
                () -> answers.stream()
                                .filter(answer -> !answer.isFine() && answer.started() > since)
                                .count()
                        >= CLIENTS);
    }

    /**
     * Waits until, of what is asked from now on, as many answers in a row are fine as there are clients.
     *
     * @return seconds until the first of them
     */
    private double secondsUntilAllAreFine() {
        long from = System.nanoTime();
        List<Answer> row = Waiting.until(
                "fine answers",
                () -> {
                    List<Answer> since = answers.stream()
                            .filter(answer -> answer.started() > from)
                            .toList();
                    return since.subList(Math.max(0, since.size() - CLIENTS), since.size());
                },
                last -> last.size() == CLIENTS && last.stream().allMatch(Answer::isFine));
        return (row.get(0).ended() - from) / 1e9;
    }

    /** Until this page of the management answers with this status. */
    private void awaitStatus(int status, String page) {
        Waiting.until(page + " " + status, () -> status(page) == status);
    }

    private int status(String page) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(management + page)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private Connection owner() throws Exception {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.owner().name(), postgres.owner().password());
    }

    private static double largest(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
