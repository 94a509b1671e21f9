package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.api.schedules.Refusal;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.Quotes;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.outcome.NextStep;
import org.prolotherapy.outcome.Progress;
import org.prolotherapy.outcome.Recommendation;
import org.prolotherapy.outcome.ResponseSettings;
import org.prolotherapy.plan.PlanSnapshot;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

/** A clinician accepts what a course's response speaks for. */
@Path("/v1/treatment-plans/{id}/recommendations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Outcome")
public class RecommendationResource {

    private final TreatmentPlans plans;
    private final Assessments assessments;
    private final ResponseSettings settings;
    private final Quotes quotes;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final TimeOrderedIds ids;
    private final PlanViews views;

    RecommendationResource(
            TreatmentPlans plans,
            Assessments assessments,
            ResponseSettings settings,
            Quotes quotes,
            Knowledge knowledge,
            Clinic clinic,
            TimeOrderedIds ids,
            PlanViews views) {
        this.plans = plans;
        this.assessments = assessments;
        this.settings = settings;
        this.quotes = quotes;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.ids = ids;
        this.views = views;
    }

    record AcceptRequest(
            @NotNull NextStep recommendation,

            @NotNull @Size(min = 1, max = 1000) String reason) {}

    @POST
    @Idempotent
    @Path("/accept")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "acceptRecommendation",
            summary = "Accept the recommendation",
            description =
                    "COMPLETE_EARLY completes the plan, EXTEND adds a session; CONTINUE and PHYSICIAN_REVIEW are only noted."
                            + " Each makes a revision. A recommendation that no longer holds is 422.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response accept(@PathParam("id") UUID id, AcceptRequest request, @Context HttpHeaders headers) {
        TreatmentPlan plan = plans.forChange(id);
        IfMatch.required(headers).check(plan.version());
        plan.requireOpen();
        Recommendation current = Recommendation.of(
                new Progress(plan, assessments.of(plan)), settings, knowledge, clinic.calendar(), clinic.today());
        if (current.nextStep() != request.recommendation()) {
            throw Problem.of(
                            ProblemType.RULE_VIOLATED,
                            Violation.body("/recommendation", "must be the one that holds now: " + current.nextStep()))
                    .with("reasons", knowledge.explain(current.rationale()));
        }
        PlanSnapshot before = plans.snapshot(plan);
        switch (current.nextStep()) {
            case COMPLETE_EARLY -> plan.complete(request.reason(), clinic.now());
            case EXTEND -> extend(plan);
            case CONTINUE, PHYSICIAN_REVIEW -> plan.touch(clinic.now());
        }
        plans.write(plan, before, Revision.of("accept-" + current.nextStep().code(), request.reason()));
        return views.response(Response.ok(), plan, quotes.quote(plan));
    }

    private void extend(TreatmentPlan plan) {
        CourseRequest longer = plan.courseRequest(knowledge).withSessionCount(plan.sessionCount() + 1);
        Schedule proposal = new Refusal(knowledge).orElse(() -> plan.proposalOf(longer, clinic.calendar()));
        plan.replanAsProposed(proposal, ids, clinic.now());
    }
}
