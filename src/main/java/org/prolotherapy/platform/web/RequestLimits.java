package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;

/**
 * How long an address and its headers may be. The server below has higher limits of its own, and answers beyond them
 * without a body.
 */
@ApplicationScoped
public class RequestLimits {

    static final int MAX_ADDRESS = 8_192;
    static final int MAX_HEADERS = 16_384;

    private static final int AFTER_REQUEST_ID = Integer.MAX_VALUE - 2;

    void register(@Observes Filters filters) {
        filters.register(RequestLimits::check, AFTER_REQUEST_ID);
    }

    private static void check(RoutingContext exchange) {
        if (exchange.request().uri().length() > MAX_ADDRESS) {
            exchange.fail(new Problem(
                    ProblemType.URI_TOO_LONG, "The address is longer than " + MAX_ADDRESS + " characters."));
        } else if (headers(exchange) > MAX_HEADERS) {
            exchange.fail(new Problem(
                    ProblemType.HEADERS_TOO_LARGE, "The headers are longer than " + MAX_HEADERS + " characters."));
        } else {
            exchange.next();
        }
    }

    private static int headers(RoutingContext exchange) {
        int length = 0;
        for (Map.Entry<String, String> header : exchange.request().headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }
}
