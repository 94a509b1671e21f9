package org.prolotherapy.platform.json;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** What every body is held to, in whichever language it is written: at most 262144 bytes, in UTF-8, not compressed. */
@Singleton
public class BoundedBody {

    public static final int MAX_BYTES = 262_144;

    /** A caller that is still sending does not read the answer yet, so up to this much is taken off its hands first. */
    private static final int MAX_DRAINED_BYTES = 1_048_576;

    private final CurrentVertxRequest request;

    BoundedBody(CurrentVertxRequest request) {
        this.request = request;
    }

    /**
     * Takes in the body of the current request.
     *
     * @throws Problem {@code payload-too-large}, {@code unsupported-media-type}, or {@code invalid-request} if it is empty or
     *     ends too soon
     */
    public byte[] read(MediaType mediaType, MultivaluedMap<String, String> headers, InputStream stream) {
        byte[] body = read(stream, headers);
        if (body.length == 0) {
            throw Problem.of(ProblemType.INVALID_REQUEST, Violation.body("", "must not be empty"));
        }
        if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body has no Content-Type.");
        }
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.");
        }
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be encoded in UTF-8.");
        }
        return body;
    }

    private byte[] read(InputStream stream, MultivaluedMap<String, String> headers) {
        try {
            if (declaredLength(headers) <= MAX_BYTES) {
                byte[] body = stream.readNBytes(MAX_BYTES + 1);
                if (body.length <= MAX_BYTES) {
                    return body;
                }
            }
            refuseTheRest(stream, headers);
        } catch (IOException e) {
            // Nobody is left to read this; it only keeps a lost connection from being logged as a fault.
            throw new Problem(ProblemType.INVALID_REQUEST, "The body ended before it was complete.");
        }
        throw new Problem(ProblemType.PAYLOAD_TOO_LARGE, "The body is larger than {max} bytes.", MAX_BYTES);
    }

    private void refuseTheRest(InputStream stream, MultivaluedMap<String, String> headers) throws IOException {
        // Who asks for leave to send has not sent anything yet.
        boolean waitsForLeave = headers.getFirst("Expect") != null;
        if (waitsForLeave || stream.skip(MAX_DRAINED_BYTES) == MAX_DRAINED_BYTES) {
            RoutingContext exchange = request.getCurrent();
            if (exchange.request().version() == HttpVersion.HTTP_2) {
                // Other requests are under way on the same connection, and this one is discarded by itself.
                return;
            }
            exchange.response().putHeader("Connection", "close");
            exchange.addEndHandler(sent -> exchange.request().connection().close());
        }
    }

    private static long declaredLength(MultivaluedMap<String, String> headers) {
        @Nullable String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
