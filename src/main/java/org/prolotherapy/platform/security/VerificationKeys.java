package org.prolotherapy.platform.security;

import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The issuer's public keys. */
public final class VerificationKeys {

    private static final Logger LOG = Logger.getLogger(VerificationKeys.class);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** However many tokens with unknown keys come, and however long the issuer is away: no more often than this. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private VerificationKeys() {}

    /**
     * The keys at a place. Those of a URL are asked for when the first token comes, again every five minutes or as the
     * answer's caching headers say, and for a token of an unknown key; while the URL is away, the known ones serve on.
     *
     * @param location the URL of a JWKS, or a file with a JWKS, a JWK, a PEM public key or a PEM certificate
     * @throws IllegalArgumentException if the file cannot be read or holds no RSA or EC public key; its message is for
     *     whoever runs the service
     */
    public static VerificationKeyResolver at(String location) {
        if (location.matches("(?i)https?://.*")) {
            return publishedAt(location);
        }
        List<JsonWebKey> keys = in(location);
        JsonWebKey first = keys.get(0);
        // A lone key without a name is meant, whatever the token calls it.
        return keys.size() == 1 && first.getKeyId() == null
                ? (token, nesting) -> first.getKey()
                : new JwksVerificationKeyResolver(keys);
    }

    private static VerificationKeyResolver publishedAt(String url) {
        HttpsJwks keys = new HttpsJwks(url);
        keys.setDefaultCacheDuration(FRESH.toSeconds());
        keys.setRetainCacheOnErrorDuration(FRESH.toSeconds());
        keys.setRefreshReprieveThreshold(BETWEEN_ATTEMPTS.toMillis());
        keys.setSimpleHttpGet(new SparingGet());
        return new HttpsJwksVerificationKeyResolver(keys);
    }

    private static List<JsonWebKey> in(String file) {
        List<JsonWebKey> keys;
        try {
            keys = parse(Files.readString(Path.of(file)).strip()).stream()
                    .filter(key -> key.getKey() instanceof RSAPublicKey || key.getKey() instanceof ECPublicKey)
                    .toList();
        } catch (IOException | GeneralSecurityException | JoseException | RuntimeException failure) {
            throw new IllegalArgumentException(file + " cannot be read as keys: " + failure, failure);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no RSA or EC public key.");
        }
        return keys;
    }

    private static List<JsonWebKey> parse(String text) throws GeneralSecurityException, JoseException {
        if (text.startsWith("{")) {
            return text.contains("\"keys\"")
                    ? new JsonWebKeySet(text).getJsonWebKeys()
                    : List.of(JsonWebKey.Factory.newJwk(text));
        }
        PublicKey key = text.contains("BEGIN CERTIFICATE") ? KeyUtils.decodeCertificate(text) : ofPem(text);
        return List.of(PublicJsonWebKey.Factory.newPublicJwk(key));
    }

    private static PublicKey ofPem(String text) throws GeneralSecurityException, JoseException {
        try {
            return new RsaKeyUtil().fromPemEncoded(text);
        } catch (InvalidKeySpecException notRsa) {
            return new EcKeyUtil().fromPemEncoded(text);
        }
    }

    /** Spares the issuer, and the callers that would wait for it, when it could not be reached a moment ago. */
    private static final class SparingGet implements SimpleGet {

        private final Get http = new Get();
        private volatile @Nullable IOException failure;
        private volatile long failedAt;

        SparingGet() {
            http.setConnectTimeout((int) PATIENCE.toMillis());
            http.setReadTimeout((int) PATIENCE.toMillis());
            http.setRetries(0);
            http.setResponseBodySizeLimit(1_048_576);
        }

        @Override
        public SimpleResponse get(String url) throws IOException {
            IOException before = failure;
            if (before != null && System.nanoTime() - failedAt < BETWEEN_ATTEMPTS.toNanos()) {
                throw new IOException("It was away a moment ago", before);
            }
            try {
                SimpleResponse response = http.get(url);
                failure = null;
                return response;
            } catch (IOException away) {
                LOG.warnf("The keys of the tokens could not be had from %s: %s", url, away);
                failedAt = System.nanoTime();
                failure = away;
                throw away;
            }
        }
    }
}
