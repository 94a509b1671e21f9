package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * What the address and the headers of a request may be. The server below has such rules too, but answers what breaks
 * them without a body: its limits are set higher, and its check of addresses is switched off (see {@code Main}).
 */
@ApplicationScoped
public class RequestHead {

    static final int MAX_ADDRESS = 8_192;
    static final int MAX_HEADERS = 16_384;

    /**
     * The characters of RFC 3986, and the bar that separates the system from the value of an identifier. The fragment is
     * the caller's own and never sent.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=|-]|%[0-9A-Fa-f]{2})*+");

    /** The server would look through these, so that an address could mean another than the one that a proxy has seen. */
    private static final Pattern DETOUR = Pattern.compile("(?i)[^?]*?(?:;|//|/(?:\\.|%2e){1,2}(?=[/?]|$)).*");

    /** What stands before the path where the target of a request is absolute (RFC 9112, 3.2.2). */
    private static final Pattern ABSOLUTE = Pattern.compile("^(?i:https?)://[^/?]*+");

    private static final int AFTER_REQUEST_ID = Integer.MAX_VALUE - 2;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (exchange.request().method().equals(HttpMethod.GET)) {
                        // It is about a body that nobody reads, and must not make the server refuse the request.
                        exchange.request().headers().remove(HttpHeaders.CONTENT_TYPE);
                    }
                    Problem problem = problemOf(exchange.request());
                    if (problem == null) {
                        exchange.next();
                    } else {
                        exchange.fail(problem);
                    }
                },
                AFTER_REQUEST_ID);
    }

    private static @Nullable Problem problemOf(HttpServerRequest request) {
        if (request.uri().length() > MAX_ADDRESS) {
            return new Problem(ProblemType.URI_TOO_LONG, "The address is longer than {max} characters.", MAX_ADDRESS);
        }
        if (!ADDRESS.matcher(request.uri()).matches()) {
            return new Problem(
                    ProblemType.INVALID_REQUEST,
                    "The address has a character that must be percent-encoded, or a % without two hexadecimal digits.");
        }
        if (DETOUR.matcher(ABSOLUTE.matcher(request.uri()).replaceFirst("")).matches()) {
            return new Problem(
                    ProblemType.INVALID_REQUEST,
                    "The address has an empty segment, one that is . or .., or a semicolon in its path.");
        }
        if (!hasOneHost(request)) {
            return Problem.of(
                    ProblemType.INVALID_REQUEST, Violation.header("Host", "must be there once, as a host and a port"));
        }
        if (headers(request) > MAX_HEADERS) {
            return new Problem(
                    ProblemType.HEADERS_TOO_LARGE, "The headers are longer than {max} characters.", MAX_HEADERS);
        }
        return null;
    }

    /** Two could mean two services, to a proxy and to this one (RFC 9112, 3.2). */
    private static boolean hasOneHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 ? request.authority() != null : hosts == 0 && request.version() == HttpVersion.HTTP_1_0;
    }

    private static int headers(HttpServerRequest request) {
        int length = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }
}
