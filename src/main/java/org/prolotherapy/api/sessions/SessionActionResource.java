package org.prolotherapy.api.sessions;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.ReasonRequest;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.BookSessions;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.PlanRefusal;
import org.prolotherapy.plan.Rescheduling;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.Versioned;
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
    private final SessionViews views;

    SessionActionResource(ChangePlan changePlan, BookSessions bookSessions, Knowledge knowledge, SessionViews views) {
        this.changePlan = changePlan;
        this.bookSessions = bookSessions;
        this.knowledge = knowledge;
        this.views = views;
    }

    @POST
    @Idempotent
    @Path("/book")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "bookSession")
    public RestResponse<SessionChangeView> book(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            BookRequest request,
            @BeanParam IfMatch ifMatch,
            @Context UriInfo uri) {
        ChangedPlan<TreatmentPlan> booked = change(
                id,
                number,
                ifMatch,
                Revision.of("book"),
                (plan, session, now) -> bookSessions.book(plan, session, request.toSlot(), now));
        URI session = uri.getAbsolutePathBuilder().path("..").build().normalize();
        return Versioned.created(
                session, views.change(booked, number), booked.plan().version());
    }

    @POST
    @Idempotent
    @Path("/reschedule")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "rescheduleSession")
    public RestResponse<SessionChangeView> reschedule(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            RescheduleRequest request,
            @BeanParam IfMatch ifMatch) {
        return changed(
                id,
                number,
                ifMatch,
                Revision.of("reschedule", request.reason()),
                (plan, session, now) -> reschedule(plan, session, request, now));
    }

    @POST
    @Idempotent
    @Path("/miss")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "missSession")
    public RestResponse<SessionChangeView> miss(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            MissRequest request,
            @BeanParam IfMatch ifMatch) {
        return changed(
                id,
                number,
                ifMatch,
                Revision.of("miss", request.reason()),
                (plan, session, now) -> plan.course().miss(session, now));
    }

    @POST
    @Idempotent
    @Path("/cancel")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "cancelSession")
    public RestResponse<SessionChangeView> cancel(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            ReasonRequest request,
            @BeanParam IfMatch ifMatch) {
        return changed(
                id,
                number,
                ifMatch,
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
        PlanRefusal.ofPlanning(knowledge, booking == null ? "date" : "startsAt")
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

    private RestResponse<SessionChangeView> changed(
            UUID id, int number, IfMatch ifMatch, Revision revision, SessionAct act) {
        ChangedPlan<TreatmentPlan> changed = change(id, number, ifMatch, revision, act);
        return Versioned.ok(views.change(changed, number), changed.plan().version());
    }

    private ChangedPlan<TreatmentPlan> change(UUID id, int number, IfMatch ifMatch, Revision revision, SessionAct act) {
        return changePlan.change(
                id, ifMatch, revision, (plan, now) -> act.on(plan, plan.course().existing(number), now));
    }

    private interface SessionAct {
        void on(TreatmentPlan plan, TreatmentSession session, Now now);
    }
}
