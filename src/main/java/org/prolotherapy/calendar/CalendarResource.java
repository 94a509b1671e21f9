package org.prolotherapy.calendar;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.sessions.SessionViews;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.sharing.CalendarDetail;

/** The calendar of a plan, for whoever may read the plan. */
@Path("/v1/treatment-plans/{id}/calendar")
@Transactional(TxType.SUPPORTS)
@Tag(name = "Calendars", description = "A course as iCalendar, to be read once or subscribed to.")
public class CalendarResource {

    /** iCalendar, always in UTF-8. */
    static final String MEDIA_TYPE = "text/calendar";

    private final TreatmentPlans plans;
    private final SessionViews sessions;

    CalendarResource(TreatmentPlans plans, SessionViews sessions) {
        this.plans = plans;
        this.sessions = sessions;
    }

    @GET
    @Produces(MEDIA_TYPE)
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "getCalendar")
    public RestResponse<String> calendar(
            @PathParam("id") UUID id, @QueryParam("detail") @Nullable CalendarDetail detail) {
        TreatmentPlan plan = plans.forReading(id);
        CalendarDetail wanted = detail == null ? CalendarDetail.APPOINTMENTS : detail;
        return Versioned.ok(CourseCalendar.of(plan, sessions.of(plan), wanted), plan.version());
    }
}
