package org.prolotherapy.api.sessions;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.web.Page;

/** The clinic's list of sessions across plans. */
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional(TxType.SUPPORTS)
@Tag(name = "Sessions", description = "The visits of a course, and what was performed in each.")
public class SessionResource {

    private final FindPlans find;
    private final Clinic clinic;
    private final AuditTrail trail;

    SessionResource(FindPlans find, Clinic clinic, AuditTrail trail) {
        this.find = find;
        this.clinic = clinic;
        this.trail = trail;
    }

    @GET
    @PermissionsAllowed({"Session:s", "patient/Session:s"})
    @Operation(operationId = "listSessions")
    public RestResponse<Page<SessionRow>> list(@BeanParam SessionSearchRequest request, @Context UriInfo uri) {
        LocalDate today = clinic.today();
        List<TreatmentSession> found = find.sessions(request.search(today));
        Page<TreatmentSession> page = Page.of(found, request.size(), request::after);
        trail.shown(page.items().stream()
                .map(session -> session.plan().id())
                .distinct()
                .toList());
        return page.map(session -> SessionRow.of(session, today)).response(uri);
    }
}
