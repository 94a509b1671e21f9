package org.prolotherapy.fhir.resource;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What whoever runs the service decides about FHIR. */
@ConfigMapping(prefix = "prolotherapy.fhir")
public interface FhirSettings {

    /**
     * Where callers find the service, without {@code /fhir}. The names of codes and definitions begin with it, so it must not
     * change once somebody has stored them, and does not depend on the host that a request names. Without it they begin with
     * {@code http://localhost:8080}, and links lead to where the request was sent.
     */
    Optional<String> base();

    /** Where an app asks the issuer of tokens for leave (SMART App Launch 2). */
    Optional<String> authorizationEndpoint();

    /** Where an app gets its token from the issuer. */
    Optional<String> tokenEndpoint();
}
