package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.security.CORS;
import io.quarkus.vertx.http.security.HttpSecurity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets pages of the listed origins call the API from a browser; without any, CORS is off. */
@ApplicationScoped
public class CrossOrigin {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final Set<String> MAY_SEND = Set.of(
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Prefer",
            RequestId.HEADER,
            "traceparent",
            "tracestate");

    private static final Set<String> MAY_READ = Set.of(
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "WWW-Authenticate",
            "Idempotent-Replayed",
            "Allow",
            "Accept-Patch",
            "Accept-Post",
            RequestId.HEADER);

    private final Optional<List<String>> origins;

    CrossOrigin(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.origins = origins;
    }

    void allow(@Observes HttpSecurity security) {
        origins.ifPresent(listed -> security.cors(CORS.origins(Set.copyOf(listed))
                .methods(METHODS)
                .headers(MAY_SEND)
                .exposedHeaders(MAY_READ)
                // Callers send tokens, not cookies.
                .accessControlAllowCredentials(false)
                .accessControlMaxAge(Duration.ofHours(1))
                .build()));
    }
}
