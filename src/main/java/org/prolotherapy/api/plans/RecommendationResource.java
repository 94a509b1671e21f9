package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.fee.Quotes;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.outcome.NextStep;
import org.prolotherapy.outcome.Progress;
import org.prolotherapy.outcome.Recommendation;
import org.prolotherapy.outcome.ResponseSettings;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.PlanRefusal;
import org.prolotherapy.plan.PlanStateForbids;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.schedule.Schedule;

/** A clinician accepts what a course's response speaks for. */
@Path("/v1/treatment-plans/{id}/recommendations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Outcome")
public class RecommendationResource {

    private final ChangePlan changePlan;
    private final Assessments assessments;
    private final ResponseSettings settings;
    private final Quotes quotes;
    private final Knowledge knowledge;
    private final PlanViews views;

    RecommendationResource(
            ChangePlan changePlan,
            Assessments assessments,
            ResponseSettings settings,
            Quotes quotes,
            Knowledge knowledge,
            PlanViews views) {
        this.changePlan = changePlan;
        this.assessments = assessments;
        this.settings = settings;
        this.quotes = quotes;
        this.knowledge = knowledge;
        this.views = views;
    }

    record AcceptRequest(
            @NotNull NextStep recommendation,

            @NotNull @Size(min = 1, max = 1000) String reason) {}

    @POST
    @Idempotent
    @Path("/accept")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "acceptRecommendation")
    public RestResponse<PlanView> accept(@PathParam("id") UUID id, AcceptRequest request, @BeanParam IfMatch ifMatch) {
        Revision revision = Revision.of("accept-" + request.recommendation().code(), request.reason());
        TreatmentPlan plan = changePlan
                .change(id, ifMatch, revision, (it, now) -> accept(it, request, now))
                .plan();
        return Versioned.ok(views.view(plan, quotes.quote(plan)), plan.version());
    }

    private void accept(TreatmentPlan plan, AcceptRequest request, Now now) {
        PlanStateForbids.ifEnded(plan);
        Recommendation current = Recommendation.of(
                new Progress(plan, assessments.ofPlan(plan.id())), settings, knowledge, now.calendar(), now.today());
        if (current.nextStep() != request.recommendation()) {
            throw Problem.of(
                            PlanProblem.RULE_VIOLATED,
                            Violation.body(
                                    "/recommendation", "must be the one that holds now: {step}", current.nextStep()))
                    .with("reasons", knowledge.explain(current.rationale()));
        }
        switch (current.nextStep()) {
            case COMPLETE_EARLY -> plan.complete(request.reason(), now);
            case EXTEND -> extend(plan, now);
            case CONTINUE, PHYSICIAN_REVIEW -> {}
        }
    }

    private void extend(TreatmentPlan plan, Now now) {
        Schedule proposal = PlanRefusal.ofPlanning(knowledge)
                .orElse(() -> plan.proposals(now).withOneMore());
        plan.extendAsProposed(proposal, now);
    }
}
