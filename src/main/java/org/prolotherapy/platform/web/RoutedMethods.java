package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;

/**
 * Tells who asks by OPTIONS which methods an address has, and refuses every other, before it is asked who calls. Both are
 * read from {@link Routes}.
 */
@ApplicationScoped
public class RoutedMethods {

    /** The header that tells which formats a body of this method may have (RFC 5789; the Linked Data Platform, 7.1). */
    private static final Map<String, String> TAKEN = Map.of("POST", "Accept-Post", "PATCH", "Accept-Patch");

    private final Routes routes;

    RoutedMethods(Routes routes) {
        this.routes = routes;
    }

    /**
     * Answers OPTIONS, and lets pass what the address has.
     *
     * @throws Problem {@code method-not-allowed} for a method that it does not have; {@code not-found} if a character in it is
     *     none that can be seen, since nothing is called so
     */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response answerOrRefuse() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request.getUriInfo().getPath().chars().anyMatch(Character::isISOControl)) {
            throw Diagnosis.ofStatus(404);
        }
        Routes.At here = routes.at(request);
        if (here.isNowhere() || here.hasRoute(request.getMethod())) {
            return null;
        }
        Set<String> methods = here.methods();
        if (!methods.contains(request.getMethod())) {
            throw Diagnosis.ofStatus(405);
        }
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        Response.ResponseBuilder answer = Response.ok().header(HttpHeaders.ALLOW, String.join(", ", methods));
        TAKEN.forEach((method, header) -> {
            List<String> formats = here.reads(method);
            if (!formats.isEmpty()) {
                answer.header(header, String.join(", ", formats));
            }
        });
        return answer.build();
    }

    /** The header in which an answer to this method tells which formats a body may have. */
    static String headerForFormats(String method) {
        return TAKEN.getOrDefault(method, HttpHeaders.ACCEPT);
    }
}
