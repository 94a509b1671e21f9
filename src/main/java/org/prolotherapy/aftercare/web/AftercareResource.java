package org.prolotherapy.aftercare.web;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
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
import org.prolotherapy.aftercare.Adherence;
import org.prolotherapy.aftercare.Aftercare;
import org.prolotherapy.aftercare.ExerciseEntries;
import org.prolotherapy.aftercare.ExerciseEntry;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.protocol.Knowledge;
import org.prolotherapy.protocol.Timings;
import org.prolotherapy.schedule.RecoveryPhase;

/** What the patient is told after each session, and the exercise that was done. */
@Path("/v1/treatment-plans/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Aftercare", description = "What the patient does after a session.")
public class AftercareResource {

    private final TreatmentPlans plans;
    private final ExerciseEntries entries;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final TimeOrderedIds ids;

    AftercareResource(
            TreatmentPlans plans, ExerciseEntries entries, Knowledge knowledge, Clinic clinic, TimeOrderedIds ids) {
        this.plans = plans;
        this.entries = entries;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.ids = ids;
    }

    @GET
    @Path("/aftercare")
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
        return response(Response.ok(), plan, new AftercareView(clinic.timeZone().getId(), afterSessions(plan)));
    }

    @POST
    @Path("/exercise-entries")
    @Operation(
            operationId = "addExerciseEntry",
            summary = "Record exercise",
            description =
                    "Keeps whether the patient did the exercises of a day, in whatever state the plan is. Entries are never"
                            + " changed: a later one of the same day takes the place of an earlier.")
    @APIResponse(
            responseCode = "201",
            description = "The entry was recorded; the ETag is the plan's new version.",
            content = @Content(schema = @Schema(implementation = ExerciseEntryView.class)))
    public Response add(@PathParam("id") UUID id, ExerciseEntryRequest request, @Context UriInfo uri) {
        TreatmentPlan plan = plans.forChange(id);
        Instant now = clinic.now();
        ExerciseEntry entry = request.toEntry(ids.get(), plan, clinic.dateOf(now), now);
        entries.persist(entry);
        plan.touch(now);
        plans.write();
        return response(Response.created(uri.getAbsolutePath()), plan, ExerciseEntryView.of(entry, clinic::localTime));
    }

    @GET
    @Path("/exercise-entries")
    @Operation(
            operationId = "listExerciseEntries",
            summary = "List a plan's exercise entries",
            description = "All of them, by date, and how much of the exercise programme was done so far.")
    public ExerciseView list(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        List<ExerciseEntry> recorded = entries.of(plan);
        return new ExerciseView(
                recorded.stream()
                        .map(entry -> ExerciseEntryView.of(entry, clinic::localTime))
                        .toList(),
                Adherence.of(restsOf(plan), recorded, clinic.today())
                        .map(ExerciseView.AdherenceView::of)
                        .orElse(null));
    }

    private List<AftercareView.AfterSession> afterSessions(TreatmentPlan plan) {
        Timings timings = plan.protocol(knowledge).timings();
        List<TreatmentSession> live = plan.sessions().stream()
                .filter(session -> session.status().isLive())
                .toList();
        List<AftercareView.AfterSession> views = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            TreatmentSession session = live.get(i);
            @Nullable LocalDate next = i + 1 < live.size() ? live.get(i + 1).date() : null;
            views.add(new AftercareView.AfterSession(
                    session.number(),
                    session.status(),
                    session.date(),
                    Aftercare.after(session.date(), next, plan.severity(), timings).stream()
                            .map(instruction -> InstructionView.of(instruction, knowledge))
                            .toList()));
        }
        return views;
    }

    private List<RecoveryPhase> restsOf(TreatmentPlan plan) {
        Timings timings = plan.protocol(knowledge).timings();
        return plan.sessions().stream()
                .flatMap(session -> session.performedOn().stream())
                .map(day -> Aftercare.rest(day, plan.severity(), timings))
                .toList();
    }

    private static Response response(Response.ResponseBuilder status, TreatmentPlan plan, Object view) {
        return status.entity(view)
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }
}
