package org.prolotherapy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.Waiting;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/** Where the issuer's keys come from, and what happens while they do not. */
@Tag("slow")
class VerificationKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile int freshSeconds = 300;
    private volatile String answer = "";
    private HttpServer issuer;
    private VerificationKeyResolver keys;

    @TempDir
    private Path place;

    @BeforeEach
    void anIssuerPublishesItsKeys() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "max-age=" + freshSeconds);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        keys = VerificationKeys.at(url());
    }

    @AfterEach
    void theIssuerEnds() {
        issuer.stop(0);
    }

    @Test
    void asksOnceForManyTokens() throws Exception {
        PublicJsonWebKey key = key("a");
        publish(key);

        for (int i = 0; i < 20; i++) {
            assertThat(keys.resolveKey(signedBy(key), List.of())).isEqualTo(key.getPublicKey());
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void goesOnWithTheKeysThatItKnows() throws Exception {
        PublicJsonWebKey key = key("a");
        publish(key);
        keys.resolveKey(signedBy(key), List.of());
        status = 500;

        assertThat(keys.resolveKey(signedBy(key), List.of())).isEqualTo(key.getPublicKey());
        assertThatThrownBy(() -> keys.resolveKey(signedBy(key("b")), List.of()))
                .isInstanceOf(UnresolvableKeyException.class);
    }

    @Test
    void answersWhatItCannotVerifyWithAProblemToTryAgain() throws Exception {
        status = 404;
        String token = signedBy(key("a")).getCompactSerialization();
        TokenVerifier verifier = new TokenVerifier(settings(url()));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> verifier.parse(token, new JWTAuthContextInfo()))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.type()).isEqualTo(ProblemType.TOKEN_KEYS_UNAVAILABLE);
                        assertThat(problem.retryAfterSeconds()).hasValue(5);
                    });
        }
        assertThat(asked)
                .as("an issuer that was away a moment ago is left alone")
                .hasValue(1);
    }

    @Test
    void trustsNoTokenWhileThePublishedKeysAreNonsense() throws Exception {
        String token = signedBy(key("a")).getCompactSerialization();
        for (String nonsense : List.of("<html>", "{\"keys\": 1}", "[]", "")) {
            answer = nonsense;
            TokenVerifier verifier = new TokenVerifier(settings(url()));

            assertThatThrownBy(() -> verifier.parse(token, new JWTAuthContextInfo()))
                    .as(nonsense)
                    .isInstanceOfAny(TokenRefused.class, Problem.class);
        }
    }

    @Test
    void leavesOutSharedSecrets() throws Exception {
        Path file = Files.writeString(
                place.resolve("keys"),
                new JsonWebKeySet(OctJwkGenerator.generateJwk(256)).toJson(OutputControlLevel.INCLUDE_SYMMETRIC));

        assertThatThrownBy(() -> VerificationKeys.at(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no RSA or EC public key");
    }

    @Test
    void readsPemFilesOfBothKinds() throws Exception {
        for (PublicJsonWebKey key : List.of(key("a"), EcJwkGenerator.generateJwk(EllipticCurves.P256))) {
            Path file = Files.writeString(
                    place.resolve("key.pem"),
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(key.getPublicKey().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            assertThat(VerificationKeys.at(file.toString()).resolveKey(signedBy(key), List.of()))
                    .isEqualTo(key.getPublicKey());
        }
    }

    @Test
    void refusesFilesThatHoldNoKey() throws Exception {
        for (String nonsense : List.of("", "{}", "{\"keys\": []}", "-----BEGIN PUBLIC KEY-----", "key")) {
            Path file = Files.writeString(place.resolve("keys"), nonsense);
            assertThatThrownBy(() -> VerificationKeys.at(file.toString()))
                    .as(nonsense)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> VerificationKeys.at(place.resolve("nowhere").toString()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATokenThatWasGoodOnceItHasExpired() throws Exception {
        PublicJsonWebKey key = key("a");
        publish(key);
        String token = token(key, 4);
        var verifier = new TokenVerifier(settings(url()));

        assertThat(verifier.parse(token, new JWTAuthContextInfo()).getName()).isEqualTo("somebody");
        assertThat(verifier.parse(token, new JWTAuthContextInfo()).getName()).isEqualTo("somebody");
        Waiting.untilHolds(
                "expiry",
                () -> assertThatThrownBy(() -> verifier.parse(token, new JWTAuthContextInfo()))
                        .isInstanceOf(TokenRefused.class)
                        .hasMessageContaining("expired"));
    }

    @Test
    void refusesATokenThatWasGoodOnceItsKeyIsWithdrawn() throws Exception {
        freshSeconds = 1;
        PublicJsonWebKey key = key("a");
        publish(key);
        String token = token(key, 60);
        var verifier = new TokenVerifier(settings(url()));
        assertThat(verifier.parse(token, new JWTAuthContextInfo()).getName()).isEqualTo("somebody");

        publish(key("a"));
        // The issuer is not asked more often than every five seconds, however short it says its keys are fresh.
        Waiting.untilHolds(
                "withdrawal",
                () -> assertThatThrownBy(() -> verifier.parse(token, new JWTAuthContextInfo()))
                        .isInstanceOf(TokenRefused.class)
                        .hasMessageContaining("cannot be verified"));
    }

    private static String token(PublicJsonWebKey key, int seconds) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://issuer.example");
        claims.setAudience("prolotherapy");
        claims.setSubject("somebody");
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + seconds));
        JsonWebSignature token = signedBy(key);
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private void publish(PublicJsonWebKey key) {
        answer = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private String url() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks";
    }

    private static PublicJsonWebKey key(String name) throws JoseException {
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(name);
        return key;
    }

    private static JsonWebSignature signedBy(PublicJsonWebKey key) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(key.getKeyType().equals("EC") ? "ES256" : "RS256");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setPayload("{}");
        token.setKey(key.getPrivateKey());
        token.sign();
        return token;
    }

    private static TokenSettings settings(String keys) {
        return new TokenSettings() {
            @Override
            public Optional<String> issuer() {
                return Optional.of("https://issuer.example");
            }

            @Override
            public Optional<List<String>> audience() {
                return Optional.of(List.of("prolotherapy"));
            }

            @Override
            public Optional<String> keys() {
                return Optional.of(keys);
            }

            @Override
            public String tenantClaim() {
                return "tenant";
            }

            @Override
            public Duration clockSkew() {
                return Duration.ZERO;
            }

            @Override
            public Optional<Path> trialToken() {
                return Optional.empty();
            }
        };
    }
}
