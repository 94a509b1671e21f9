package org.prolotherapy.platform.tenancy;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** For whom a caller asks: decided here and nowhere else. */
@Singleton
class TenantOfRequest {

    private static final String ONLY = "local";

    private final CurrentVertxRequest request;

    TenantOfRequest(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The tenant of the request that is being answered; empty outside of one. */
    Optional<String> id() {
        return request.getCurrent() == null ? Optional.empty() : Optional.of(ONLY);
    }
}
