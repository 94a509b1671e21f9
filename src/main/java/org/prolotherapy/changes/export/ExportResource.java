package org.prolotherapy.changes.export;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Preferences;
import org.prolotherapy.sharing.export.Export;
import org.prolotherapy.sharing.export.ExportFormat;
import org.prolotherapy.sharing.export.ExportState;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.Exports;

/**
 * Everything that the clinic has planned and recorded, written out while everybody else goes on. Whoever may search it all may
 * begin and end an export, which changes nothing that it tells of.
 */
@Path(ExportResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Changes")
public class ExportResource {

    static final String PATH = "/v1/exports";

    /** A line each; registered nowhere, and known by everybody. */
    static final String ND_JSON = "application/x-ndjson";

    private static final String AUDITED_AS = "Export";

    private final Exports exports;
    private final Clinic clinic;
    private final AuditTrail trail;

    ExportResource(Exports exports, Clinic clinic, AuditTrail trail) {
        this.exports = exports;
        this.clinic = clinic;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("Export:s")
    @Operation(operationId = "createExport")
    public RestResponse<ExportView> create(ExportRequest request, @Context HttpHeaders headers) throws SQLException {
        Export export = exports.begin(
                ExportFormat.JSON,
                request.wanted(),
                request.since() == null ? null : request.since().toInstant());
        trail.about(AUDITED_AS, export.id());
        ResponseBuilder<ExportView> answer = ResponseBuilder.create(RestResponse.Status.ACCEPTED, view(export))
                .header(HttpHeaders.CONTENT_LOCATION, PATH + "/" + export.id())
                .header(HttpHeaders.RETRY_AFTER, 1);
        if (Preferences.of(headers).contains("respond-async")) {
            answer.header("Preference-Applied", "respond-async");
        }
        return answer.build();
    }

    @GET
    @PermissionsAllowed("Export:s")
    @Operation(operationId = "listExports")
    public Page<ExportView> list() throws SQLException {
        return new Page<>(exports.all(), null).map(export -> ExportView.of(export, null, clinic::localTime));
    }

    @GET
    @Path("/{exportId}")
    @PermissionsAllowed("Export:r")
    @Operation(operationId = "getExport")
    public RestResponse<ExportView> get(@PathParam("exportId") UUID id) throws SQLException {
        Export export = found(id);
        ResponseBuilder<ExportView> answer = ResponseBuilder.ok(view(export));
        if (export.state() == ExportState.RUNNING) {
            answer.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return answer.build();
    }

    @GET
    @Path("/{exportId}/files/{type}")
    @Produces(ND_JSON)
    @PermissionsAllowed("Export:r")
    @Operation(operationId = "getExportFile")
    @APIResponseSchema(String.class)
    public StreamingOutput file(@PathParam("exportId") UUID id, @PathParam("type") ExportType type)
            throws SQLException {
        Export export = found(id);
        if (export.format() != ExportFormat.JSON) {
            throw new Problem(ProblemType.NOT_FOUND, "The files of an export in FHIR are under /fhir/export-jobs.");
        }
        return exports.lines(export, type.name())::writeTo;
    }

    @DELETE
    @Path("/{exportId}")
    @PermissionsAllowed("Export:s")
    @Operation(operationId = "deleteExport")
    public ExportView delete(@PathParam("exportId") UUID id) throws SQLException {
        Export last = found(id);
        exports.delete(last);
        return ExportView.of(last, null, clinic::localTime);
    }

    private ExportView view(Export export) throws SQLException {
        return ExportView.of(
                export, export.state() == ExportState.DONE ? exports.files(export) : null, clinic::localTime);
    }

    private Export found(UUID id) throws SQLException {
        trail.about(AUDITED_AS, id);
        return exports.existing(id);
    }
}
