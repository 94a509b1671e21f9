package org.prolotherapy.api.contract;

import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.prolotherapy.api.problems.ProblemKinds;
import org.prolotherapy.platform.problem.ProblemKind;

/** The answers from 400 on, which all operations share: one for each status, with an example of each of its codes. */
final class ProblemResponses {

    /** For every status that an operation names; what can happen to any request at all has no status of its own. */
    private static final Map<Integer, String> RESPONSES = Map.ofEntries(
            Map.entry(400, "BadRequest"),
            Map.entry(401, "Unauthenticated"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(406, "NotAcceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(412, "PreconditionFailed"),
            Map.entry(413, "PayloadTooLarge"),
            Map.entry(415, "UnsupportedMediaType"),
            Map.entry(422, "UnprocessableContent"),
            Map.entry(428, "PreconditionRequired"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(503, "Unavailable"));

    private static final String ANY_OTHER = "AnyOther";
    private static final String MEDIA_TYPE = "application/problem+json";

    private ProblemResponses() {}

    /** Gives the shared answers their bodies, headers and examples. */
    static void describe(Components components) {
        Examples examples = Examples.of("problems");
        for (ProblemKind type : ProblemKinds.all()) {
            String name = RESPONSES.getOrDefault(type.status(), ANY_OTHER);
            APIResponse response =
                    Objects.requireNonNull(components.getResponses().get(name), name);
            examples.addOneTo(body(response), "problems", type.code());
        }
    }

    /** The answer of this status, as an operation refers to it. */
    static APIResponse response(int status) {
        return OASFactory.createAPIResponse().ref(RESPONSES.get(status));
    }

    static APIResponse anyOther() {
        return OASFactory.createAPIResponse().ref(ANY_OTHER);
    }

    private static MediaType body(APIResponse response) {
        Content content = response.getContent();
        MediaType body = content == null ? null : content.getMediaType(MEDIA_TYPE);
        if (body == null) {
            body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
            response.content(OASFactory.createContent().addMediaType(MEDIA_TYPE, body))
                    .addHeader("X-Request-Id", OASFactory.createHeader().ref("RequestId"))
                    .addHeader("RateLimit", OASFactory.createHeader().ref("RateLimit"))
                    .addHeader("Content-Language", OASFactory.createHeader().ref("ContentLanguage"))
                    .addHeader("Cache-Control", OASFactory.createHeader().ref("NoStore"));
        }
        return body;
    }
}
