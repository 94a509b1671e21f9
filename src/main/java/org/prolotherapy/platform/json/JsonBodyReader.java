package org.prolotherapy.platform.json;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads every JSON body through {@link StrictJson}, within the bounds of every body. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
public class JsonBodyReader implements MessageBodyReader<Object> {

    private static final String KEY = "requestBody";

    private final BoundedBody bounded;
    private final StrictJson json;
    private final CurrentVertxRequest request;

    JsonBodyReader(BoundedBody bounded, StrictJson json, CurrentVertxRequest request) {
        this.bounded = bounded;
        this.json = json;
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        byte[] body = bounded.read(mediaType, headers, stream);
        request.getCurrent().put(KEY, body);
        return json.read(body, genericType);
    }

    /** The body of this request to the byte, once it was read; empty without one. */
    public static byte[] bodyOf(RoutingContext exchange) {
        byte[] body = exchange.get(KEY);
        return body == null ? new byte[0] : body;
    }
}
