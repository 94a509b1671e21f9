package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.SessionSearch;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.QueryParameters;
import org.prolotherapy.schedule.SessionStatus;

/** The clinic's list of sessions across plans. */
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional(TxType.SUPPORTS)
@Tag(name = "Sessions", description = "The visits of a course, and what was performed in each.")
public class SessionResource {

    private final TreatmentPlans plans;
    private final Clinic clinic;
    private final AuditTrail trail;

    SessionResource(TreatmentPlans plans, Clinic clinic, AuditTrail trail) {
        this.plans = plans;
        this.clinic = clinic;
        this.trail = trail;
    }

    @GET
    @PermissionsAllowed({"Session:s", "patient/Session:s"})
    @Operation(
            operationId = "listSessions",
            summary = "List sessions across plans",
            description = "The clinic's list, by date and, on one date, by id.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The first date, inclusive.",
            example = "2027-01-04",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The last date, inclusive.",
            example = "2027-01-08",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "performer",
            in = ParameterIn.QUERY,
            description = "Only sessions of this performer.",
            example = "dr-demir",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only sessions in this state.",
            schema = @Schema(implementation = SessionStatus.class))
    @Parameter(
            name = "timing",
            in = ParameterIn.QUERY,
            description = "Only planned sessions whose window today lies before, in, or behind.",
            schema = @Schema(implementation = Timing.class))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A part of the list. Link and next lead to the part that follows.",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
    public Response list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        LocalDate from = query.date("from");
        LocalDate to = query.date("to");
        String performer = query.text("performer", 200);
        SessionStatus status = query.oneOf("status", SessionStatus.class);
        Timing timing = query.oneOf("timing", Timing.class);
        int limit = query.limit();
        String cursorText = query.cursor();
        query.check();

        String filters = Cursor.filters("sessions", from, to, performer, status, timing);
        SessionSearch.Place after = null;
        if (cursorText != null) {
            Cursor cursor = Cursor.query(cursorText, filters, Format.DATE, Format.IDENTIFIER);
            after = new SessionSearch.Place(cursor.value(0, LocalDate.class), cursor.value(1, UUID.class));
        }
        LocalDate today = clinic.today();
        List<TreatmentSession> found =
                plans.searchSessions(new SessionSearch(from, to, performer, status, timing, today, after, limit + 1));
        Page<TreatmentSession> page = Page.of(found, limit, last -> Cursor.after(filters, last.date(), last.id()));
        trail.shown(page.items().stream()
                .map(session -> session.plan().id())
                .distinct()
                .toList());
        return page.map(session -> SessionRow.of(session, today)).response(uri);
    }

    /** Names the page's type for the contract. */
    @Schema(name = "ListedSessionPage")
    record SessionPage(List<SessionRow> items, @Nullable String next) {}
}
