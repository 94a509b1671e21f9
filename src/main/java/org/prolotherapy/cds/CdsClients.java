package org.prolotherapy.cds;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.security.VerificationKeys;

/**
 * Knows the systems that ask, by the JWTs that CDS Hooks 2.0 has them sign anew for each question. These name no clinic and grant no
 * scope, so they open nothing but the services of this package, and are none of the tokens that the rest of the service takes.
 */
@Singleton
@Startup // so that what is set wrongly is found then
class CdsClients {

    private static final String BEARER = "Bearer ";
    private static final int LIFETIME_MINUTES = 5;
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA256);

    /** To find out whose a token claims to be, and nothing else. */
    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setSkipSignatureVerification()
            .setDisableRequireSignature()
            .build();

    private final Optional<String> base;
    private final Map<String, CdsSettings.Client> byIssuer;
    private final Map<String, VerificationKeyResolver> keys;

    CdsClients(CdsSettings settings) {
        this.base = settings.base().map(text -> text.replaceFirst("/+$", ""));
        this.byIssuer = settings.clients().values().stream()
                .collect(Collectors.toUnmodifiableMap(CdsSettings.Client::issuer, Function.identity()));
        this.keys = byIssuer.values().stream()
                .map(CdsSettings.Client::keys)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), VerificationKeys::at));
    }

    /**
     * Who asks.
     *
     * @param token a digest of what names the token among all of its issuer
     * @param usableUntil from when on the token is refused anyway
     */
    record CdsClient(String issuer, String clinic, String token, Instant usableUntil) {}

    /** Where clients find the service. */
    String base() {
        return base.orElse("");
    }

    /**
     * Who asks a service.
     *
     * @param authorization the header of the request; null without one
     * @param path of the service
     * @throws Problem {@code unauthenticated} unless the token is good, {@code token-keys-unavailable} if that cannot be told now
     */
    CdsClient of(@Nullable String authorization, String path) {
        if (base.isEmpty() || byIssuer.isEmpty()) {
            throw refused("No client of CDS Hooks is configured; whoever runs the service does that.");
        }
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw refused("A client of CDS Hooks sends a JWT of its own making as a bearer token.");
        }
        try {
            return verified(authorization.substring(BEARER.length()).strip(), base.get() + path);
        } catch (InvalidJwtException | MalformedClaimException failure) {
            if (keysAreAway(failure)) {
                throw new Problem(ProblemType.TOKEN_KEYS_UNAVAILABLE, "The keys of this client cannot be reached.")
                        .retryAfter(RETRY_AFTER_SECONDS);
            }
            throw refused(
                    "The token is not good: it must be signed by this client, be for the address of the very service that"
                            + " is asked, have iat, exp and jti, and end within five minutes.");
        } catch (RuntimeException | StackOverflowError unreadable) {
            if (unreadable instanceof Problem problem) {
                throw problem;
            }
            throw refused("The token cannot be read.");
        }
    }

    private CdsClient verified(String token, String audience) throws InvalidJwtException, MalformedClaimException {
        JwtContext claimed = UNVERIFIED.process(token);
        CdsSettings.Client client =
                byIssuer.get(String.valueOf(claimed.getJwtClaims().getIssuer()));
        if (client == null) {
            throw refused("The issuer of the token is not listed.");
        }
        String place = claimed.getJoseObjects().get(0).getHeader("jku");
        // It is compared and never asked: whoever makes a token could otherwise send this service anywhere.
        if (place != null && !place.equals(client.keys())) {
            throw refused("The token names keys at an address that is not listed.");
        }
        JwtClaims claims = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setVerificationKeyResolver(Objects.requireNonNull(keys.get(client.keys())))
                .setExpectedIssuer(client.issuer())
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setMaxFutureValidityInMinutes(LIFETIME_MINUTES)
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build()
                .processToClaims(token);
        byte[] name = (client.issuer() + '\n' + claims.getJwtId()).getBytes(StandardCharsets.UTF_8);
        return new CdsClient(
                client.issuer(),
                client.clinic(),
                HexFormat.of().formatHex(Sha256.of(name)),
                Instant.ofEpochMilli(Objects.requireNonNull(claims.getExpirationTime())
                                .getValueInMillis())
                        .plusSeconds(CLOCK_SKEW_SECONDS));
    }

    static Problem refused(@CompileTimeConstant String detail) {
        return new Problem(ProblemType.UNAUTHENTICATED, detail);
    }

    private static boolean keysAreAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
