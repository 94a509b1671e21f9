package org.prolotherapy.platform.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What was made of a tenant's rows, kept for as long as they have the same version. Whoever asks has read the version in its own
 * transaction, so nothing is told that is older than that.
 *
 * @param <T> cannot be changed
 */
public final class KeptByVersion<T> {

    /** So that many tenants do not fill the memory. */
    private static final int MOST = 1_000;

    private final Cache<String, Version<T>> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Version<T>(long number, Instant at, T made) {

        boolean is(long otherNumber, Instant otherAt) {
            return number == otherNumber && at.equals(otherAt);
        }
    }

    /**
     * What is kept of this version, or else is made now. The rows are committed: if they are rolled back, others get the same
     * number.
     *
     * @param key the tenant's, and which of its rows these are
     * @param at when they got this version. A database that was set back counts through the same numbers again, at other times
     */
    public T of(String key, long version, Instant at, Supplier<T> making) {
        Version<T> known = kept.getIfPresent(key);
        if (known == null || !known.is(version, at)) {
            known = new Version<>(version, at, making.get());
            kept.put(key, known);
        }
        return known.made;
    }
}
