package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.prolotherapy.platform.Settings;

/** Tells browsers to do nothing with an answer but what it is for. */
@ApplicationScoped
public class SecurityHeaders {

    private static final int EARLY = Integer.MAX_VALUE - 1;

    /** An answer is data: it loads nothing, runs nothing and is shown in no other page. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    /** The pages for people, and what each of them needs. */
    private static final Map<String, String> PAGES = Map.of(
            "/problems/",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            "/q/swagger-ui",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; frame-ancestors 'none'");

    private final boolean production;

    SecurityHeaders(Settings settings) {
        this.production = settings.production();
    }

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    addTo(exchange);
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
    }

    private static String policyFor(String path) {
        return PAGES.entrySet().stream()
                .filter(page -> path.startsWith(page.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DATA);
    }
}
