package org.prolotherapy.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;

/**
 * Whatever a caller sends, the service answers as {@code openapi.yaml} says, and never with an error of its own. The requests are
 * the contract's examples with one to three things changed, and always the same for the same seed and size.
 *
 * <p>{@code -Dfuzz.requests=…} says how many, {@code -Dfuzz.seed=…} with which seed. The bytes of a request that was answered
 * wrongly are written to {@code target/fuzz}.
 */
@QuarkusTest
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
    private static final long SEED = Long.getLong("fuzz.seed", 20_270_104);

    /** What any request may take, as large as it may be; held to in {@code -Pfuzz} alone, where nothing else runs. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final boolean BOUNDED = Boolean.getBoolean("fuzz.bounded");
    private static final Path FAILURES = Path.of("target", "fuzz");

    @Inject
    ClockForTests clock;

    private final Random random = new Random(SEED);
    private final Mutations mutations = new Mutations(random);
    private final OddValues values = new OddValues(random);
    private final List<Operation> operations = Operation.all();
    private final Set<String> succeeded = new TreeSet<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    @Test
    void answersEverythingAsTheContractSays() throws IOException {
        long start = System.nanoTime();
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            Stage stage = new Stage(connection, operations, clock::set);
            stage.set();
            for (Operation operation : operations) {
                for (String example : operation.examples().keySet()) {
                    send(connection, stage, operation, stage.request(operation, example));
                }
            }
            while (sent < REQUESTS) {
                Operation operation = next();
                send(connection, stage, operation, changed(stage, operation));
            }
        }
        if (!wrong.isEmpty()) {
            Files.write(FAILURES.resolve("wrong.txt"), wrong);
        }
        System.out.printf(
                "fuzz: seed %d, %d requests in %d s, %d answered wrongly, %d of %d operations reached; %s%n",
                SEED,
                sent,
                (System.nanoTime() - start) / 1_000_000_000,
                wrong.size(),
                succeeded.size(),
                operations.size(),
                statuses);
        assertThat(wrong.stream().limit(20)).isEmpty();
        assertThat(succeeded)
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Operation::id).toList());
    }

    /** Those with a body three times as often as others, because there is that much more to get wrong. */
    private Operation next() {
        while (true) {
            Operation operation = values.pick(operations);
            if (!operation.mediaType().isEmpty() || random.nextInt(3) == 0) {
                return operation;
            }
        }
    }

    private RawRequest changed(Stage stage, Operation operation) throws IOException {
        String example = values.pick(List.copyOf(operation.examples().keySet()));
        RawRequest request = random.nextInt(10) > 0
                ? stage.request(operation, example)
                : stage.request(operation, example, values.pick(List.of(Stage.Standing.values())));
        int changes = random.nextInt(5) > 0 ? 1 : 2 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            request = mutations.change(request, operation);
        }
        return request;
    }

    /** A machine that does something else for a while is no fault of the request. */
    private static boolean takesLongAgain(RawConnection connection, RawRequest request) throws IOException {
        for (int i = 0; i < 2; i++) {
            long asked = System.nanoTime();
            connection.send(request);
            if (Duration.ofNanos(System.nanoTime() - asked).compareTo(LONGEST) <= 0) {
                return false;
            }
        }
        return true;
    }

    private void send(RawConnection connection, Stage stage, Operation operation, RawRequest request)
            throws IOException {
        Optional<RawAnswer> answer;
        List<String> objections;
        try {
            long asked = System.nanoTime();
            answer = connection.send(request);
            Duration taken = Duration.ofNanos(System.nanoTime() - asked);
            objections = new ArrayList<>(Judge.objections(request, answer));
            if (BOUNDED && taken.compareTo(LONGEST) > 0 && takesLongAgain(connection, request)) {
                objections.add("an answer after " + taken.toMillis() + " ms");
            }
        } catch (IOException | RuntimeException failure) {
            answer = Optional.empty();
            objections = List.of(failure.toString());
        }
        statuses.merge(answer.map(RawAnswer::status).orElse(0), 1, Integer::sum);
        if (!objections.isEmpty()) {
            Files.createDirectories(FAILURES);
            Path bytes = Files.write(FAILURES.resolve(sent + ".http"), request.bytes());
            wrong.add("request %d of seed %d, in %s: %s%n%s%n%s"
                    .formatted(
                            sent,
                            SEED,
                            bytes,
                            objections,
                            request,
                            answer.map(RawAnswer::toString).orElse("")));
        }
        sent++;
        if (answer.filter(RawAnswer::success).isPresent()) {
            if (request.method().equals(operation.method())) {
                succeeded.add(operation.id());
            }
            if (!request.method().equals("GET")) {
                stage.wasChanged(request);
            }
        }
    }
}
