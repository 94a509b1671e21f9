package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.prolotherapy.platform.Settings;

/** Tells browsers to do nothing with an answer but what it is for. */
@ApplicationScoped
public class SecurityHeaders {

    private static final int EARLY = Integer.MAX_VALUE - 1;

    /** An answer is data: it loads nothing, runs nothing and is shown in no other page. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    /** A page with a style of its own, which runs nothing. */
    private static final String PAGE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /** What the pages need that are programs, by the beginnings of their paths. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "/q/swagger-ui",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; frame-ancestors 'none'",
            // It searches in a worker, which it makes of what it has.
            "/docs/reference",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; worker-src blob:; connect-src 'self';"
                    + " img-src 'self' data:; frame-ancestors 'none'");

    private static final String POLICY = "Content-Security-Policy";
    private static final String HTML = "text/html";
    private static final int NOT_MODIFIED = 304;
    private static final String ORIGIN = "Origin";

    private final boolean production;
    private final boolean crossOrigin;

    SecurityHeaders(
            Settings settings, @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.production = settings.production();
        this.crossOrigin = origins.isPresent();
    }

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    addTo(exchange);
                    exchange.addHeadersEndHandler(complete -> {
                        fitPolicy(exchange.response());
                        varyByOrigin(exchange.response().headers());
                    });
                    exchange.next();
                },
                EARLY);
    }

    /** For answers to requests that no filter sees. */
    public void addTo(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(POLICY, policyAt(String.valueOf(exchange.request().path())));
        headers.set("Referrer-Policy", "no-referrer");
        if (production) {
            // Behind whatever ends TLS; browsers ignore it on a connection without.
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        varyByOrigin(headers);
    }

    private static String policyAt(String path) {
        return PROGRAMS.entrySet().stream()
                .filter(program -> path.startsWith(program.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DATA);
    }

    /** The same address can answer with data and with a page, and which it is shows only now. */
    private static void fitPolicy(HttpServerResponse answer) {
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        if (answer.getStatusCode() == NOT_MODIFIED) {
            // What the caller has keeps the policy that came with it.
            answer.headers().remove(POLICY);
        } else if (type != null
                && type.startsWith(HTML)
                && DATA.equals(answer.headers().get(POLICY))) {
            answer.headers().set(POLICY, PAGE);
        }
    }

    /** Whether a page may read an answer depends on where the page is from, and caches have to know. */
    private void varyByOrigin(MultiMap headers) {
        if (crossOrigin
                && headers.getAll(HttpHeaders.VARY).stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .noneMatch(name -> name.strip().equalsIgnoreCase(ORIGIN))) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
    }
}
