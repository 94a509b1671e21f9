package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.PlanRefusal;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.BookSessions;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.Rescheduling;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.schedule.SessionStatus;

/** What can be done to a session that is still to come. */
@Path("/v1/treatment-plans/{id}/sessions/{number}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Sessions")
public class SessionActionResource {

    private final ChangePlan changePlan;
    private final BookSessions bookSessions;
    private final Knowledge knowledge;
    private final PlanViews views;

    SessionActionResource(ChangePlan changePlan, BookSessions bookSessions, Knowledge knowledge, PlanViews views) {
        this.changePlan = changePlan;
        this.bookSessions = bookSessions;
        this.knowledge = knowledge;
        this.views = views;
    }

    @POST
    @Idempotent
    @Path("/book")
    @PermissionsAllowed("Session:u")
    @Operation(
            operationId = "bookSession",
            summary = "Book a session",
            description =
                    "Books a planned session of an ACTIVE plan into a slot that GET /v1/availability offers for it. The later"
                            + " sessions are placed again from its day.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "201",
            description = "The session is booked.",
            content = @Content(schema = @Schema(implementation = SessionChangeView.class)))
    public Response book(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            BookRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return change(
                Response.created(uri.getBaseUriBuilder()
                        .path("v1/treatment-plans/" + id + "/sessions/" + number)
                        .build()),
                id,
                number,
                headers,
                Revision.of("book"),
                (plan, session, now) -> bookSessions.book(plan, session, request.toSlot(), now));
    }

    @POST
    @Idempotent
    @Path("/reschedule")
    @PermissionsAllowed("Session:u")
    @Operation(
            operationId = "rescheduleSession",
            summary = "Reschedule a session",
            description =
                    "Moves a session to any working day from the least spacing to the deadline; outside its window that is"
                            + " noted. The number of live sessions never changes: a move that would lose one is refused.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The session after the move.",
            content = @Content(schema = @Schema(implementation = SessionChangeView.class)))
    public Response reschedule(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            RescheduleRequest request,
            @Context HttpHeaders headers) {
        return change(
                Response.ok(),
                id,
                number,
                headers,
                Revision.of("reschedule", request.reason()),
                (plan, session, now) -> reschedule(plan, session, request, now));
    }

    @POST
    @Idempotent
    @Path("/miss")
    @PermissionsAllowed("Session:u")
    @Operation(
            operationId = "missSession",
            summary = "Report a session missed",
            description =
                    "The session keeps its number and date, and one more is appended, so that the live count stays. The next"
                            + " one is placed from the day after, or from today if that is later.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The session that was missed.",
            content = @Content(schema = @Schema(implementation = SessionChangeView.class)))
    public Response miss(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            MissRequest request,
            @Context HttpHeaders headers) {
        return change(
                Response.ok(),
                id,
                number,
                headers,
                Revision.of("miss", request.reason()),
                (plan, session, now) -> plan.course().miss(session, now));
    }

    @POST
    @Idempotent
    @Path("/cancel")
    @PermissionsAllowed("Session:u")
    @Operation(
            operationId = "cancelSession",
            summary = "Cancel a session",
            description =
                    "The course has one session less; no number changes, and the later sessions are placed again.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The session that was cancelled.",
            content = @Content(schema = @Schema(implementation = SessionChangeView.class)))
    public Response cancel(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            ReasonRequest request,
            @Context HttpHeaders headers) {
        return change(
                Response.ok(),
                id,
                number,
                headers,
                Revision.of("cancel-session", request.reason()),
                (plan, session, now) -> plan.course().cancelSession(session, now));
    }

    private void reschedule(TreatmentPlan plan, TreatmentSession session, RescheduleRequest request, Now now) {
        plan.course().requireReschedulable(session);
        LocalDateTime startsAt = session.status() == SessionStatus.BOOKED
                ? only("startsAt", request.startsAt(), "date", request.date())
                : null;
        LocalDate day = startsAt != null
                ? startsAt.toLocalDate()
                : only("date", request.date(), "startsAt", request.startsAt());
        List<Finding> obstacles =
                new Rescheduling(session, day, request.scope(), knowledge, now.calendar(), now.today()).obstacles();
        Booking booking = startsAt == null ? null : bookSessions.rebooking(session, startsAt, obstacles);
        new PlanRefusal(knowledge)
                .about(booking == null ? "/date" : "/startsAt")
                .because(obstacles)
                .check();
        plan.course().reschedule(session, day, booking, request.scope(), now);
    }

    /** The one of two members that fits the session's state; it must be there, and the other must not. */
    private static <T> T only(String fitting, @Nullable T value, String other, @Nullable Object otherValue) {
        if (value == null || otherValue != null) {
            throw new Problem(
                    PlanProblem.RULE_VIOLATED,
                    "A PLANNED session is moved by date, a BOOKED one by startsAt.",
                    List.of(
                            Violation.body("/" + fitting, "must be given, as the session's state asks for it"),
                            Violation.body("/" + other, "must be absent")));
        }
        return value;
    }

    private Response change(
            Response.ResponseBuilder status,
            UUID id,
            int number,
            HttpHeaders headers,
            Revision revision,
            SessionAct act) {
        ChangedPlan<TreatmentPlan> changed = changePlan.change(
                id,
                IfMatch.required(headers),
                revision,
                (plan, now) -> act.on(plan, plan.existingSession(number), now));
        return status.entity(views.sessionChange(changed, number))
                .header(HttpHeaders.ETAG, ETags.of(changed.plan().version()))
                .build();
    }

    private interface SessionAct {
        void on(TreatmentPlan plan, TreatmentSession session, Now now);
    }
}
