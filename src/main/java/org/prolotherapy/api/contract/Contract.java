package org.prolotherapy.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document. The endpoints say what is special about them, {@code META-INF/openapi.yaml} what they
 * share; here the two are put together, so that no endpoint has to repeat its errors, headers and examples.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

    private final IndexView code;

    public Contract(IndexView code) {
        this.code = code;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        OperationAccess rules = new OperationAccess(code);
        Schemas.complete(document, new Members(code));
        ProblemResponses.describe(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> new Endpoint(path, method, operation, rules).complete()));
    }
}
