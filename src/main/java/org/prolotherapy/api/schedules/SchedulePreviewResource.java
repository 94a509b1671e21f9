package org.prolotherapy.api.schedules;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.plan.PatientCompartment;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.PlanRefusal;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.StoredProtocols;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

/** Computes a schedule and keeps nothing. */
@Path("/v1/schedule-previews")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedule previews", description = "Compute a course without storing anything.")
public class SchedulePreviewResource {

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final StoredProtocols drafts;
    private final PatientCompartment compartment;

    SchedulePreviewResource(
            Knowledge knowledge, Clinic clinic, StoredProtocols drafts, PatientCompartment compartment) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.drafts = drafts;
        this.compartment = compartment;
    }

    @POST
    @Authenticated
    @Operation(operationId = "previewSchedule")
    public ScheduleView preview(SchedulePreviewRequest request) {
        Protocol protocol = protocol(request.protocol(), request.protocolVersion());
        CourseRequest course = new CourseRequest(
                protocol,
                request.severity(),
                CourseRequests.startOn(request.startOn()),
                request.sessionCount(),
                request.spacingDays());
        List<LocalDate> closures = request.closures() == null ? List.of() : request.closures();
        Schedule schedule = PlanRefusal.ofPlanning(knowledge, SchedulePreviewRequest.class)
                .orElse(() -> Schedule.proposedFor(course, clinic.calendar().closedOn(closures)));
        return ScheduleView.preview(schedule, knowledge);
    }

    /** The version that is asked for, a draft of the clinic's own too; the newest that plans are made by if none is. */
    private Protocol protocol(@Nullable String id, @Nullable Integer version) {
        if (version == null) {
            return CourseRequests.protocol(id, knowledge);
        }
        String named = id == null ? knowledge.defaultProtocol().id() : id;
        return knowledge
                .protocol(named, version)
                .or(() -> compartment.patient().isPresent() ? Optional.empty() : drafts.draft(named, version))
                .orElseThrow(() -> Problem.of(
                        PlanProblem.UNKNOWN_CODE,
                        Violation.body("/protocolVersion", "must be a version of the protocol")));
    }
}
