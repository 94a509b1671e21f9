package org.prolotherapy.api.audit;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.audit.AuditEvent.Subject;
import org.prolotherapy.platform.audit.AuditEvents;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.audit.Verification;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.QueryParameters;

/** What was audited, and whether it is as it was written. */
@Path("/v1/audit-events")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did or tried what, and a proof that it was not tampered with.")
public class AuditEventResource {

    /** How long an event waits for its seal at the most while the service works, with plenty to spare. */
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(30);

    private static final String CURSOR = "audit-events";
    private static final int SEAL_DIGITS = 64;

    private final AuditEvents events;
    private final AuditTrail trail;
    private final DataSource database;
    private final CurrentTenant tenant;

    AuditEventResource(AuditEvents events, AuditTrail trail, DataSource database, CurrentTenant tenant) {
        this.events = events;
        this.trail = trail;
        this.database = database;
        this.tenant = tenant;
    }

    @GET
    @PermissionsAllowed("AuditEvent:s")
    @Operation(
            operationId = "listAuditEvents",
            summary = "List audit events",
            description =
                    "Every request to the clinic's data, newest first: reads, changes and refusals. A change is there at once,"
                            + " anything else within a second. Use POST …/_search to look for a patient.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The first instant, inclusive. Write the + of an offset as %2B.",
            example = "2027-01-04T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The last instant, inclusive. Write the + of an offset as %2B.",
            example = "2027-01-05T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "client",
            in = ParameterIn.QUERY,
            description = "Only calls of this program.",
            example = "ehr",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @Parameter(
            name = "user",
            in = ParameterIn.QUERY,
            description = "Only calls for this user.",
            example = "user-1",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "Only this operation, by its operationId.",
            example = "getTreatmentPlan",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 100))
    @Parameter(
            name = "resource",
            in = ParameterIn.QUERY,
            description = "Only what was about this or, as a list, showed it.",
            example = "TreatmentPlan/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A part of the list. Link and next lead to the part that follows.",
            content = @Content(schema = @Schema(implementation = AuditEventPage.class)))
    public Response list(@Context UriInfo uri) throws SQLException {
        QueryParameters query = QueryParameters.of(uri);
        Instant from = query.instant("from");
        Instant to = query.instant("to");
        String client = query.text("client", 255);
        String user = query.text("user", 255);
        String action = query.text("action", 100);
        String resource = query.text("resource", 200);
        int limit = query.limit();
        String cursor = query.cursor();
        query.check();
        String filters = Cursor.filters(CURSOR, from, to, client, user, action, resource, null);
        AuditEvents.Position before =
                cursor == null ? null : place(Cursor.query(cursor, filters, Format.INSTANT, Format.IDENTIFIER));
        return page(new AuditEvents.Search(from, to, client, user, action, resource, null, before, limit + 1), filters)
                .response(uri);
    }

    @POST
    @Path("/_search")
    @PermissionsAllowed("AuditEvent:s")
    @Operation(
            operationId = "searchAuditEvents",
            summary = "Search audit events",
            description =
                    "The list of audit events with its filters in the body, and with one more, the patient. To go on,"
                            + " send the same filters with the next of the answer as the cursor.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the list; next leads to the part that follows.",
            content = @Content(schema = @Schema(implementation = AuditEventPage.class)))
    public Page<AuditEventView> search(AuditEventSearchRequest request) throws SQLException {
        Instant from = request.from() == null ? null : request.from().toInstant();
        Instant to = request.to() == null ? null : request.to().toInstant();
        Subject subject = request.patient() == null ? null : subject(request.patient());
        String filters = Cursor.filters(
                CURSOR,
                from,
                to,
                request.client(),
                request.user(),
                request.action(),
                request.resource(),
                request.patient());
        AuditEvents.Position before = request.cursor() == null
                ? null
                : place(Cursor.body(request.cursor(), filters, Format.INSTANT, Format.IDENTIFIER));
        int limit = request.limit() == null ? Page.DEFAULT_LIMIT : request.limit();
        return page(
                new AuditEvents.Search(
                        from,
                        to,
                        request.client(),
                        request.user(),
                        request.action(),
                        request.resource(),
                        subject,
                        before,
                        limit + 1),
                filters);
    }

    @GET
    @Path("/verification")
    @PermissionsAllowed("AuditEvent:r")
    @Operation(
            operationId = "verifyAuditEvents",
            summary = "Verify the audit events",
            description =
                    "Walks the chain of seals and holds every event against it: what was changed, removed or slipped in is named."
                            + " That the newest seals were removed together with their events shows only if a head that was"
                            + " kept elsewhere is asked for.")
    @Parameter(
            name = "number",
            in = ParameterIn.QUERY,
            description = "Number of a seal that must be in the chain: the head of an earlier answer. Goes with seal.",
            example = "1",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
    @Parameter(
            name = "seal",
            in = ParameterIn.QUERY,
            description = "The seal that has this number, in hexadecimal digits. Goes with number.",
            schema = @Schema(type = SchemaType.STRING, minLength = SEAL_DIGITS, maxLength = SEAL_DIGITS))
    @APIResponse(
            responseCode = "200",
            description = "What came of it, good or bad.",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public VerificationView verify(@Context UriInfo uri) throws SQLException {
        QueryParameters query = QueryParameters.of(uri);
        Integer number = query.integer("number", 1, Integer.MAX_VALUE);
        String seal = query.text("seal", SEAL_DIGITS);
        query.check();
        if ((number == null) != (seal == null)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST, Violation.query("seal", "goes with number: give both or none"));
        }
        Verification.Head expected =
                number == null || seal == null ? null : new Verification.Head(number, seal.toLowerCase(Locale.ROOT));
        try (Connection connection = database.getConnection()) {
            return VerificationView.of(Verification.of(connection, tenant.id(), SEALED_WITHIN, expected));
        }
    }

    private static AuditEvents.Position place(Cursor cursor) {
        return new AuditEvents.Position(cursor.value(0, Instant.class), cursor.value(1, UUID.class));
    }

    private Subject subject(String patient) {
        int bar = patient.indexOf('|');
        if (bar <= 0 || bar == patient.length() - 1) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.body("/patient", "must be an identifier like urn:example:ehr|12345"));
        }
        Subject subject = new Subject(patient.substring(0, bar), patient.substring(bar + 1));
        trail.subject(subject.system(), subject.value());
        return subject;
    }

    private Page<AuditEventView> page(AuditEvents.Search search, String filters) throws SQLException {
        List<AuditEvent> found = events.search(search);
        return Page.of(found, search.limit() - 1, last -> Cursor.after(filters, last.at(), last.id()))
                .map(AuditEventView::of);
    }

    /** Names the page's type for the contract. */
    record AuditEventPage(
            List<AuditEventView> items, @Nullable String next) {}
}
