package org.prolotherapy.fhir;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.prolotherapy.platform.json.BoundedBody;

/** What the body of an operation asks for, by name. */
record OperationParameters(Map<String, List<String>> values) {

    /** Reads the resource Parameters, within the bounds of every body; what is in {@code parameters} is taken apart, too. */
    @Provider
    @Consumes({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public static class Reader implements MessageBodyReader<OperationParameters> {

        private final BoundedBody bounded;

        Reader(BoundedBody bounded) {
            this.bounded = bounded;
        }

        @Override
        public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == OperationParameters.class;
        }

        @Override
        public OperationParameters readFrom(
                Class<OperationParameters> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream stream) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            Parameters parameters = FhirJson.parameters(bounded.read(mediaType, headers, stream));
            parameters.getParameter().forEach(each -> add(each, values));
            return new OperationParameters(values);
        }

        private static void add(ParametersParameterComponent parameter, Map<String, List<String>> values) {
            if (parameter.getName().equals("parameters") && parameter.getResource() instanceof Parameters inner) {
                inner.getParameter().forEach(each -> add(each, values));
                return;
            }
            String value = parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
            values.computeIfAbsent(parameter.getName(), first -> new ArrayList<>())
                    .add(value == null ? "" : value);
        }
    }
}
