package org.prolotherapy.api.schedules;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.plan.PlanRefusal;
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

    SchedulePreviewResource(Knowledge knowledge, Clinic clinic) {
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    @POST
    @Authenticated
    @Operation(operationId = "previewSchedule")
    public ScheduleView preview(SchedulePreviewRequest request) {
        Protocol protocol = CourseRequests.protocol(request.protocol(), knowledge);
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
}
