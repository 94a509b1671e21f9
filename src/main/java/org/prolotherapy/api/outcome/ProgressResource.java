package org.prolotherapy.api.outcome;

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
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.outcome.Progress;
import org.prolotherapy.outcome.Recommendation;
import org.prolotherapy.outcome.ResponseSettings;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.reference.Displays;

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
    @Operation(operationId = "getProgress")
    public RestResponse<ProgressView> progress(@PathParam("id") UUID id) {
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
                progress.measures(knowledge).stream()
                        .map(course ->
                                MeasureCourseView.of(course, Displays.in(AnswerLanguage.toSpeak()), clinic::localTime))
                        .toList(),
                recommendation.nextStep(),
                knowledge.explain(recommendation.rationale()),
                knowledge.explain(
                        progress.measuresNotEvaluated(knowledge).stream().toList()));
        return Versioned.ok(view, plan.version());
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
                assessment.pain().score(),
                assessment.function().orElse(null),
                progress.painChange(assessment)
                        .map(change -> PainChangeView.of(change, settings))
                        .orElse(null),
                progress.functionChange(assessment).orElse(null));
    }
}
