package org.prolotherapy.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events on their way to the database wait for it, and none is lost. */
@Timeout(300)
class AuditQueueTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<AuditEvent> written = Collections.synchronizedList(new ArrayList<>());

    @Test
    void writesByItself() {
        AuditQueue queue = started(10, (tenant, events) -> written.addAll(events));
        AuditEvent event = event("here");

        assertThat(queue.offer(event)).isTrue();
        AuditTables.eventually(() -> written.contains(event), "the event");

        assertThat(written).containsExactly(event);
    }

    @Test
    void writesMoreAtOnceWhenMoreCome() throws Exception {
        AtomicInteger transactions = new AtomicInteger();
        AuditQueue queue = new AuditQueue(3000, (tenant, events) -> {
            transactions.incrementAndGet();
            written.addAll(events);
        });
        for (int i = 0; i < 2000; i++) {
            assertThat(queue.offer(event(i % 2 == 0 ? "here" : "there"))).isTrue();
        }
        queue.start();
        queue.close(LONG);

        assertThat(written).hasSize(2000);
        assertThat(transactions).hasValueLessThan(20);
    }

    @Test
    void keepsWhatTheDatabaseNeverTakesWithoutWhatItWasAboutAndNothingElseWaits() throws Exception {
        AuditEvent before = event("here");
        AuditEvent poison = event("here");
        AuditEvent after = event("here");
        AuditQueue queue = new AuditQueue(10, (tenant, events) -> {
            if (events.contains(poison)) {
                throw new SQLException("invalid byte sequence", "22021");
            }
            written.addAll(events);
        });
        List.of(before, poison, after).forEach(queue::offer);
        queue.start();
        queue.close(LONG);

        assertThat(written).containsExactly(before, poison.bare(), after);
    }

    @Test
    void losesWhatTheDatabaseNeverTakesAndNothingElse() throws Exception {
        AuditEvent poison = event("here");
        AuditEvent after = event("here");
        AuditQueue queue = new AuditQueue(10, (tenant, events) -> {
            if (events.stream().anyMatch(event -> event.id().equals(poison.id()))) {
                throw new SQLException("refused", "23514");
            }
            written.addAll(events);
        });
        List.of(poison, after).forEach(queue::offer);
        queue.start();
        queue.close(LONG);

        assertThat(written).containsExactly(after);
    }

    @Test
    void makesWhoeverComesWaitWhenItIsFull() throws Exception {
        CountDownLatch databaseIsSlow = new CountDownLatch(1);
        CountDownLatch firstIsWritten = new CountDownLatch(1);
        AuditQueue queue = started(2, (tenant, events) -> {
            firstIsWritten.countDown();
            await(databaseIsSlow);
            written.addAll(events);
        });
        queue.offer(event("here"));
        await(firstIsWritten);
        queue.offer(event("here"));
        queue.offer(event("here"));
        AuditEvent fourth = event("here");

        assertThat(queue.offer(fourth)).as("at once").isFalse();
        assertThat(queue.offer(fourth, Duration.ofMillis(200))).as("soon").isFalse();
        databaseIsSlow.countDown();
        assertThat(queue.offer(fourth, LONG)).isTrue();
        queue.close(LONG);
        assertThat(written).hasSize(4).contains(fourth);
    }

    static List<AuditQueue.Sink> whateverGoesWrong() {
        return List.of(
                (tenant, events) -> {
                    throw new SQLException("away", "08006");
                },
                (tenant, events) -> {
                    throw new IllegalStateException("closed");
                },
                (tenant, events) -> {
                    throw new AssertionError("as the driver's own");
                },
                (tenant, events) -> {
                    throw new OutOfMemoryError("of the machine");
                });
    }

    @ParameterizedTest
    @MethodSource("whateverGoesWrong")
    void triesAgainUntilTheDatabaseIsBack(AuditQueue.Sink away) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        AuditQueue queue = started(10, (tenant, events) -> {
            if (attempts.incrementAndGet() < 4) {
                away.write(tenant, events);
            }
            written.addAll(events);
        });
        AuditEvent event = event("here");
        queue.offer(event);
        AuditTables.eventually(() -> written.contains(event), "the event");
        assertThat(written).containsExactly(event);
        queue.close(LONG);
    }

    @Test
    void isEmptyWhenItEnds() throws Exception {
        CountDownLatch databaseIsSlow = new CountDownLatch(1);
        AuditQueue queue = started(100, (tenant, events) -> {
            await(databaseIsSlow);
            written.addAll(events);
        });
        for (int i = 0; i < 100; i++) {
            queue.offer(event("clinic-" + i % 5));
        }
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(queue));
        assertThat(end).isNotDone();
        databaseIsSlow.countDown();
        end.join();
        assertThat(written).hasSize(100);
    }

    @Test
    void endsInBoundedTimeIfTheDatabaseStaysAway() throws Exception {
        AuditQueue queue = started(10, (tenant, events) -> {
            throw new SQLException("away", "08006");
        });
        queue.offer(event("here"));
        queue.close(Duration.ofSeconds(1));
        assertThat(written).isEmpty();
    }

    private static void close(AuditQueue queue) {
        try {
            queue.close(LONG);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static AuditQueue started(int capacity, AuditQueue.Sink sink) {
        AuditQueue queue = new AuditQueue(capacity, sink);
        queue.start();
        return queue;
    }

    static AuditEvent event(String tenant) {
        return new AuditEvent(
                tenant,
                UUID.randomUUID(),
                Instant.parse("2027-01-04T06:00:00.123456Z"),
                "ehr",
                "user-1",
                "getTreatmentPlan",
                new AuditEvent.Subject("urn:example:ehr", "12345"),
                "TreatmentPlan/" + UUID.randomUUID(),
                3L,
                200,
                "request-1",
                List.of(UUID.randomUUID(), UUID.randomUUID()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
