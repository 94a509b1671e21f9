package org.prolotherapy.api.clinic;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.api.clinic.ClinicChangeView.MovedOfPlan;
import org.prolotherapy.api.clinic.ClinicChangeView.ReleasedOfPlan;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.ChangeClinic;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;

/** The clinic's settings. */
@Path("/v1/clinic")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Clinic")
public class ClinicResource {

    private final Clinic clinic;
    private final ChangeClinic changeClinic;
    private final CurrentTenant tenant;
    private final AuditTrail trail;

    ClinicResource(Clinic clinic, ChangeClinic changeClinic, CurrentTenant tenant, AuditTrail trail) {
        this.clinic = clinic;
        this.changeClinic = changeClinic;
        this.tenant = tenant;
        this.trail = trail;
    }

    @GET
    @PermissionsAllowed("Clinic:r")
    @Operation(
            operationId = "getClinic",
            summary = "Get the clinic's settings",
            description = "Time zone, weekly hours, visit length, closures, performers and rooms.")
    @APIResponse(
            responseCode = "200",
            description = "The settings.",
            content = @Content(schema = @Schema(implementation = ClinicBody.class)))
    public Response get() {
        leaveTrail();
        return Response.ok(ClinicBody.of(clinic.profile()))
                .header(HttpHeaders.ETAG, ETags.of(clinic.version()))
                .build();
    }

    @PUT
    @PermissionsAllowed("Clinic:u")
    @Operation(
            operationId = "putClinic",
            summary = "Replace the clinic's settings",
            description =
                    "A changed calendar places the planned sessions of all active plans again; the answer lists which moved, and"
                            + " which bookings could not stay.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The settings were replaced.",
            content = @Content(schema = @Schema(implementation = ClinicChangeView.class)))
    public Response put(ClinicBody request, @Context HttpHeaders headers) {
        leaveTrail();
        clinic.lock();
        IfNoneMatch.of(headers).check(clinic.version());
        IfMatch.required(headers).check(clinic.version());
        List<ChangedPlan<TreatmentPlan>> changed = changeClinic.to(request.toProfile());
        trail.shown(changed.stream().map(each -> each.plan().id()).toList());
        var view = new ClinicChangeView(
                ClinicBody.of(clinic.profile()),
                changed.stream().flatMap(ClinicResource::moved).toList(),
                changed.stream().flatMap(ClinicResource::released).toList());
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(clinic.version()))
                .build();
    }

    private void leaveTrail() {
        trail.about("Clinic", tenant.id());
        trail.versioned(clinic::version);
    }

    private static Stream<MovedOfPlan> moved(ChangedPlan<?> changed) {
        return changed.moved().stream()
                .map(move -> new MovedOfPlan(move.plan(), move.number(), move.before(), move.after()));
    }

    private static Stream<ReleasedOfPlan> released(ChangedPlan<?> changed) {
        TreatmentPlan plan = changed.plan();
        return plan.released().stream()
                .map(released -> new ReleasedOfPlan(plan.id(), released.number(), released.startsAt()));
    }
}
