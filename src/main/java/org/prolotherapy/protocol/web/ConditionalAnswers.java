package org.prolotherapy.protocol.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Describes in the OpenAPI document, once for all operations that read {@code If-None-Match}, their tag and their 304. An
 * annotation of the resource would make its 200 disappear.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ConditionalAnswers implements OASFilter {

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().values().stream()
                .filter(ConditionalAnswers::isConditional)
                .map(Operation::getResponses)
                .forEach(ConditionalAnswers::describe);
        return path;
    }

    private static boolean isConditional(Operation operation) {
        @Nullable List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream().anyMatch(parameter -> HttpHeaders.IF_NONE_MATCH.equals(parameter.getName()));
    }

    private static void describe(APIResponses responses) {
        APIResponse ok = Objects.requireNonNull(responses.getAPIResponse("200"));
        ok.addHeader(HttpHeaders.ETAG, tag());
        responses.addAPIResponse(
                "304",
                OASFactory.createAPIResponse()
                        .description("The caller has the answer already.")
                        .addHeader(HttpHeaders.ETAG, tag()));
    }

    private static Header tag() {
        return OASFactory.createHeader()
                .description("A digest of the answer: send it as `If-None-Match` next time.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
