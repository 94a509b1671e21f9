package org.prolotherapy.platform.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** The issuer's public keys. A secret among them is left out: who can verify with it could sign with it, too. */
public abstract class VerificationKeys implements VerificationKeyResolver {

    /**
     * The keys at a place.
     *
     * @param location the URL of a JWKS, which is asked when the first token comes, or a file
     * @throws IllegalArgumentException if the file cannot be read or holds no RSA or EC public key; its message is for
     *     whoever runs the service
     */
    public static VerificationKeys at(String location) {
        if (location.matches("(?i)https?://.*")) {
            return new RemoteKeys(location, System::nanoTime);
        }
        List<JsonWebKey> keys;
        try {
            keys = parse(Files.readString(Path.of(location)));
        } catch (IOException | GeneralSecurityException | JoseException | RuntimeException failure) {
            throw new IllegalArgumentException(location + " cannot be read as keys: " + failure, failure);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(location + " holds no RSA or EC public key.");
        }
        return new VerificationKeys() {
            @Override
            protected @Nullable Key keyFor(JsonWebSignature token) throws JoseException {
                return select(token, keys);
            }
        };
    }

    /** The key that the token says it is signed with, or that it can only be; null if it is none of these. */
    protected abstract @Nullable Key keyFor(JsonWebSignature token) throws JoseException;

    @Override
    public final Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        Key key;
        try {
            key = keyFor(token);
        } catch (UnresolvableKeyException failure) {
            throw failure;
        } catch (JoseException failure) {
            throw new UnresolvableKeyException("The token's header names no usable key", failure);
        }
        if (key == null) {
            throw new UnresolvableKeyException("None of the keys is the token's");
        }
        return key;
    }

    static @Nullable Key select(JsonWebSignature token, List<JsonWebKey> keys) throws JoseException {
        if (keys.size() == 1 && keys.get(0).getKeyId() == null) {
            // A lone key without a name is meant, whatever the token calls it.
            return keys.get(0).getKey();
        }
        JsonWebKey found = new VerificationJwkSelector().select(token, keys);
        return found == null ? null : found.getKey();
    }

    /** The RSA and EC public keys of a JWKS, a JWK, or a PEM key or certificate. */
    static List<JsonWebKey> parse(String text) throws GeneralSecurityException, JoseException {
        String content = text.strip();
        if (content.startsWith("{")) {
            List<JsonWebKey> all = content.contains("\"keys\"")
                    ? new JsonWebKeySet(content).getJsonWebKeys()
                    : List.of(JsonWebKey.Factory.newJwk(content));
            return all.stream().filter(VerificationKeys::isAsymmetric).toList();
        }
        return List.of(PublicJsonWebKey.Factory.newPublicJwk(
                content.contains("BEGIN CERTIFICATE") ? ofCertificate(content) : ofPem(content)));
    }

    private static boolean isAsymmetric(JsonWebKey key) {
        return key.getKey() instanceof RSAPublicKey || key.getKey() instanceof ECPublicKey;
    }

    private static PublicKey ofCertificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
    }

    private static PublicKey ofPem(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException notRsa) {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        }
    }
}
