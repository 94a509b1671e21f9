package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps every answer out of caches, since it may be about a person, unless its resource has said otherwise. */
@ApplicationScoped
public class NoStore {

    private static final int EARLY = Integer.MAX_VALUE - 1;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    exchange.addHeadersEndHandler(headersComplete -> {
                        MultiMap headers = exchange.response().headers();
                        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
                        }
                    });
                    exchange.next();
                },
                EARLY);
    }
}
