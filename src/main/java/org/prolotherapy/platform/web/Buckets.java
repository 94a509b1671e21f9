package org.prolotherapy.platform.web;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of tokens for each of many names, refilled within a minute. At most {@value #MOST} are kept: those that are full
 * again are forgotten, and while none is, all newcomers share one.
 */
final class Buckets {

    static final int MOST = 10_000;

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final int capacity;
    private final ConcurrentMap<String, Bucket> kept = new ConcurrentHashMap<>();
    private final Bucket shared;
    private final AtomicLong lastSwept = new AtomicLong(System.nanoTime() - PAUSE);

    /** @param capacity tokens a minute; 0 for none, and then {@link #of} is not called */
    Buckets(int capacity) {
        this.capacity = Math.max(1, capacity);
        this.shared = full();
    }

    Bucket of(String name) {
        Bucket known = kept.get(name);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MOST) {
            forgetTheFull();
            if (kept.size() >= MOST) {
                return shared;
            }
        }
        return kept.computeIfAbsent(name, newcomer -> full());
    }

    int size() {
        return kept.size();
    }

    /** At most once a second, so that a flood of newcomers does not make each of them look at all. */
    private void forgetTheFull() {
        long last = lastSwept.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE && lastSwept.compareAndSet(last, now)) {
            kept.values().removeIf(bucket -> bucket.getAvailableTokens() >= capacity);
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, Duration.ofMinutes(1)))
                .build();
    }
}
