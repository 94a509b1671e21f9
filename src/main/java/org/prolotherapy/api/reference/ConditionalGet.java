package org.prolotherapy.api.reference;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What a caller says to have already. */
record ConditionalGet(
        @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {

    /** Compares weakly (RFC 9110, 13.1.2), as JAX-RS does not: proxies that compress make our tags weak ones. */
    boolean has(EntityTag tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains('"' + tag.getValue() + '"'));
    }
}
