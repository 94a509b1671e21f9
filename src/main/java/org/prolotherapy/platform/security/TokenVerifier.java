package org.prolotherapy.platform.security;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/**
 * Verifies every token: its signature by an asymmetric algorithm and a key of the issuer's, its issuer, its audience, and
 * that it has not expired.
 *
 * <p>SmallRye's own verifier takes algorithms and keys from many settings, some of which allow shared secrets; takes a PEM
 * key for one algorithm only; and asks a JWKS that is away anew for each request. So the library beneath it, jose4j, is
 * set up here.
 */
@Alternative
@Priority(1)
@Startup
@ApplicationScoped
public class TokenVerifier extends JWTCallerPrincipalFactory {

    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private static final int RETRY_AFTER_SECONDS = 5;

    /** Claims of identity providers are nested two or three deep. */
    private static final int DEEPEST = 32;

    private static final double LARGEST = 0x1p63;

    private static final long MOST_KNOWN = 1_000;
    private static final Duration KNOWN_WITHOUT_USE = Duration.ofMinutes(5);

    private final JwtConsumer tokens;

    /**
     * Tokens whose signature was verified. Whoever has a token sends it with every request; that it was signed with this key
     * stays true, and all else is checked again each time: that the key is still the issuer's, and every claim.
     */
    private final Cache<String, JwtContext> signed = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(KNOWN_WITHOUT_USE)
            .build();

    TokenVerifier(TokenSettings settings) {
        this.tokens = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setVerificationKeyResolver(VerificationKeys.at(settings.keys().orElseThrow()))
                .setExpectedIssuer(settings.issuer().orElseThrow())
                .setExpectedAudience(settings.audience().orElseThrow().toArray(String[]::new))
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(
                        Math.toIntExact(settings.clockSkew().toSeconds()))
                .build();
    }

    /** @throws Problem {@code token-keys-unavailable} if whether the token is good cannot be told now */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws TokenRefused {
        try {
            JwtClaims claims = verified(token).getJwtClaims();
            checkReadable(claims.getClaimsMap(), 0);
            return new Token(claims);
        } catch (InvalidJwtException failure) {
            if (keysAreAway(failure)) {
                throw new Problem(
                                ProblemType.TOKEN_KEYS_UNAVAILABLE,
                                "The keys that tokens are verified with cannot be reached.")
                        .retryAfter(RETRY_AFTER_SECONDS);
            }
            throw TokenRefused.because(failure);
        } catch (RuntimeException | StackOverflowError failure) {
            // The libraries below throw what comes to hand at numbers without bounds and at nesting without end.
            throw TokenRefused.unreadable(failure);
        }
    }

    /** @throws IllegalArgumentException if a claim could not be handed on as JSON later */
    private static void checkReadable(Object value, int depth) {
        if (depth > DEEPEST || (value instanceof Number number && !(Math.abs(number.doubleValue()) < LARGEST))) {
            throw new IllegalArgumentException("a claim is too large or too deep");
        }
        if (value instanceof Map<?, ?> members) {
            members.values().forEach(member -> checkMember(member, depth));
        } else if (value instanceof List<?> items) {
            items.forEach(item -> checkMember(item, depth));
        }
    }

    private static void checkMember(@Nullable Object value, int depth) {
        if (value != null) {
            checkReadable(value, depth + 1);
        }
    }

    private JwtContext verified(String token) throws InvalidJwtException {
        JwtContext known = signed.getIfPresent(token);
        if (known == null) {
            JwtContext verified = tokens.process(token);
            signed.put(token, verified);
            return verified;
        }
        // It remembers under which key its signature is good, and was not made for several threads.
        synchronized (known) {
            tokens.processContext(known);
        }
        return known;
    }

    private static boolean keysAreAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The library finds out by an exception that a claim is none of the registered ones, each time that one is looked up. */
    private static final class Token extends DefaultJWTCallerPrincipal {

        private static final Map<String, org.eclipse.microprofile.jwt.Claims> REGISTERED =
                Arrays.stream(org.eclipse.microprofile.jwt.Claims.values()).collect(toMap(Enum::name, identity()));

        Token(JwtClaims claims) {
            super(claims);
        }

        @Override
        protected org.eclipse.microprofile.jwt.Claims getClaimType(String name) {
            return REGISTERED.getOrDefault(name, org.eclipse.microprofile.jwt.Claims.UNKNOWN);
        }
    }
}
