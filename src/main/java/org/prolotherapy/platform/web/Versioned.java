package org.prolotherapy.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers about what has a version, which goes with them as the {@code ETag}. */
public final class Versioned {

    private Versioned() {}

    /** 200 with this body. */
    public static <T> RestResponse<T> ok(T body, long version) {
        return tagged(ResponseBuilder.ok(body), version).build();
    }

    /**
     * 201 with this body.
     *
     * @param location of what was made; the caller is told its path alone, whatever host the request named
     */
    public static <T> RestResponse<T> created(URI location, T body, long version) {
        return tagged(ResponseBuilder.create(Status.CREATED, body), version)
                .header(HttpHeaders.LOCATION, location.getRawPath())
                .build();
    }

    private static <T> ResponseBuilder<T> tagged(ResponseBuilder<T> answer, long version) {
        return answer.header(HttpHeaders.ETAG, ETags.of(version));
    }
}
