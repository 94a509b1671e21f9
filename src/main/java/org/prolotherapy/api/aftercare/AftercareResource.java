package org.prolotherapy.api.aftercare;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Aftercare;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Timings;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.ETags;

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
    @Operation(
            operationId = "getAftercare",
            summary = "Get the aftercare of a course",
            description =
                    "For each session, performed or still to come, what the patient is told: when to call a doctor, how long"
                            + " to rest, from when to exercise, and so on, each line with its rule and sources, and dated"
                            + " where it is for certain days. The dates follow the session's day and move with it.")
    @APIResponse(
            responseCode = "200",
            description = "The aftercare as the course stands; its ETag is the plan's version.",
            content = @Content(schema = @Schema(implementation = AftercareView.class)))
    public Response aftercare(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return Response.ok(new AftercareView(clinic.timeZone().getId(), afterSessions(plan)))
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }

    private List<AftercareView.AfterSession> afterSessions(TreatmentPlan plan) {
        List<TreatmentSession> live = plan.sessions().stream()
                .filter(session -> session.status().isLive())
                .toList();
        List<AftercareView.AfterSession> views = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            TreatmentSession session = live.get(i);
            Regimen regimen = session.regimen();
            Timings timings = regimen.protocol(knowledge).timings();
            @Nullable LocalDate next = i + 1 < live.size() ? live.get(i + 1).date() : null;
            views.add(new AftercareView.AfterSession(
                    session.number(),
                    session.status(),
                    session.date(),
                    Aftercare.after(session.date(), next, regimen.severity(), timings).stream()
                            .map(instruction -> InstructionView.of(instruction, knowledge))
                            .toList()));
        }
        return views;
    }
}
