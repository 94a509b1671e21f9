package org.prolotherapy.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * For a first try, where nobody issues tokens: a key that only this machine's user can read, and a token signed with it
 * that may do everything for a day.
 *
 * <p>The key is RSA: a signature is made once and verified with every request, and RSA verifies several times faster than
 * the elliptic curves.
 */
public final class LocalIssuer {

    private static final String ISSUER = "urn:prolotherapy:local";
    private static final String AUDIENCE = "prolotherapy";
    private static final String KEY = "token-key.json";
    private static final String PUBLIC_KEYS = "token-keys.json";
    private static final String TOKEN = "token";
    private static final int RSA_BITS = 2048;
    private static final float MINUTES_OF_A_DAY = 24 * 60;

    private LocalIssuer() {}

    /**
     * Writes a new token into a directory, which is made if need be, with a key that stays the same.
     *
     * @param tenantClaim the name of the claim that says whose data a token is for
     * @param tenant whose data this one is for
     * @param scope all that it may do
     * @return the settings with which the service trusts it
     * @throws IOException if the directory cannot be written, or its key not be read; the message says what to do
     */
    public static Map<String, String> in(Path directory, String tenantClaim, String tenant, String scope)
            throws IOException {
        Path home = OwnersOnly.directory(directory);
        try {
            PublicJsonWebKey key = readOrMakeKey(home.resolve(KEY));
            OwnersOnly.write(home.resolve(PUBLIC_KEYS), new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
            OwnersOnly.write(home.resolve(TOKEN), token(key, tenantClaim, tenant, scope));
        } catch (JoseException failure) {
            throw new IOException(home.resolve(KEY) + " is not a key. Delete it, and a new one will be made.", failure);
        }
        return Map.of(
                "prolotherapy.tokens.issuer",
                ISSUER,
                "prolotherapy.tokens.audience",
                AUDIENCE,
                "prolotherapy.tokens.keys",
                home.resolve(PUBLIC_KEYS).toString(),
                "prolotherapy.tokens.trial-token",
                home.resolve(TOKEN).toString());
    }

    private static PublicJsonWebKey readOrMakeKey(Path file) throws IOException, JoseException {
        if (Files.exists(file)) {
            return PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
        }
        PublicJsonWebKey made = RsaJwkGenerator.generateJwk(RSA_BITS);
        OwnersOnly.write(file, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        return made;
    }

    private static String token(PublicJsonWebKey key, String tenantClaim, String tenant, String scope)
            throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("local");
        claims.setStringClaim(tenantClaim, tenant);
        claims.setStringClaim("scope", scope);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES_OF_A_DAY);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }
}
