package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The {@code X-Request-Id} of every request: the caller's own if it is 1 to 128 letters, digits, dots, underscores or
 * hyphens, and a new one otherwise. It is in every answer, and in the log under {@code requestId}.
 */
@ApplicationScoped
public class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** Before everything else that answers, so that no answer goes without. */
    private static final int FIRST = Integer.MAX_VALUE;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    of(exchange);
                    exchange.next();
                },
                FIRST);
    }

    /** The id of this request, which is made and announced if it has none yet. */
    public static String of(RoutingContext exchange) {
        String existing = exchange.get(KEY);
        if (existing != null) {
            return existing;
        }
        String sent = exchange.request().getHeader(HEADER);
        String id = sent != null && ACCEPTED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        exchange.put(KEY, id);
        exchange.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        return id;
    }
}
