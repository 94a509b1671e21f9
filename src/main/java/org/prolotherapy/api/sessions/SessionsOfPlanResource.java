package org.prolotherapy.api.sessions;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;

/** The sessions of one plan. What is recorded of them has this very path too: a request is looked for in one path only. */
@Path("/v1/treatment-plans/{id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Sessions")
public class SessionsOfPlanResource {

    private final TreatmentPlans plans;
    private final SessionViews views;

    SessionsOfPlanResource(TreatmentPlans plans, SessionViews views) {
        this.plans = plans;
        this.views = views;
    }

    @GET
    @PermissionsAllowed({"Session:s", "patient/Session:s"})
    @Operation(operationId = "listSessionsOfPlan")
    public Page<SessionView> listOfPlan(@PathParam("id") UUID id) {
        return new Page<>(views.of(plans.forReading(id)), null);
    }

    @GET
    @Path("/{number}")
    @PermissionsAllowed({"Session:r", "patient/Session:r"})
    @Operation(operationId = "getSession")
    public RestResponse<SessionView> get(@PathParam("id") UUID id, @PathParam("number") int number) {
        TreatmentPlan plan = plans.forReading(id);
        return Versioned.ok(views.of(plan.course().existing(number)), plan.version());
    }
}
