package org.prolotherapy.fhir;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.prolotherapy.fhir.resource.Codes;
import org.prolotherapy.fhir.resource.FhirSettings;
import org.prolotherapy.platform.web.Preferences;

/** What leaves {@code /fhir} when all is well. */
@Singleton
class Answers {

    private final FhirSettings settings;
    private final Codes codes;

    Answers(FhirSettings settings, Codes codes) {
        this.settings = settings;
        this.codes = codes;
    }

    /** Where FHIR is spoken, as the caller knows it: as it is set, else where the request was sent. */
    String root(UriInfo uri) {
        return settings.base().isPresent()
                ? codes.root()
                : uri.getBaseUri().toString().replaceFirst("/+$", "") + "/fhir";
    }

    /** Whether the caller would rather have a parameter left out than the request refused (RFC 7240). */
    boolean isLenient(HttpHeaders headers) {
        return Preferences.of(headers).contains("handling=lenient");
    }

    /** It is weak: the same version can be told in different words. */
    static String tag(long version) {
        return "W/\"" + version + "\"";
    }

    RestResponse<String> resource(Resource resource, Representation how) {
        ResponseBuilder<String> answer = ResponseBuilder.ok(FhirJson.write(resource, how));
        if (resource.getMeta().hasVersionId()) {
            answer.header(HttpHeaders.ETAG, "W/\"" + resource.getMeta().getVersionId() + "\"");
        }
        Date changed = resource.getMeta().getLastUpdated();
        if (changed != null) {
            answer.lastModified(changed);
        }
        return answer.build();
    }

    RestResponse<String> bundle(Bundle bundle, Representation how) {
        return RestResponse.ok(FhirJson.write(bundle, how));
    }

    RestResponse<String> notModified(String tag) {
        return ResponseBuilder.<String>create(Status.NOT_MODIFIED)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
