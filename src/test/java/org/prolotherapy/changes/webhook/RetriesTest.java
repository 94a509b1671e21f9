package org.prolotherapy.changes.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final RandomGenerator RANDOM = new Random(1);

    @Test
    void spreadsTenAttemptsOverThreeDays() {
        Duration all = IntStream.rangeClosed(1, 9)
                .mapToObj(attempts ->
                        Retries.waitAfter(attempts, Duration.ZERO, RANDOM).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(Retries.waitAfter(10, Duration.ofHours(1), RANDOM)).isEmpty();
    }

    @Test
    void waitsAFifthLongerAtTheMost() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Retries.waitAfter(2, Duration.ZERO, RANDOM))
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6)));
        }
    }

    @Test
    void leavesAReceiverAloneAsLongAsItAsksButADayAtTheMost() {
        assertThat(Retries.waitAfter(1, Duration.ofHours(1), RANDOM)).isEqualTo(Optional.of(Duration.ofHours(1)));
        assertThat(Retries.waitAfter(1, Duration.ofDays(100), RANDOM)).isEqualTo(Optional.of(Duration.ofDays(1)));
        assertThat(Retries.waitAfter(2, Duration.ofSeconds(1), RANDOM).orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }
}
