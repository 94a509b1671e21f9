package org.prolotherapy;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Gives a request that says nothing about its caller a token that may do everything. */
public final class TokenIsSent implements Filter {

    static final String NONE = "none";

    private static final String HEADER = "Authorization";
    private static final String EVERYTHING = "Bearer " + Token.forEverything();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        String sent = request.getHeaders().getValue(HEADER);
        if (sent == null) {
            request.header(HEADER, EVERYTHING);
        } else if (sent.equals(NONE)) {
            request.removeHeader(HEADER);
        }
        return context.next(request, expected);
    }
}
