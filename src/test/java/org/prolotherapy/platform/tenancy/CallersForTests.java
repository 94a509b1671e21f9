package org.prolotherapy.platform.tenancy;

import io.quarkus.test.Mock;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Callers of the service under test: a test may let them belong to another tenant for a while. */
@Mock
@Singleton
public class CallersForTests extends TenantOfRequest {

    private static volatile @Nullable String tenant;

    CallersForTests(CurrentVertxRequest request) {
        super(request);
    }

    /** What callers of this tenant get. */
    public static <T> T callersOf(String tenant, Supplier<T> calls) {
        CallersForTests.tenant = tenant;
        try {
            return calls.get();
        } finally {
            CallersForTests.tenant = null;
        }
    }

    @Override
    Optional<String> id() {
        Optional<String> real = super.id();
        return real.isPresent() && tenant != null ? Optional.ofNullable(tenant) : real;
    }
}
