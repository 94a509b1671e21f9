package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.safety.Screening;

/** The screening of a plan's patient. */
@Path("/v1/treatment-plans/{id}/screening")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Screening", description = "What the patient answered before treatment.")
public class ScreeningResource {

    private final TreatmentPlans plans;
    private final ChangePlan changePlan;
    private final Clinic clinic;

    ScreeningResource(TreatmentPlans plans, ChangePlan changePlan, Clinic clinic) {
        this.plans = plans;
        this.changePlan = changePlan;
        this.clinic = clinic;
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(
            operationId = "getScreening",
            summary = "Get the screening in force",
            description = "The latest answers. A plan that was never screened is 404.")
    @APIResponse(
            responseCode = "200",
            description = "The answers; their ETag is the plan's version.",
            content = @Content(schema = @Schema(implementation = ScreeningBody.class)))
    public Response get(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        Screening screening = plan.screening()
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "The patient was not screened for this plan yet."));
        return response(Response.ok(), plan, screening);
    }

    @PUT
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "putScreening",
            summary = "Record a screening",
            description =
                    "Takes the place of the answers before, which are kept. A hold decision stays in force until another"
                            + " replaces it or no anticoagulants are taken, and an examination until another replaces it:"
                            + " leave them out, and those before count. It is accepted whatever it says: with all"
                            + " questions answered and nothing against it a DRAFT becomes ACTIVE; an ACTIVE plan that it"
                            + " speaks against goes ON_HOLD for SAFETY. Send If-Match once there is a screening.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "200",
            description = "The answers took the place of earlier ones.",
            content = @Content(schema = @Schema(implementation = ScreeningBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The first answers were taken.",
            content = @Content(schema = @Schema(implementation = ScreeningBody.class)))
    @APIResponse(responseCode = "428", description = "There is a screening, and If-Match is missing.")
    public Response put(
            @PathParam("id") UUID id, ScreeningBody request, @Context HttpHeaders headers, @Context UriInfo uri) {
        AtomicBoolean first = new AtomicBoolean();
        Revision revision = new Revision("screen", null, request.screenedBy());
        ChangedPlan<Screening> changed = changePlan.add(id, revision, (plan, now) -> {
            first.set(plan.screening().isEmpty());
            if (!first.get()) {
                IfNoneMatch.of(headers).check(plan.version());
            }
            Optional<IfMatch> condition =
                    first.get() ? IfMatch.optional(headers) : Optional.of(IfMatch.required(headers));
            condition.ifPresent(ifMatch -> ifMatch.check(plan.version()));
            return plan.screened(request.toAnswers(), now);
        });
        return response(
                first.get() ? Response.created(uri.getAbsolutePath()) : Response.ok(),
                changed.plan(),
                changed.result());
    }

    private Response response(Response.ResponseBuilder status, TreatmentPlan plan, Screening screening) {
        return status.entity(ScreeningBody.of(screening.answers(), clinic::localTime))
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }
}
