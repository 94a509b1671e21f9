package org.prolotherapy.api.aftercare;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.aftercare.Adherence;
import org.prolotherapy.aftercare.Aftercare;
import org.prolotherapy.aftercare.ExerciseEntries;
import org.prolotherapy.aftercare.ExerciseEntry;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.schedule.RecoveryPhase;
import org.prolotherapy.schedule.SessionStatus;

/** The exercise that was done. */
@Path("/v1/treatment-plans/{id}/exercise-entries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Aftercare")
public class ExerciseEntryResource {

    private final TreatmentPlans plans;
    private final ExerciseEntries entries;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final ChangePlan changePlan;

    ExerciseEntryResource(
            TreatmentPlans plans, ExerciseEntries entries, Knowledge knowledge, Clinic clinic, ChangePlan changePlan) {
        this.plans = plans;
        this.entries = entries;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.changePlan = changePlan;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "addExerciseEntry")
    public RestResponse<ExerciseEntryView> add(
            @PathParam("id") UUID id, ExerciseEntryRequest request, @Context UriInfo uri) {
        ChangedPlan<ExerciseEntry> changed = changePlan.add(id, Revision.of("exercise-entry"), (plan, now) -> {
            ExerciseEntry entry = request.toEntry(now.newId(), plan, now.today(), now.instant());
            entries.add(entry);
            return entry;
        });
        return Versioned.created(
                uri.getAbsolutePath(),
                ExerciseEntryView.of(changed.result(), clinic::localTime),
                changed.plan().version());
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "listExerciseEntries")
    public RestResponse<ExerciseView> list(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        List<ExerciseEntry> recorded = entries.ofPlan(plan.id());
        ExerciseView view = new ExerciseView(
                recorded.stream()
                        .map(entry -> ExerciseEntryView.of(entry, clinic::localTime))
                        .toList(),
                Adherence.of(restsOf(plan), recorded, clinic.today())
                        .map(ExerciseView.AdherenceView::of)
                        .orElse(null));
        return Versioned.ok(view, plan.version());
    }

    private List<RecoveryPhase> restsOf(TreatmentPlan plan) {
        return plan.sessions().stream()
                .filter(session -> session.status() == SessionStatus.PERFORMED)
                .map(session -> Aftercare.rest(
                        session.date(),
                        session.regimen().severity(),
                        session.regimen().protocol(knowledge)))
                .toList();
    }
}
