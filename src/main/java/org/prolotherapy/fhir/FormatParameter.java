package org.prolotherapy.fhir;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Takes {@code _format} for what the header Accept would have said, for whoever cannot send one (FHIR R4, 3.1.0.1.11). */
@ApplicationScoped
public class FormatParameter {

    private static final int AFTER_REQUEST_HEAD = Integer.MAX_VALUE - 4;

    /** A plus sign that nobody has encoded is a space. */
    private static final Set<String> JSON =
            Set.of("json", "application/json", "text/json", "application/fhir+json", "application/fhir json");

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (String.valueOf(exchange.request().path()).startsWith("/fhir")) {
                        takeFormat(exchange.request());
                    }
                    exchange.next();
                },
                AFTER_REQUEST_HEAD);
    }

    private static void takeFormat(HttpServerRequest request) {
        String query = request.query();
        if (query == null || !query.contains("_format=")) {
            return;
        }
        List<String> formats = new QueryStringDecoder(query, false).parameters().getOrDefault("_format", List.of());
        if (!formats.isEmpty()) {
            // What is none of these is not available, as the framework then says by itself.
            boolean json = formats.stream().allMatch(JSON::contains);
            request.headers().set(HttpHeaders.ACCEPT, json ? FhirJson.MEDIA_TYPE : "application/fhir+xml");
        }
    }
}
