package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.platform.web.Page;

/** The sessions of one plan. What is recorded of them has this very path too: a request is looked for in one path only. */
@Path("/v1/treatment-plans/{id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Sessions")
public class SessionsOfPlanResource {

    private final TreatmentPlans plans;
    private final PlanViews views;

    SessionsOfPlanResource(TreatmentPlans plans, PlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @GET
    @PermissionsAllowed({"Session:s", "patient/Session:s"})
    @Operation(
            operationId = "listSessionsOfPlan",
            summary = "List a plan's sessions",
            description = "All of them, in the order of their numbers.")
    public Page<SessionView> listOfPlan(@PathParam("id") UUID id) {
        return new Page<>(views.sessions(plans.forReading(id)), null);
    }

    @GET
    @Path("/{number}")
    @PermissionsAllowed({"Session:r", "patient/Session:r"})
    @Operation(operationId = "getSession", summary = "Get a session", description = "One session of a plan.")
    @APIResponse(
            responseCode = "200",
            description = "The session; its ETag is the plan's version.",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response get(@PathParam("id") UUID id, @PathParam("number") int number) {
        TreatmentPlan plan = plans.forReading(id);
        return Response.ok(views.session(plan.existingSession(number)))
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }
}
