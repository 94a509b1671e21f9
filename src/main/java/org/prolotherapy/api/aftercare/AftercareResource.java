package org.prolotherapy.api.aftercare;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Aftercare;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.schedule.DecidedHold;

/** What the patient is told for the time around each session. */
@Path("/v1/treatment-plans/{id}/aftercare")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Aftercare", description = "What the patient does after a session.")
public class AftercareResource {

    private final TreatmentPlans plans;
    private final Knowledge knowledge;
    private final Clinic clinic;

    AftercareResource(TreatmentPlans plans, Knowledge knowledge, Clinic clinic) {
        this.plans = plans;
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "getAftercare")
    public RestResponse<AftercareView> aftercare(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return Versioned.ok(new AftercareView(clinic.timeZone().getId(), afterSessions(plan)), plan.version());
    }

    private List<AftercareView.AfterSession> afterSessions(TreatmentPlan plan) {
        List<TreatmentSession> live = plan.sessions().stream()
                .filter(session -> session.status().isLive())
                .toList();
        List<AftercareView.AfterSession> views = new ArrayList<>();
        @Nullable
        DecidedHold decided = plan.safety().decidedHold(clinic.timeZone()).orElse(null);
        for (int i = 0; i < live.size(); i++) {
            TreatmentSession session = live.get(i);
            Regimen regimen = session.regimen();
            Aftercare.@Nullable Next next = i + 1 < live.size() ? next(live.get(i + 1)) : null;
            views.add(new AftercareView.AfterSession(
                    session.number(),
                    session.status(),
                    session.date(),
                    Aftercare.after(session.date(), regimen.severity(), regimen.protocol(knowledge), next, decided)
                            .stream()
                            .map(instruction -> InstructionView.of(instruction, knowledge))
                            .toList()));
        }
        return views;
    }

    private Aftercare.Next next(TreatmentSession session) {
        return new Aftercare.Next(session.date(), session.regimen().protocol(knowledge));
    }
}
