package org.prolotherapy.api.sessions;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.plan.BookSessions;
import org.prolotherapy.plan.Bookability.Slot;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;

/** What the clinic's calendar still has room for. */
@Path("/v1/availability")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Clinic", description = "The clinic's settings, and what its calendar has room for.")
public class AvailabilityResource {

    private final TreatmentPlans plans;
    private final BookSessions bookSessions;
    private final Clinic clinic;

    AvailabilityResource(TreatmentPlans plans, BookSessions bookSessions, Clinic clinic) {
        this.plans = plans;
        this.bookSessions = bookSessions;
        this.clinic = clinic;
    }

    @GET
    @PermissionsAllowed("Session:s")
    @Operation(operationId = "listAvailability")
    public RestResponse<Page<SlotView>> list(@BeanParam AvailabilityRequest request, @Context UriInfo uri) {
        TreatmentSession session = request.plan() == null || request.session() == null
                ? null
                : plans.forReading(request.plan()).course().existing(request.session());
        List<String> performers = request.performer() != null
                ? List.of(request.performer())
                : clinic.profile().performers().stream().map(Performer::id).toList();
        Slot after = request.cursor() == null
                ? null
                : slot(Cursor.query(request.cursor(), request.fingerprint(), Format.LOCAL_DATE_TIME, Cursor.TEXT));
        refuseUnknown(request.performer(), request.room());
        List<Slot> found = bookSessions
                .available(request.from(), request.to(), performers, request.room(), session, after)
                .limit(request.size() + 1L)
                .toList();
        return Page.of(
                        found,
                        request.size(),
                        last -> Cursor.after(request.fingerprint(), last.startsAt(), last.performer()))
                .map(slot -> new SlotView(slot.startsAt(), slot.performer(), slot.room()))
                .response(uri);
    }

    /** The list is in the order of times and, at one time, of performers as the clinic lists them, which is by id. */
    private static Slot slot(Cursor cursor) {
        return new Slot(cursor.value(0, LocalDateTime.class), cursor.value(1, String.class), null);
    }

    /** Nothing is looked for in the name of someone or something that the clinic does not have. */
    private void refuseUnknown(@Nullable String performer, @Nullable String room) {
        ClinicProfile profile = clinic.profile();
        List<Violation> unknown = new ArrayList<>();
        if (performer != null && !profile.hasPerformer(performer)) {
            unknown.add(Violation.query("performer", "must be the id of one of the clinic's performers"));
        }
        if (room != null && !profile.rooms().contains(room)) {
            unknown.add(Violation.query("room", "must be one of the clinic's rooms"));
        }
        if (!unknown.isEmpty()) {
            throw new Problem(
                    PlanProblem.UNKNOWN_CODE, "The clinic does not have everything that the query names.", unknown);
        }
    }

    @Schema(name = "Slot")
    record SlotView(
            LocalDateTime startsAt,

            String performer,
            @Nullable String room) {}
}
