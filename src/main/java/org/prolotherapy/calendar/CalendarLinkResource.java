package org.prolotherapy.calendar;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.idempotency.ShownOnce;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.sharing.CalendarDetail;
import org.prolotherapy.sharing.CalendarLink;
import org.prolotherapy.sharing.CalendarLinks;
import org.prolotherapy.sharing.CalendarSecret;

/** The addresses under which programs of a patient's own read a plan's calendar, without a token. */
@Path("/v1/treatment-plans/{id}/calendar-links")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Calendars")
public class CalendarLinkResource {

    /** After the deadline of its course nothing in a calendar changes, but it may still be looked at. */
    private static final int DAYS_AFTER_THE_DEADLINE = 90;

    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    private final TreatmentPlans plans;
    private final CalendarLinks links;
    private final CurrentTenant tenant;
    private final Clinic clinic;
    private final TimeOrderedIds ids;
    private final Knowledge knowledge;

    CalendarLinkResource(
            TreatmentPlans plans,
            CalendarLinks links,
            CurrentTenant tenant,
            Clinic clinic,
            TimeOrderedIds ids,
            Knowledge knowledge) {
        this.plans = plans;
        this.links = links;
        this.tenant = tenant;
        this.clinic = clinic;
        this.ids = ids;
        this.knowledge = knowledge;
    }

    @Schema(name = "NewCalendarLink")
    record CalendarLinkRequest(
            @Nullable CalendarDetail detail, @Nullable OffsetDateTime expiresAt) {}

    /** @param address only in the answer by which the link was made */
    @Schema(name = "CalendarLink")
    record CalendarLinkView(
            UUID id,
            @Nullable String address,
            CalendarDetail detail,
            OffsetDateTime createdAt,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime revokedAt)
            implements ShownOnce {

        @Override
        public CalendarLinkView kept() {
            return new CalendarLinkView(id, null, detail, createdAt, expiresAt, revokedAt);
        }
    }

    @POST
    @Idempotent
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "addCalendarLink")
    public RestResponse<CalendarLinkView> add(
            @PathParam("id") UUID id, CalendarLinkRequest request, @Context UriInfo uri) {
        TreatmentPlan plan = plans.forReading(id);
        Instant now = clinic.now();
        Instant expiresAt = request.expiresAt() == null
                ? usualEnd(plan, now)
                : request.expiresAt().toInstant();
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw Problem.of(
                    PlanProblem.RULE_VIOLATED,
                    Violation.body("/expiresAt", "must be later than now, and within three years"));
        }
        CalendarSecret secret = CalendarSecret.random();
        CalendarDetail detail = request.detail() == null ? CalendarDetail.APPOINTMENTS : request.detail();
        CalendarLink link = new CalendarLink(ids.get(), plan.id(), secret, detail, now, expiresAt);
        links.add(link);
        return Versioned.created(
                uri.getAbsolutePath(),
                view(link, SubscribedCalendar.PATH + "/" + tenant.id() + "/" + secret.text()),
                plan.version());
    }

    @GET
    @PermissionsAllowed("TreatmentPlan:s")
    @Operation(operationId = "listCalendarLinks")
    public Page<CalendarLinkView> list(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return new Page<>(
                links.ofPlan(plan.id()).stream().map(link -> view(link, null)).toList(), null);
    }

    @DELETE
    @Path("/{linkId}")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "revokeCalendarLink")
    public RestResponse<CalendarLinkView> revoke(@PathParam("id") UUID id, @PathParam("linkId") UUID linkId) {
        TreatmentPlan plan = plans.forReading(id);
        CalendarLink link = links.ofPlan(plan.id()).stream()
                .filter(each -> each.id().equals(linkId))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The plan has no calendar link with this id."));
        link.revoke(clinic.now());
        return Versioned.ok(view(link, null), plan.version());
    }

    private Instant usualEnd(TreatmentPlan plan, Instant now) {
        Instant afterTheCourse = plan.course()
                .schedule(knowledge, clinic.timeZone())
                .deadline()
                .plusDays(DAYS_AFTER_THE_DEADLINE)
                .atStartOfDay(clinic.timeZone())
                .toInstant();
        Instant shortest = now.plus(Duration.ofDays(DAYS_AFTER_THE_DEADLINE));
        return afterTheCourse.isAfter(shortest) ? afterTheCourse : shortest;
    }

    private CalendarLinkView view(CalendarLink link, @Nullable String address) {
        return new CalendarLinkView(
                link.id(),
                address,
                link.detail(),
                clinic.localTime(link.createdAt()),
                clinic.localTime(link.expiresAt()),
                link.revokedAt().map(clinic::localTime).orElse(null));
    }
}
