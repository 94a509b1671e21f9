package org.prolotherapy.platform.json;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Has a body taken in before its request is worked on, by the threads that do all I/O: however slowly it comes, no thread
 * that could work waits for it. {@link JsonBodyReader} itself reads those that do not say how long they are, or too long.
 */
@ApplicationScoped
public class RequestBody {

    private static final int AFTER_REQUEST_HEAD = Integer.MAX_VALUE - 3;

    /** What is no JSON is refused unread, and forms are nothing that this service would take apart first. */
    private static final Pattern JSON = Pattern.compile("(?i)application/(?:(?:merge-patch|fhir)\\+)?json");

    /** Whether there is more than nothing is asked because the server would wait for what was taken in already. */
    private static final Pattern BEARABLE = Pattern.compile("[1-9][0-9]{0,5}");

    private final BodyHandler taken = BodyHandler.create(false).setBodyLimit(BoundedBody.MAX_BYTES);

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (isJsonOfBearableLength(exchange.request())) {
                        taken.handle(exchange);
                    } else {
                        exchange.next();
                    }
                },
                AFTER_REQUEST_HEAD);
    }

    private static boolean isJsonOfBearableLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && JSON.matcher(type).lookingAt()
                && length != null
                && BEARABLE.matcher(length).matches()
                && Integer.parseInt(length) <= BoundedBody.MAX_BYTES;
    }
}
