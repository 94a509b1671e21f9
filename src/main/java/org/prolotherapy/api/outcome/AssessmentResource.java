package org.prolotherapy.api.outcome;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.safety.SafetySettings;

/** The assessments of a plan's patient. */
@Path("/v1/treatment-plans/{id}/assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Outcome", description = "How the patient responds, and what that speaks for.")
public class AssessmentResource {

    private final TreatmentPlans plans;
    private final Assessments assessments;
    private final SafetySettings settings;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final ChangePlan changePlan;

    AssessmentResource(
            TreatmentPlans plans,
            Assessments assessments,
            SafetySettings settings,
            Knowledge knowledge,
            Clinic clinic,
            ChangePlan changePlan) {
        this.plans = plans;
        this.assessments = assessments;
        this.settings = settings;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.changePlan = changePlan;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "addAssessment")
    public RestResponse<AssessmentView> add(@PathParam("id") UUID id, AssessmentRequest request, @Context UriInfo uri) {
        ChangedPlan<Assessment> changed = changePlan.add(id, Revision.of("assess"), (plan, now) -> {
            Assessment assessment = request.toAssessment(plan, now);
            assessments.add(assessment);
            return assessment;
        });
        return Versioned.created(
                uri.getAbsolutePath(), view(changed.result()), changed.plan().version());
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "listAssessments")
    public Page<AssessmentView> list(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return new Page<>(assessments.ofPlan(plan.id()).stream().map(this::view).toList(), null);
    }

    private AssessmentView view(Assessment assessment) {
        return AssessmentView.of(assessment, knowledge.explain(assessment.actions(settings)), clinic::localTime);
    }
}
