package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * Refuses {@code If-None-Match} where nothing reads it: who sets a condition on a change must not have the change made without
 * it.
 */
@ApplicationScoped
public class UnreadConditions {

    private static final Set<String> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.OPTIONS);

    /**
     * Lets a request pass unless it has a condition that would be ignored.
     *
     * @throws Problem {@code invalid-request} if it has one
     */
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        if (request.getHeaders().containsKey(HttpHeaders.IF_NONE_MATCH) && !READING.contains(request.getMethod())) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.header(
                            HttpHeaders.IF_NONE_MATCH, "goes with GET, and with PUT of what is not there yet, only"));
        }
    }
}
