package org.prolotherapy.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.prolotherapy.platform.problem.Problem;

/** Gives the caller the permissions that the scopes of the token stand for. */
@ApplicationScoped
public class ScopesArePermissions implements SecurityIdentityAugmentor {

    private final TokenSettings settings;

    ScopesArePermissions(TokenSettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Claims claims;
        try {
            claims = Claims.of(token, settings.tenantClaim());
        } catch (Problem lacking) {
            return Uni.createFrom().failure(lacking);
        }
        Scopes scopes = claims.scopes();
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(Claims.ATTRIBUTE, claims)
                        .addAttribute(Caller.CLIENT, claims.tenant() + '/' + claims.client())
                        .addPermissionChecker(permission -> Uni.createFrom().item(scopes.allow(permission)))
                        .build());
    }
}
