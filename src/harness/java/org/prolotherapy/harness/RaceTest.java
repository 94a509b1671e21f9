package org.prolotherapy.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/**
 * Many clients change one version of a plan at once, or send one POST at once: one of them wins, or it is done once.
 * {@code -Drace.rounds=…} says how often.
 */
@QuarkusTest
class RaceTest {

    private static final int ROUNDS = Integer.getInteger("race.rounds", 20);
    private static final int CLIENTS = 50;
    private static final int REPEATERS = 100;
    private static final String PLANS = "/v1/treatment-plans";
    private static final String TOKEN = "Bearer " + Token.ofClinic("race").claim("scope", Token.EVERY_SCOPE);

    private final ExecutorService threads = Executors.newFixedThreadPool(REPEATERS);
    private List<RawConnection> connections = List.of();
    private final AtomicInteger repetitions = new AtomicInteger();

    @BeforeEach
    void everybodyComes() {
        connections = IntStream.range(0, REPEATERS)
                .mapToObj(client -> new RawConnection(RestAssured.port))
                .toList();
    }

    @AfterEach
    void everybodyLeaves() {
        threads.shutdownNow();
        connections.forEach(RawConnection::close);
    }

    @Test
    void oneClientWinsWhoNamesTheSameVersion() throws Exception {
        RawAnswer created = send(0, creation(UUID.randomUUID().toString()));
        String plan = PLANS + "/" + created.json().path("id").asText();
        String version = created.header("ETag");
        for (int round = 0; round < ROUNDS; round++) {
            String before = version;
            int weightOfRound = 40 + round % 100;
            List<RawAnswer> answers = together(
                    CLIENTS,
                    client -> send(
                            client,
                            request("PATCH", plan)
                                    .plus("Content-Type", "application/merge-patch+json")
                                    .plus("If-Match", before)
                                    .body("{\"weightKg\": " + weightOfRound + "." + client + "}")));
            List<RawAnswer> winners =
                    answers.stream().filter(RawAnswer::success).toList();
            assertThat(winners).as("round " + round).hasSize(1);
            assertThat(answers).filteredOn(answer -> !answer.success()).allMatch(answer -> answer.status() == 412);
            version = winners.get(0).header("ETag");
        }
        assertThat(send(0, request("GET", plan)).header("ETag")).isEqualTo("\"" + (ROUNDS + 1) + "\"");
        System.out.printf(
                "race: %d clients, one version, %d rounds: %d answers 2xx, %d answers 412%n",
                CLIENTS, ROUNDS, ROUNDS, ROUNDS * (CLIENTS - 1));
    }

    @Test
    void onePostIsDoneOnceHoweverOftenItIsSent() throws Exception {
        int keys = Math.max(1, ROUNDS / 20);
        for (int key = 0; key < keys; key++) {
            String patient = UUID.randomUUID().toString();
            RawRequest request = creation(patient).plus("Idempotency-Key", "key-of-" + patient);
            List<RawAnswer> answers = together(REPEATERS, client -> untilItIsDone(client, request));
            assertThat(answers).allMatch(answer -> answer.status() == 201);
            assertThat(answers.stream().map(RawAnswer::text).distinct()).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.header("Idempotent-Replayed").equals("true"))
                    .hasSize(1);
            RawAnswer found = send(0, request("GET", PLANS + "?patient=urn:example:ehr%7C" + patient));
            assertThat(found.json().path("items")).hasSize(1);
        }
        System.out.printf(
                "race: %d clients, one key, %d rounds: %d plans, %d answers that the first still ran%n",
                REPEATERS, keys, keys, repetitions.get());
    }

    private RawAnswer untilItIsDone(int client, RawRequest request) {
        return Waiting.until("the end of the first", () -> once(client, request), answer -> answer.status() != 409);
    }

    private RawAnswer once(int client, RawRequest request) throws Exception {
        RawAnswer answer = send(client, request);
        if (answer.status() == 409) {
            assertThat(answer.json().path("code").asText()).isEqualTo("idempotency-key-in-flight");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            repetitions.incrementAndGet();
        }
        return answer;
    }

    private static RawRequest creation(String patient) {
        return request("POST", PLANS)
                .plus("Content-Type", "application/json")
                .body(Body.kneeOsteoarthritis().ofPatient(patient).toString());
    }

    private static RawRequest request(String method, String target) {
        return RawRequest.of(method, target).plus("Authorization", TOKEN);
    }

    private RawAnswer send(int client, RawRequest request) throws Exception {
        return connections.get(client).send(request).orElseThrow();
    }

    private interface Client {
        RawAnswer act(int client) throws Exception;
    }

    /** Every client acts at the same moment. */
    private List<RawAnswer> together(int clients, Client act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        List<Callable<RawAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            calls.add(() -> {
                start.await();
                return act.act(client);
            });
        }
        List<RawAnswer> answers = new ArrayList<>();
        for (Future<RawAnswer> answer : threads.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
