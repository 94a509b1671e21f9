package org.prolotherapy.platform.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.PermissionsAllowed;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.security.Scopes;
import org.prolotherapy.platform.security.TokenRefused;

/** What a caller without the right token is told, in the body and in the challenge of RFC 6750. */
final class Denial {

    private static final String REQUIRED_SCOPES = "requiredScopes";

    private Denial() {}

    static Problem ofAnonymous() {
        return new Problem(
                ProblemType.UNAUTHENTICATED,
                "The request has no token. Send one in the header Authorization, after the word Bearer and a space.");
    }

    static Problem of(AuthenticationFailedException failure) {
        return new Problem(
                ProblemType.UNAUTHENTICATED,
                failure.getCause() instanceof TokenRefused refused
                        ? refused.sentence()
                        : Sentence.of("The token cannot be verified."));
    }

    /** For the current request, whose token does not have any of the scopes that are enough for its route. */
    static Problem ofMissingScope() {
        List<String> enough = scopesOfRoute();
        return enough.isEmpty()
                ? new Problem(ProblemType.FORBIDDEN, "Nobody may do this.")
                : new Problem(
                                ProblemType.FORBIDDEN,
                                "The token lacks the scope for this. Any one of these is enough: {scopes}.",
                                enough)
                        .with(REQUIRED_SCOPES, enough);
    }

    /** The header {@code WWW-Authenticate} that goes with this problem, if one does. */
    static @Nullable String challengeFor(Problem problem, Throwable failure) {
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            return failure instanceof AuthenticationFailedException
                    ? "Bearer error=\"invalid_token\", error_description=\"" + problem.detail() + "\""
                    : "Bearer";
        }
        if (problem.members().get(REQUIRED_SCOPES) instanceof List<?> scopes) {
            return "Bearer error=\"insufficient_scope\", scope=\"" + scopes.get(0) + "\"";
        }
        return null;
    }

    private static List<String> scopesOfRoute() {
        PermissionsAllowed rule = CurrentRequestManager.get()
                .getTarget()
                .getLazyMethod()
                .getMethod()
                .getAnnotation(PermissionsAllowed.class);
        return rule == null
                ? List.of()
                : Arrays.stream(rule.value())
                        .flatMap(permission -> Scopes.enoughFor(permission).stream())
                        .toList();
    }
}
