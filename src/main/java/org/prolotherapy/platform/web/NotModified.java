package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers 304 to a caller who has what was asked for, as the version of it says. What was read for the answer was read all
 * the same, and is audited: the caller has learnt that nothing has changed.
 */
@ApplicationScoped
public class NotModified {

    private static final int BEFORE_THE_AUDIT = 6_000;

    /** Leaves out the body of an answer that the caller has. */
    @ServerResponseFilter(priority = BEFORE_THE_AUDIT)
    public void leaveOutWhatIsKnown(ContainerRequestContext request, ContainerResponseContext answer) {
        List<String> known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        Object tag = answer.getHeaders().getFirst(HttpHeaders.ETAG);
        if (known != null
                && tag != null
                && answer.getStatus() == Status.OK.getStatusCode()
                && (request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD))
                && IfNoneMatch.names(known, tag.toString())) {
            answer.setStatusInfo(Status.NOT_MODIFIED);
            answer.setEntity(null);
            answer.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
