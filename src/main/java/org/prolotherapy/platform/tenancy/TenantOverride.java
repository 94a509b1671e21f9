package org.prolotherapy.platform.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant that work was begun for; none in a request, whose tenant is its caller's. */
@RequestScoped
class TenantOverride {

    private @Nullable String id;

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    void choose(String tenant) {
        id = tenant;
    }
}
