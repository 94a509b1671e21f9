package org.prolotherapy.fhir;

import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prolotherapy.platform.json.BoundedBody;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** The parameters of a search that is sent as a body, so that identifiers of patients stand in no address. */
record Form(Map<String, List<String>> parameters) {

    /** Those of the body and those of the address together, as FHIR allows both. */
    Map<String, List<String>> with(UriInfo uri) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        uri.getQueryParameters()
                .forEach((name, values) -> all.merge(name, values, (some, more) -> {
                    List<String> both = new ArrayList<>(some);
                    both.addAll(more);
                    return both;
                }));
        return all;
    }

    /** Reads it within the bounds of every body. */
    @Provider
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public static class Reader implements MessageBodyReader<Form> {

        private final BoundedBody bounded;

        Reader(BoundedBody bounded) {
            this.bounded = bounded;
        }

        @Override
        public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == Form.class;
        }

        @Override
        public Form readFrom(
                Class<Form> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream stream) {
            String text = new String(bounded.read(mediaType, headers, stream), StandardCharsets.UTF_8);
            try {
                return new Form(new QueryStringDecoder(text, StandardCharsets.UTF_8, false).parameters());
            } catch (IllegalArgumentException malformed) {
                throw Problem.of(
                        ProblemType.INVALID_REQUEST,
                        Violation.body(
                                "", "must be names and values like status=active&_count=10, encoded as in an address"));
            }
        }
    }
}
