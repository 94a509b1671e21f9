package org.prolotherapy.cds;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** What a client of CDS Hooks signs anew for each question. */
public record CdsToken(
        Map<String, Object> claims,
        Map<String, Object> headers,
        String algorithm,
        @Nullable EllipticCurveJsonWebKey key) {

    public static final String ISSUER = "https://sandbox.example";
    public static final String BASE = "https://prolotherapy.example";
    public static final String CLINIC = "cds-clinic";

    private static final EllipticCurveJsonWebKey KEY = key("sandbox");
    private static final EllipticCurveJsonWebKey STRANGERS = key("sandbox");

    /** A good one for the service with this path. */
    static CdsToken forPath(String path) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", BASE + path);
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", UUID.randomUUID().toString());
        return new CdsToken(claims, Map.of(), AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, KEY);
    }

    /** The public keys of the client. */
    public static String publishedKeys() {
        return new JsonWebKeySet(KEY).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    CdsToken with(String claim, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(claim);
        if (value != null) {
            changed.put(claim, value);
        }
        return new CdsToken(changed, headers, algorithm, key);
    }

    CdsToken header(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new CdsToken(claims, changed, algorithm, key);
    }

    CdsToken forged() {
        return new CdsToken(claims, headers, algorithm, STRANGERS);
    }

    CdsToken unsigned() {
        return new CdsToken(claims, headers, AlgorithmIdentifiers.NONE, null);
    }

    @Override
    public String toString() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key == null ? null : key.getPrivateKey());
        token.setKeyIdHeaderValue("sandbox");
        headers.forEach(token::setHeader);
        token.setPayload(JsonUtil.toJson(claims));
        try {
            return token.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static EllipticCurveJsonWebKey key(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P384);
            key.setKeyId(id);
            return key;
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
