package org.prolotherapy;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An access token of the issuer that the service under test trusts. It is sound in every respect; a test says what is
 * different in its own.
 */
public final class Token {

    /** Every scope that there is for a program or a member of staff. */
    public static final String EVERY_SCOPE = "system/TreatmentPlan.cruds system/Session.cruds system/Clinic.cruds"
            + " system/FeeSchedule.cruds system/Protocol.cruds system/Solution.cruds system/AuditEvent.rs system/Change.s"
            + " system/Webhook.cruds system/Export.rs";

    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "prolotherapy-tests";

    private static final String CLINIC = "local";
    private static final PublicJsonWebKey RSA = keyNamed("rsa", rsaKey());
    private static final PublicJsonWebKey EC = keyNamed("ec", ecKey());
    private static final PublicJsonWebKey STRANGERS = rsaKey();
    private static final int TEN_MINUTES = 600;

    /** By what they say: each is signed once, since that takes longer than many a request. */
    private static final Map<String, String> SIGNED = new ConcurrentHashMap<>();

    private final Map<String, Object> claims;
    private final String algorithm;
    private final @Nullable Key key;
    private final @Nullable String keyId;
    private final @Nullable String payload;

    private Token(Map<String, Object> claims, String algorithm, @Nullable Key key, @Nullable String keyId) {
        this(claims, algorithm, key, keyId, null);
    }

    private Token(
            Map<String, Object> claims,
            String algorithm,
            @Nullable Key key,
            @Nullable String keyId,
            @Nullable String payload) {
        this.payload = payload;
        this.claims = claims;
        this.algorithm = algorithm;
        this.key = key;
        this.keyId = keyId;
    }

    /** A program's token for this clinic, without any scope. */
    public static Token ofClinic(String clinic) {
        long now = System.currentTimeMillis() / 1000 / TEN_MINUTES * TEN_MINUTES; // so that many are the same
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "user-1");
        claims.put("azp", "ehr");
        claims.put("clinic", clinic);
        claims.put("iat", now - 7200);
        claims.put("exp", now + 3600);
        return new Token(claims, AlgorithmIdentifiers.RSA_USING_SHA256, RSA.getPrivateKey(), RSA.getKeyId());
    }

    /** A token for the clinic of the tests with these scopes. */
    public static Token withScopes(String scopes) {
        return ofClinic(CLINIC).with(scopes);
    }

    /** What every request of the tests has that brings nothing else. */
    public static Token forEverything() {
        return withScopes(EVERY_SCOPE);
    }

    /** The public keys, as the issuer publishes them. */
    static String publishedKeys() {
        return new JsonWebKeySet(RSA, EC).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** With these scopes and no others. */
    public Token with(String scopes) {
        return claim("scope", scopes);
    }

    public Token claim(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return new Token(changed, algorithm, key, keyId);
    }

    /** With a claim whose value is this JSON, which need not be one that any library would write. */
    public Token claimedAs(String name, String json) {
        String others = without(name).payload();
        String whole = others.substring(0, others.length() - 1) + ",\"" + name + "\":" + json + "}";
        return new Token(claims, algorithm, key, keyId, whole);
    }

    public Token without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        return new Token(changed, algorithm, key, keyId);
    }

    public Token ofPatient(String identifier) {
        return claim("patient", "urn:example:ehr|" + identifier);
    }

    /** Expired this many seconds ago, at most two hours. */
    public Token expiredFor(long seconds) {
        return claim("exp", System.currentTimeMillis() / 1000 - seconds);
    }

    /** Signed with another algorithm of asymmetric keys. */
    public Token signedBy(String otherAlgorithm) {
        PublicJsonWebKey pair = otherAlgorithm.startsWith("ES") ? EC : RSA;
        return new Token(claims, otherAlgorithm, pair.getPrivateKey(), pair.getKeyId());
    }

    /** Signed with a key that is not the issuer's, under the name of one that is. */
    public Token forged() {
        return new Token(claims, algorithm, STRANGERS.getPrivateKey(), keyId);
    }

    /** Not signed at all. */
    public Token unsigned() {
        return new Token(claims, AlgorithmIdentifiers.NONE, null, keyId);
    }

    /** Signed with what everybody knows, the bytes of the public key, as if they were a shared secret. */
    public Token signedWithThePublicKey() {
        return new Token(
                claims,
                AlgorithmIdentifiers.HMAC_SHA256,
                new HmacKey(RSA.getPublicKey().getEncoded()),
                keyId);
    }

    /** The same with the text of the public key as it stands in a PEM file. */
    public Token signedWithThePemOfThePublicKey() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(RSA.getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return new Token(
                claims, AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(pem.getBytes(StandardCharsets.US_ASCII)), keyId);
    }

    /** A request that brings this token. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + this);
    }

    /** A request that brings no token. */
    public static RequestSpecification none() {
        return given().header("Authorization", TokenIsSent.NONE);
    }

    /** The compact form. */
    @Override
    public String toString() {
        String says = algorithm + ' ' + keyId + ' ' + System.identityHashCode(key) + ' ' + payload();
        return SIGNED.computeIfAbsent(says, unsigned -> signed());
    }

    private String signed() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setDoKeyValidation(false);
        token.setKey(key);
        token.setKeyIdHeaderValue(keyId);
        token.setPayload(payload());
        try {
            return token.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String payload() {
        if (payload != null) {
            return payload;
        }
        JwtClaims all = new JwtClaims();
        claims.forEach(all::setClaim);
        return all.toJson();
    }

    private static PublicJsonWebKey keyNamed(String name, PublicJsonWebKey made) {
        made.setKeyId(name);
        return made;
    }

    private static PublicJsonWebKey rsaKey() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PublicJsonWebKey ecKey() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
