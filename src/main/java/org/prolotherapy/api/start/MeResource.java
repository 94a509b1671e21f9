package org.prolotherapy.api.start;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.Patient;
import org.prolotherapy.plan.PatientCompartment;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.web.RateLimits;

/** Who the caller is to the service. */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "First steps")
public class MeResource {

    private final Caller caller;
    private final PatientCompartment compartment;
    private final RateLimits limits;

    MeResource(Caller caller, PatientCompartment compartment, RateLimits limits) {
        this.caller = caller;
        this.compartment = compartment;
        this.limits = limits;
    }

    /**
     * What the service makes of a token.
     *
     * @param scopes as the token has them, those that grant nothing here included
     * @param patient the only one whose plans the caller reaches; null if all are reached
     * @param rateLimit null if requests are not limited
     */
    @Schema(name = "Me")
    public record Me(
            String clinic,
            String client,
            String user,
            List<String> scopes,
            @Nullable Patient patient,
            OffsetDateTime expiresAt,
            @Nullable RateLimit rateLimit) {}

    /** How many requests the client may send. */
    public record RateLimit(int requestsPerMinute, long remaining) {}

    @GET
    @Operation(operationId = "getMe")
    public Me me() {
        int perMinute = limits.perMinute();
        return new Me(
                caller.tenant(),
                caller.client(),
                caller.user(),
                caller.scopes(),
                compartment.patient().map(Patient::of).orElse(null),
                caller.expiresAt().atOffset(ZoneOffset.UTC),
                perMinute == 0 ? null : new RateLimit(perMinute, limits.remainingOf(caller)));
    }
}
