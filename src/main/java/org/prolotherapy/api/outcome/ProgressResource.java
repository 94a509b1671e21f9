package org.prolotherapy.api.outcome;

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
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.outcome.Progress;
import org.prolotherapy.outcome.Recommendation;
import org.prolotherapy.outcome.ResponseSettings;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.ETags;

/** How the patient responds over the course, and what that speaks for. */
@Path("/v1/treatment-plans/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Outcome")
public class ProgressResource {

    private final TreatmentPlans plans;
    private final Assessments assessments;
    private final ResponseSettings settings;
    private final Knowledge knowledge;
    private final Clinic clinic;

    ProgressResource(
            TreatmentPlans plans,
            Assessments assessments,
            ResponseSettings settings,
            Knowledge knowledge,
            Clinic clinic) {
        this.plans = plans;
        this.assessments = assessments;
        this.settings = settings;
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(
            operationId = "getProgress",
            summary = "Get the progress of a course",
            description =
                    "Pain and function at the baseline, at each session and at last, how they changed, and what that speaks"
                            + " for today, with every rule and its sources. A recommendation is for a clinician to accept;"
                            + " nothing follows from it by itself.")
    @APIResponse(
            responseCode = "200",
            description = "The progress as it is today; its ETag is the plan's version.",
            content = @Content(schema = @Schema(implementation = ProgressView.class)))
    public Response progress(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        Progress progress = new Progress(plan, assessments.ofPlan(plan.id()));
        Recommendation recommendation =
                Recommendation.of(progress, settings, knowledge, clinic.calendar(), clinic.today());
        ProgressView view = new ProgressView(
                ProgressView.BaselineFigures.of(plan.details().baseline()),
                progress.sessions().stream()
                        .map(session -> sessionOutcome(session, progress))
                        .toList(),
                progress.latest().map(latest -> outcome(latest, progress)).orElse(null),
                recommendation.nextStep(),
                knowledge.explain(recommendation.rationale()));
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }

    private ProgressView.SessionOutcome sessionOutcome(TreatmentSession session, Progress progress) {
        return ProgressView.SessionOutcome.of(
                session,
                progress.latestOf(session)
                        .map(assessment -> outcome(assessment, progress))
                        .orElse(null));
    }

    private OutcomeView outcome(Assessment assessment, Progress progress) {
        return new OutcomeView(
                clinic.localTime(assessment.assessedAt()),
                assessment.sessionNumber().orElse(null),
                assessment.pain(),
                assessment.function().orElse(null),
                progress.painChange(assessment)
                        .map(change -> PainChangeView.of(change, settings))
                        .orElse(null),
                progress.functionChange(assessment).orElse(null));
    }
}
