package org.prolotherapy.api.safety;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.platform.web.Versioned;
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
    private final Knowledge knowledge;

    ScreeningResource(TreatmentPlans plans, ChangePlan changePlan, Clinic clinic, Knowledge knowledge) {
        this.plans = plans;
        this.changePlan = changePlan;
        this.clinic = clinic;
        this.knowledge = knowledge;
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "getScreening")
    public RestResponse<ScreeningBody> get(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        Screening screening = plan.screening()
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "The patient was not screened for this plan yet."));
        return Versioned.ok(view(screening), plan.version());
    }

    @PUT
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "putScreening")
    public RestResponse<ScreeningBody> put(
            @PathParam("id") UUID id,
            ScreeningBody request,
            @BeanParam IfMatch.IfGiven ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        AtomicBoolean first = new AtomicBoolean();
        Revision revision = new Revision("screen", null, request.screenedBy());
        ChangedPlan<Screening> changed = changePlan.add(id, revision, (plan, now) -> {
            first.set(plan.screening().isEmpty());
            if (!first.get()) {
                IfNoneMatch.of(headers).check(plan.version());
            }
            (first.get() ? ifMatch : ifMatch.required()).check(plan.version());
            List<Violation> flaws = request.flaws("", knowledge);
            if (!flaws.isEmpty()) {
                throw new Problem(PlanProblem.UNKNOWN_CODE, "The screening judges what it does not name.", flaws);
            }
            return plan.screened(request.toAnswers().withAllergies(plans.suspectedOf(plan.patient(), plan.id())), now);
        });
        ScreeningBody screened = view(changed.result());
        long version = changed.plan().version();
        return first.get()
                ? Versioned.created(uri.getAbsolutePath(), screened, version)
                : Versioned.ok(screened, version);
    }

    private ScreeningBody view(Screening screening) {
        return ScreeningBody.of(screening.answers(), clinic::localTime);
    }
}
