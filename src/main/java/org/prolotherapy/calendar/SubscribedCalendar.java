package org.prolotherapy.calendar;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.api.sessions.SessionViews;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.audit.Audit;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.RateLimits;
import org.prolotherapy.platform.web.RequestId;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.sharing.CalendarLink;
import org.prolotherapy.sharing.CalendarLinks;
import org.prolotherapy.sharing.CalendarSecret;

/** The calendar of a plan, for whoever knows the secret of a link to it. What is wrong with a secret is not said. */
@Path(SubscribedCalendar.PATH + "/{clinic}/{secret}")
@PermitAll
@Tag(name = "Calendars")
public class SubscribedCalendar {

    static final String PATH = "/v1/calendars";

    private static final String ACTION = "getSubscribedCalendar";

    private final CalendarLinks links;
    private final TreatmentPlans plans;
    private final SessionViews sessions;
    private final Clinic clinic;
    private final CurrentTenant tenant;
    private final RateLimits limits;
    private final Audit audit;
    private final TimeOrderedIds ids;
    private final CurrentVertxRequest request;

    SubscribedCalendar(
            CalendarLinks links,
            TreatmentPlans plans,
            SessionViews sessions,
            Clinic clinic,
            CurrentTenant tenant,
            RateLimits limits,
            Audit audit,
            TimeOrderedIds ids,
            CurrentVertxRequest request) {
        this.links = links;
        this.plans = plans;
        this.sessions = sessions;
        this.clinic = clinic;
        this.tenant = tenant;
        this.limits = limits;
        this.audit = audit;
        this.ids = ids;
        this.request = request;
    }

    @GET
    @Produces(CalendarResource.MEDIA_TYPE)
    @Operation(operationId = ACTION)
    public RestResponse<String> read(@PathParam("clinic") String ofClinic, @PathParam("secret") String secret) {
        limits.countStranger(request.getCurrent()).ifPresent(exceeded -> {
            throw exceeded;
        });
        String requestId = RequestId.of(request.getCurrent());
        return tenant.callAs(known(ofClinic), () -> calendar(new CalendarSecret(secret), requestId));
    }

    private RestResponse<String> calendar(CalendarSecret secret, String requestId) {
        CalendarLink link =
                links.of(secret).filter(each -> each.isOpen(clinic.now())).orElseThrow(SubscribedCalendar::nothing);
        TreatmentPlan plan = plans.forReading(link.planId());
        String text = CourseCalendar.of(plan, sessions.of(plan), link.detail());
        audit.keep(new AuditEvent(
                tenant.id(),
                ids.get(),
                clinic.now(),
                "calendar-link",
                link.id().toString(),
                ACTION,
                new AuditEvent.Subject(plan.patient().system(), plan.patient().value()),
                TreatmentPlans.AUDITED_AS + "/" + plan.id(),
                plan.version(),
                RestResponse.StatusCode.OK,
                requestId,
                List.of()));
        return Versioned.ok(text, plan.version());
    }

    private static String known(String clinic) {
        if (!CurrentTenant.canBe(clinic)) {
            throw nothing();
        }
        return clinic;
    }

    private static Problem nothing() {
        return new Problem(
                ProblemType.NOT_FOUND, "There is no such calendar. Its address may have ended, or been revoked.");
    }
}
