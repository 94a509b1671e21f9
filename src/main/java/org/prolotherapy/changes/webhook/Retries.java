package org.prolotherapy.changes.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a receiver is told again that did not hear: soon at first, then ever later, over three days in all. Standard Webhooks
 * proposes this schedule.
 */
final class Retries {

    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Up to so much of a wait is added to it at random, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private Retries() {}

    /**
     * How long to wait after so many attempts that failed.
     *
     * @param askedFor how long the receiver wants to be left alone at least; a day is granted at the most
     * @return nothing if that is enough of them
     */
    static Optional<Duration> waitAfter(int attempts, Duration askedFor, RandomGenerator random) {
        if (attempts > AFTER.size()) {
            return Optional.empty();
        }
        Duration wait = AFTER.get(attempts - 1);
        Duration jittered = wait.plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
        Duration granted = askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : askedFor;
        return Optional.of(granted.compareTo(jittered) > 0 ? granted : jittered);
    }
}
