package org.prolotherapy.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whose tokens the service trusts. Issuer, audience and keys are given together; {@code Main} sets them if none is. */
@ConfigMapping(prefix = "prolotherapy.tokens")
public interface TokenSettings {

    /** What the claim {@code iss} must be. */
    Optional<String> issuer();

    /** What the claim {@code aud} must contain, one of these at least. */
    Optional<List<String>> audience();

    /** The issuer's public keys: the URL of a JWKS, or a file with a JWKS, a JWK, a PEM public key or a PEM certificate. */
    Optional<String> keys();

    /** The name of the claim that says for whose data a token is. */
    String tenantClaim();

    /** How far the issuer's clock and this one may be apart. */
    @WithDefault("30s")
    Duration clockSkew();

    /** The file with the token for a first try, where there is one; not for whoever runs the service to set. */
    Optional<Path> trialToken();
}
