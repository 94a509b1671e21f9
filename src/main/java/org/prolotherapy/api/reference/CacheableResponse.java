package org.prolotherapy.api.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.prolotherapy.platform.Sha256;

/**
 * An answer that stays the same for as long as the service runs, so that a caller who has it need not be sent it again.
 *
 * @param tag a digest of the answer's JSON
 */
record CacheableResponse<T>(T body, EntityTag tag) {

    static <T> CacheableResponse<T> of(T body, ObjectMapper json) {
        try {
            byte[] digest = Sha256.of(json.writeValueAsBytes(body));
            return new CacheableResponse<>(body, new EntityTag(HexFormat.of().formatHex(digest, 0, 16)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** 200 with the body, or 304 if the caller has it. */
    RestResponse<T> answer(ConditionalGet cached) {
        CacheControl revalidated = new CacheControl();
        revalidated.setNoCache(true);
        revalidated.setNoTransform(false);
        ResponseBuilder<T> answer = cached.has(tag) ? ResponseBuilder.notModified() : ResponseBuilder.ok(body);
        return answer.tag(tag).cacheControl(revalidated).build();
    }
}
