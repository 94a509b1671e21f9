package org.prolotherapy.api.fees;

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
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.FeeEstimates;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.web.Versioned;

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
    @Operation(operationId = "getFeeEstimate")
    public RestResponse<FeeEstimateView> get(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return Versioned.ok(FeeEstimateView.of(estimates.of(plan), knowledge, clinic::localTime), plan.version());
    }
}
