package org.prolotherapy.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request that was answered, and the answer.
 *
 * @param fingerprint the SHA-256 of its body
 * @param status of the answer
 * @param location header of the answer, if it had one
 * @param etag header of the answer, if it had one
 * @param body of the answer, JSON
 * @param event which the audit kept of it, if it is audited
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are stored and sent; nothing compares two of these
record IdempotentRequest(
        byte[] fingerprint,
        int status,
        @Nullable String location,
        @Nullable String etag,
        byte[] body,
        @Nullable UUID event) {

    boolean hasBody(byte[] otherFingerprint) {
        return Arrays.equals(fingerprint, otherFingerprint);
    }

    /** The answer, the same to the byte whenever it is given: text goes out as it is, where bytes would be put into JSON. */
    RestResponse.ResponseBuilder<String> answer() {
        String text = new String(body, StandardCharsets.UTF_8);
        return RestResponse.ResponseBuilder.create(Response.Status.fromStatusCode(status), text)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.ETAG, etag)
                .type(MediaType.APPLICATION_JSON_TYPE);
    }
}
