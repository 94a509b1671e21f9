package org.prolotherapy.api.fees;

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
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.FeeEstimates;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.web.ETags;

/** What a plan's course costs. */
@Path("/v1/treatment-plans/{id}/fee-estimate")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Fees")
public class FeeEstimateResource {

    private final TreatmentPlans plans;
    private final FeeEstimates estimates;
    private final Knowledge knowledge;
    private final Clinic clinic;

    FeeEstimateResource(TreatmentPlans plans, FeeEstimates estimates, Knowledge knowledge, Clinic clinic) {
        this.plans = plans;
        this.estimates = estimates;
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(
            operationId = "getFeeEstimate",
            summary = "Get what a plan's course costs",
            description =
                    "Each session that is performed or still to come has the price of the year of its date, so that a"
                            + " course over New Year uses both years' fees. A year without a price is listed, not guessed.")
    @APIResponse(
            responseCode = "200",
            description = "The estimate; its ETag is the plan's version.",
            content = @Content(schema = @Schema(implementation = FeeEstimateView.class)))
    public Response get(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return Response.ok(FeeEstimateView.of(estimates.of(plan), knowledge, clinic::localTime))
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }
}
