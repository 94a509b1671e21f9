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
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;

/** Where the issuer's keys come from, and what happens while they do not. */
class VerificationKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong time = new AtomicLong();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer issuer;
    private RemoteKeys keys;

    @TempDir
    private Path place;

    @BeforeEach
    void anIssuerPublishesItsKeys() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        keys = new RemoteKeys("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks", time::get);
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
    void asksAgainForAKeyThatItDoesNotKnowButNotForEach() throws Exception {
        PublicJsonWebKey old = key("old");
        PublicJsonWebKey rotated = key("new");
        publish(old);
        keys.resolveKey(signedBy(old), List.of());
        publish(rotated);

        assertThatThrownBy(() -> keys.resolveKey(signedBy(rotated), List.of()))
                .isInstanceOf(UnresolvableKeyException.class);
        assertThat(asked).as("asked less than five seconds ago").hasValue(1);
        later(Duration.ofSeconds(6));
        assertThat(keys.resolveKey(signedBy(rotated), List.of())).isEqualTo(rotated.getPublicKey());
        assertThat(asked).hasValue(2);
    }

    @Test
    void noLongerTrustsAKeyThatIsNotPublishedAnyMore() throws Exception {
        PublicJsonWebKey old = key("old");
        publish(old);
        keys.resolveKey(signedBy(old), List.of());
        publish(key("new"));

        later(Duration.ofMinutes(6));
        assertThatThrownBy(() -> keys.resolveKey(signedBy(old), List.of()))
                .isInstanceOf(UnresolvableKeyException.class)
                .isNotInstanceOf(RemoteKeys.Unreachable.class);
    }

    @Test
    void goesOnForADayWithTheKeysThatItKnows() throws Exception {
        PublicJsonWebKey key = key("a");
        publish(key);
        keys.resolveKey(signedBy(key), List.of());
        status = 500;

        later(Duration.ofHours(23));
        assertThat(keys.resolveKey(signedBy(key), List.of())).isEqualTo(key.getPublicKey());
        later(Duration.ofHours(2));
        assertThatThrownBy(() -> keys.resolveKey(signedBy(key), List.of())).isInstanceOf(RemoteKeys.Unreachable.class);
    }

    @Test
    void saysThatItCannotTellWhileNoKeysAreToBeHad() throws Exception {
        PublicJsonWebKey key = key("a");
        for (String nonsense : List.of("<html>", "{\"keys\": 1}", "[]", "")) {
            answer = nonsense;
            later(Duration.ofSeconds(6));
            assertThatThrownBy(() -> keys.resolveKey(signedBy(key), List.of()))
                    .as(nonsense)
                    .isInstanceOf(RemoteKeys.Unreachable.class);
        }
        int before = asked.get();
        assertThatThrownBy(() -> keys.resolveKey(signedBy(key), List.of())).isInstanceOf(RemoteKeys.Unreachable.class);
        assertThat(asked).as("asked less than five seconds ago").hasValue(before);
    }

    @Test
    void answersWhatItCannotVerifyWithAProblemToTryAgain() throws Exception {
        status = 404;
        PublicJsonWebKey key = key("a");
        JsonWebSignature token = signedBy(key);
        TokenVerifier verifier = new TokenVerifier(
                settings("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks"));

        assertThatThrownBy(() -> verifier.parse(token.getCompactSerialization(), new JWTAuthContextInfo()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.TOKEN_KEYS_UNAVAILABLE);
                    assertThat(problem.retryAfterSeconds()).hasValue(5);
                });
    }

    @Test
    void leavesOutSharedSecrets() throws Exception {
        assertThat(VerificationKeys.parse(new JsonWebKeySet(OctJwkGenerator.generateJwk(256))
                        .toJson(OutputControlLevel.INCLUDE_SYMMETRIC)))
                .isEmpty();
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

    private void publish(PublicJsonWebKey key) {
        answer = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private void later(Duration duration) {
        time.addAndGet(duration.toNanos());
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
