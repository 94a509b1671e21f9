package org.prolotherapy.cds;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Which systems may ask by CDS Hooks. */
@ConfigMapping(prefix = "prolotherapy.cds")
public interface CdsSettings {

    /** Where clients find the service, without {@code /cds-services}: their tokens are for addresses that begin with it. */
    Optional<String> base();

    /** The clients, by names that have no meaning of their own. */
    Map<String, Client> clients();

    /** A system that may ask, and for whose patients. */
    interface Client {

        /** What the claim {@code iss} of its tokens is. */
        String issuer();

        /** Where its public keys are: the URL of a JWKS, which {@code jku} of its tokens must be if it is there; or a file. */
        String keys();

        /** The clinic whose courses it is told of. */
        String clinic();
    }
}
