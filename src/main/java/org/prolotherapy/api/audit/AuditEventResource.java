package org.prolotherapy.api.audit;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvents;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.audit.Verification;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;

/** What was audited, and whether it is as it was written. */
@Path("/v1/audit-events")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did or tried what, and a proof that it was not tampered with.")
public class AuditEventResource {

    /** How long an event waits for its seal at the most while the service works, with plenty to spare. */
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(30);

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
    @Operation(operationId = "listAuditEvents")
    public RestResponse<Page<AuditEventView>> list(@BeanParam AuditEventListRequest query, @Context UriInfo uri)
            throws SQLException {
        AuditEventSearchRequest request = query.search();
        AuditEvents.Position last = request.cursor() == null
                ? null
                : place(Cursor.query(request.cursor(), request.fingerprint(), Format.INSTANT, Format.IDENTIFIER));
        return found(request, last).response(uri);
    }

    @POST
    @Path("/_search")
    @PermissionsAllowed("AuditEvent:s")
    @Operation(operationId = "searchAuditEvents")
    public Page<AuditEventView> search(AuditEventSearchRequest request) throws SQLException {
        request.subject().ifPresent(subject -> trail.subject(subject.system(), subject.value()));
        AuditEvents.Position last = request.cursor() == null
                ? null
                : place(Cursor.body(request.cursor(), request.fingerprint(), Format.INSTANT, Format.IDENTIFIER));
        return found(request, last);
    }

    @GET
    @Path("/verification")
    @PermissionsAllowed("AuditEvent:r")
    @Operation(operationId = "verifyAuditEvents")
    public VerificationView verify(@BeanParam VerificationRequest request) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return VerificationView.of(Verification.of(
                    connection, tenant.id(), SEALED_WITHIN, request.expected().orElse(null)));
        }
    }

    private static AuditEvents.Position place(Cursor cursor) {
        return new AuditEvents.Position(cursor.value(0, Instant.class), cursor.value(1, UUID.class));
    }

    private Page<AuditEventView> found(AuditEventSearchRequest request, AuditEvents.@Nullable Position last)
            throws SQLException {
        return Page.of(
                        events.search(request.before(last)),
                        request.size(),
                        event -> Cursor.after(request.fingerprint(), event.at(), event.id()))
                .map(AuditEventView::of);
    }
}
