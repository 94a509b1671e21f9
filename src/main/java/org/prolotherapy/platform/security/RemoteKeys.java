package org.prolotherapy.platform.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a JWKS at a URL. They are asked for again every five minutes, and when a token names one that is not among
 * them; while the URL cannot be reached, the last known ones are trusted for a day.
 */
final class RemoteKeys extends VerificationKeys {

    /** No keys have been had yet, or for too long: whether a token is good cannot be told. */
    static final class Unreachable extends UnresolvableKeyException {
        private static final long serialVersionUID = 1L;

        Unreachable() {
            super("The keys cannot be reached");
        }
    }

    private record Known(List<JsonWebKey> keys, long since) {}

    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration TRUSTED = Duration.ofDays(1);

    /** However many tokens with unknown keys come, and however long the issuer is away: no more often than this. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String url;
    private final LongSupplier nanoTime;
    private final Get http = new Get();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private @Nullable Long lastAttempt;

    /** @param nanoTime as of {@link System#nanoTime()} */
    RemoteKeys(String url, LongSupplier nanoTime) {
        this.url = url;
        this.nanoTime = nanoTime;
        http.setConnectTimeout((int) PATIENCE.toMillis());
        http.setReadTimeout((int) PATIENCE.toMillis());
        http.setRetries(0);
        http.setResponseBodySizeLimit(1_048_576);
    }

    @Override
    protected @Nullable Key keyFor(JsonWebSignature token) throws JoseException {
        Key key = select(token, current());
        if (key == null) {
            ask();
            key = select(token, current());
        }
        return key;
    }

    private List<JsonWebKey> current() throws Unreachable {
        Known now = known;
        if (now == null || isOlderThan(TRUSTED, now.since())) {
            ask();
        } else if (isOlderThan(FRESH, now.since()) && asking.tryLock()) {
            // One request renews them; all others go on with what there is.
            try {
                ask();
            } finally {
                asking.unlock();
            }
        }
        now = known;
        if (now == null || isOlderThan(TRUSTED, now.since())) {
            throw new Unreachable();
        }
        return now.keys();
    }

    private void ask() {
        asking.lock();
        try {
            Long last = lastAttempt;
            if (last != null && !isOlderThan(BETWEEN_ATTEMPTS, last)) {
                return;
            }
            try {
                known = new Known(parse(http.get(url).getBody()), nanoTime.getAsLong());
            } catch (IOException | GeneralSecurityException | JoseException | RuntimeException failure) {
                LOG.warnf("The keys of the tokens could not be had from %s: %s", url, failure);
            }
            // Counted from the end of the attempt, so that those who waited for it do not each make one of their own.
            lastAttempt = nanoTime.getAsLong();
        } finally {
            asking.unlock();
        }
    }

    private boolean isOlderThan(Duration age, long since) {
        return nanoTime.getAsLong() - since > age.toNanos();
    }
}
