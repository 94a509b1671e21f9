package org.prolotherapy.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;

/** Who sent the current request. Outside of any request, and on routes that ask for no token, it is nobody. */
@RequestScoped
public class Caller {

    /** Where {@link ScopesArePermissions} keeps what {@link #clientOf} reads. */
    static final String CLIENT = "client";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller that an identity stands for, for those who cannot wait for the current one to be found out. */
    public static Caller of(SecurityIdentity identity) {
        return new Caller(identity);
    }

    /** Whether a token has identified the caller; if not, the other methods but {@link #claim} throw. */
    public boolean isKnown() {
        return found() != null;
    }

    /** Whose data the caller works with: the claim that {@link TokenSettings#tenantClaim} names. */
    public String tenant() {
        return claims().tenant();
    }

    /** The program that calls: the claim {@code azp}, else {@code client_id}, else {@code sub}. */
    public String client() {
        return claims().client();
    }

    /** Whom the program calls for: the claim {@code sub}, else what {@link #client()} is. */
    public String user() {
        return claims().user();
    }

    /** The scopes of the token as it has them, those that grant nothing here among them. */
    public List<String> scopes() {
        String scope = claims().text("scope");
        return scope == null
                ? List.of()
                : Stream.of(scope.split(" +")).filter(one -> !one.isEmpty()).toList();
    }

    /** When the token ends. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(claims().token().getExpirationTime());
    }

    /** The client together with its tenant, as one word. */
    public String clientOfTenant() {
        return Objects.requireNonNull(clientOf(identity));
    }

    /**
     * The text of another claim.
     *
     * @return nothing if nobody is known or the token does not have it
     * @throws Problem {@code forbidden} if it is not a text
     */
    public Optional<String> claim(String name) {
        Claims claims = found();
        return claims == null ? Optional.empty() : Optional.ofNullable(claims.text(name));
    }

    /** The client of this identity together with its tenant, as one word; null if no token has identified it. */
    public static @Nullable String clientOf(SecurityIdentity identity) {
        return identity.getAttribute(CLIENT);
    }

    private Claims claims() {
        Claims claims = found();
        if (claims == null) {
            throw new IllegalStateException("Nobody is known to be calling");
        }
        return claims;
    }

    private @Nullable Claims found() {
        return identity.getAttribute(Claims.ATTRIBUTE);
    }
}
