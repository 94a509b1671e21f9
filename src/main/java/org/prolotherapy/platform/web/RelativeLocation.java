package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Leaves the scheme and the host out of {@code Location}. The framework makes it absolute by the header {@code Host}, which
 * is whatever the caller, or a proxy on the way, has written; a caller knows itself where it sent the request.
 */
@ApplicationScoped
public class RelativeLocation {

    /** Nothing here leads elsewhere, so every location is one of this service. */
    @ServerResponseFilter
    public void leaveOutTheHost(ContainerResponseContext answer) {
        Object location = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, withoutHost(location.toString()));
        }
    }

    private static String withoutHost(String location) {
        URI uri = URI.create(location);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
