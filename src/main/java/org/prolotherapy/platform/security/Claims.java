package org.prolotherapy.platform.security;

import jakarta.json.JsonString;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/**
 * What a verified token says about its caller.
 *
 * @param tenant 1 to 64 letters, digits, dots, underscores and hyphens, the first a letter or digit
 * @param scopes none if the token does not speak of any
 */
public record Claims(JsonWebToken token, String tenant, String client, String user, Scopes scopes) {

    /** Under which a security identity has them. */
    static final String ATTRIBUTE = Claims.class.getName();

    private static final Pattern TENANT_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * What this token says.
     *
     * @param tenantClaim the name of the claim that says for whose data it is
     * @throws Problem {@code forbidden} if the token is good, but lacks what this service needs to know
     */
    static Claims of(JsonWebToken token, String tenantClaim) {
        String tenant = text(token, tenantClaim);
        if (tenant == null || !TENANT_FORM.matcher(tenant).matches()) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The token's claim {claim} is missing or malformed: it must be 1 to 64 letters, digits, dots,"
                            + " underscores and hyphens, the first a letter or digit.",
                    tenantClaim);
        }
        String user = text(token, "sub");
        String client = Stream.of("azp", "client_id", "sub")
                .map(name -> text(token, name))
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.FORBIDDEN,
                        "The token has none of the claims azp, client_id and sub: nobody calls."));
        String scope = text(token, "scope");
        return new Claims(
                token,
                tenant,
                client,
                user == null || user.isEmpty() ? client : user,
                Scopes.parse(scope == null ? "" : scope, name -> text(token, name) != null));
    }

    /**
     * Any claim.
     *
     * @throws Problem {@code forbidden} if it is there, but not a text
     */
    @Nullable
    String text(String name) {
        return text(token, name);
    }

    private static @Nullable String text(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof String text) {
            return text;
        }
        throw new Problem(ProblemType.FORBIDDEN, "The token's claim {claim} must be a text.", name);
    }
}
