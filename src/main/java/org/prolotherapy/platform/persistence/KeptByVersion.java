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

    private final Cache<String, Made<T>> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * A version of rows.
     *
     * @param at when they got it. A database that was set back counts through the same numbers again, at other times
     */
    public record Version(long number, Instant at) {}

    private record Made<T>(Version of, T made) {}

    /**
     * What is kept of this version, or else is made now. The rows are committed: if they are rolled back, others get the same
     * number.
     *
     * @param key the tenant's, and which of its rows these are
     */
    public T of(String key, Version version, Supplier<T> making) {
        Made<T> known = kept.getIfPresent(key);
        if (known == null || !known.of.equals(version)) {
            known = new Made<>(version, making.get());
            kept.put(key, known);
        }
        return known.made;
    }
}
