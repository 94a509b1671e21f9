package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
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

    private static final String START = "/";

    /** The pages for people beside the first, and what each of them needs. */
    private static final Map<String, String> PAGES = Map.of(
            "/problems/",
            PAGE,
            "/q/swagger-ui",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; frame-ancestors 'none'");

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
                    exchange.addHeadersEndHandler(
                            complete -> varyByOrigin(exchange.response().headers()));
                    exchange.next();
                },
                EARLY);
    }

    /** For answers to requests that no filter sees. */
    public void addTo(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(
                "Content-Security-Policy",
                policyFor(String.valueOf(exchange.request().path())));
        headers.set("Referrer-Policy", "no-referrer");
        if (production) {
            // Behind whatever ends TLS; browsers ignore it on a connection without.
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        varyByOrigin(headers);
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

    private static String policyFor(String path) {
        return path.equals(START) ? PAGE : policyOfOthers(path);
    }

    private static String policyOfOthers(String path) {
        return PAGES.entrySet().stream()
                .filter(page -> path.startsWith(page.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DATA);
    }
}
