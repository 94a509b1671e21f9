package org.prolotherapy.api.contract;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;

/**
 * Fails when an answer is not as {@code openapi.yaml} says, or when a request that was accepted is not.
 *
 * <p>A refused request may be anything, so only its answer is looked at. An address or a method that the contract does not
 * have can only be answered with a problem, and that is looked at, too.
 */
public final class ContractFilter implements Filter {

    /** Not for those who call the API, operation and documentation of the service and endpoints of tests; and FHIR and CDS Hooks. */
    private static final List<String> OUTSIDE =
            List.of("/q/", "/docs/", "/webjars/", "/test/", "/fhir", "/cds-services");

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = request.getDerivedPath();
        if (OUTSIDE.stream().noneMatch(path::startsWith) && !request.getMethod().equals("OPTIONS")) {
            List<String> differences = differences(request, response);
            if (!differences.isEmpty()) {
                throw new AssertionError(request.getMethod() + " " + request.getURI() + " with "
                        + response.getStatusLine().strip() + " is not as openapi.yaml says:\n"
                        + String.join("\n", differences) + "\n" + response.asString());
            }
        }
        return response;
    }

    /** How this exchange differs from the contract, in words; empty if it does not. */
    static List<String> differences(FilterableRequestSpecification request, Response response) {
        Request sent = response.statusCode() < 400 ? decoded(request) : RestAssuredRequest.of(request);
        return CommittedContract.differences(sent, RestAssuredResponse.of(response));
    }

    /** The request with its query as the service reads it; REST Assured has it as the test wrote it, encoded or not. */
    private static Request decoded(FilterableRequestSpecification request) {
        Request written = RestAssuredRequest.of(request);
        SimpleRequest.Builder sent = new SimpleRequest.Builder(written.getMethod(), written.getPath());
        written.getRequestBody().ifPresent(sent::withBody);
        written.getHeaders().forEach((name, values) -> sent.withHeader(name, List.copyOf(values)));
        new QueryStringDecoder(request.getURI()).parameters().forEach(sent::withQueryParam);
        return sent.build();
    }
}
