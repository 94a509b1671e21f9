package org.prolotherapy.api.safety;

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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.safety.Consent;
import org.prolotherapy.safety.Consents;

/** The consents of a plan's patient: added, never changed. */
@Path("/v1/treatment-plans/{id}/consents")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Consents", description = "What the patient signed after risks and benefits were explained.")
public class ConsentResource {

    private final TreatmentPlans plans;
    private final Consents consents;
    private final ChangePlan changePlan;
    private final Clinic clinic;

    ConsentResource(TreatmentPlans plans, Consents consents, ChangePlan changePlan, Clinic clinic) {
        this.plans = plans;
        this.consents = consents;
        this.changePlan = changePlan;
        this.clinic = clinic;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "addConsent")
    public RestResponse<ConsentView> add(@PathParam("id") UUID id, ConsentRequest request, @Context UriInfo uri) {
        Revision revision = new Revision("consent", null, request.explainedBy());
        ChangedPlan<Consent> changed = changePlan.add(id, revision, (plan, now) -> consent(plan, request, now));
        return Versioned.created(
                uri.getAbsolutePath(),
                ConsentView.of(changed.result(), clinic::localTime),
                changed.plan().version());
    }

    private Consent consent(TreatmentPlan plan, ConsentRequest request, Now now) {
        Instant signedAt = request.signedAt().toInstant();
        if (now.isBefore(signedAt)) {
            throw Problem.of(PlanProblem.RULE_VIOLATED, Violation.body("/signedAt", "must not be later than now"));
        }
        Consent consent = new Consent(
                now.newId(), plan.id(), signedAt, request.explainedBy(), request.risksExplained(), now.instant());
        consents.add(consent);
        plan.consented(consent, now);
        return consent;
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "listConsents")
    public Page<ConsentView> list(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return new Page<>(
                consents.ofPlan(plan.id()).stream()
                        .map(consent -> ConsentView.of(consent, clinic::localTime))
                        .toList(),
                null);
    }
}
