package org.prolotherapy.fhir;

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
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.Violations;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.ReadsItsQuery;
import org.prolotherapy.sharing.export.Export;
import org.prolotherapy.sharing.export.ExportFormat;
import org.prolotherapy.sharing.export.Exports;

/** Everything at once, as Bulk Data Access has it: asked for, waited for, and fetched as files of one type each. */
@Path("/fhir")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Transactional
@ReadsItsQuery
public class ExportRoutes {

    private static final String ND_JSON = "application/fhir+ndjson";
    private static final Set<String> ND_JSON_NAMES = Set.of(ND_JSON, "application/ndjson", "ndjson");
    private static final Set<String> NAMES = Set.of("_outputFormat", "_since", "_type");

    private static final String AUDITED_AS = "Export";
    private static final String JOBS = "/export-jobs/";

    private final Exports exports;
    private final ExportedResources resources;
    private final Answers answers;
    private final AuditTrail trail;

    ExportRoutes(Exports exports, ExportedResources resources, Answers answers, AuditTrail trail) {
        this.exports = exports;
        this.resources = resources;
        this.answers = answers;
        this.trail = trail;
    }

    /** What was asked for has come to an end, as Bulk Data Access tells of it. */
    record Manifest(
            String transactionTime,
            String request,
            boolean requiresAccessToken,
            List<Output> output,
            List<Output> error) {}

    /** A file. */
    record Output(String type, String url, long count) {}

    @GET
    @Path("/$export")
    @PermissionsAllowed("Export:s")
    @Operation(operationId = "exportResources", hidden = true)
    public RestResponse<String> export(@Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
        return begin(uri.getQueryParameters(), Violation.In.QUERY, uri, headers);
    }

    @POST
    @Idempotent
    @Path("/$export")
    @Consumes({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("Export:s")
    @Operation(operationId = "exportResourcesByParameters", hidden = true)
    public RestResponse<String> export(OperationParameters wish, @Context UriInfo uri, @Context HttpHeaders headers)
            throws SQLException {
        return begin(wish.values(), Violation.In.BODY, uri, headers);
    }

    private RestResponse<String> begin(
            Map<String, List<String>> given, Violation.In in, UriInfo uri, HttpHeaders headers) throws SQLException {
        Violations violations = new Violations(in);
        boolean lenient = answers.isLenient(headers);
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name) && !lenient)
                .sorted()
                .forEach(
                        name -> violations.add(name, "is not supported; known here are {known}", new TreeSet<>(NAMES)));
        List<String> formats = given.getOrDefault("_outputFormat", List.of());
        // A plus sign in an address is read as a space, and hardly anybody encodes it.
        if (formats.stream().anyMatch(format -> !ND_JSON_NAMES.contains(format.replace(' ', '+')))) {
            violations.add("_outputFormat", "can be {format} only", ND_JSON);
        }
        OffsetDateTime since = since(given.getOrDefault("_since", List.of()), violations);
        Set<String> types = types(given.getOrDefault("_type", List.of()), lenient, violations);
        violations.check();
        Export export = exports.begin(ExportFormat.FHIR, types, since == null ? null : since.toInstant());
        trail.about(AUDITED_AS, export.id());
        return ResponseBuilder.<String>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.CONTENT_LOCATION, answers.root(uri) + JOBS + export.id())
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static @Nullable OffsetDateTime since(List<String> given, Violations violations) {
        if (given.isEmpty()) {
            return null;
        }
        OffsetDateTime since = Format.OFFSET_DATE_TIME.parse(given.get(0));
        if (since == null || given.size() > 1) {
            violations.add("_since", "must be one instant like 2027-01-04T09:00:00Z");
        }
        return since;
    }

    private Set<String> types(List<String> given, boolean lenient, Violations violations) {
        Set<String> wanted = new TreeSet<>();
        given.forEach(names -> wanted.addAll(Arrays.asList(names.split(",", -1))));
        Set<String> unknown = new TreeSet<>(wanted);
        unknown.removeAll(resources.types());
        wanted.removeAll(unknown);
        if (!unknown.isEmpty() && (!lenient || wanted.isEmpty())) {
            violations.add("_type", "must be among {types}", new TreeSet<>(resources.types()));
        }
        return given.isEmpty() ? resources.types() : wanted;
    }

    @GET
    @Path(JOBS + "{exportId}")
    @Produces({MediaType.APPLICATION_JSON, FhirJson.MEDIA_TYPE})
    @PermissionsAllowed("Export:r")
    @Operation(operationId = "readExport", hidden = true)
    public RestResponse<Manifest> read(@PathParam("exportId") UUID id, @Context UriInfo uri) throws SQLException {
        Export export = found(id);
        return switch (export.state()) {
            case RUNNING ->
                ResponseBuilder.<Manifest>create(RestResponse.Status.ACCEPTED)
                        .header("X-Progress", export.done() + " of " + export.plans() + " plans")
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build();
            case FAILED ->
                throw new Problem(ProblemType.INTERNAL_ERROR, "The export could not be written; ask for it again.");
            case DONE -> RestResponse.ok(manifest(export, answers.root(uri)));
        };
    }

    private Manifest manifest(Export export, String root) throws SQLException {
        List<String> query = new ArrayList<>();
        if (!Set.copyOf(export.types()).equals(resources.types())) {
            query.add("_type=" + encoded(String.join(",", export.types())));
        }
        if (export.since() != null) {
            query.add("_since=" + encoded(export.since().toString()));
        }
        return new Manifest(
                export.requestedAt().toString(),
                root + "/$export" + (query.isEmpty() ? "" : "?" + String.join("&", query)),
                true,
                exports.files(export).stream()
                        .map(file ->
                                new Output(file.type(), root + JOBS + export.id() + "/" + file.type(), file.lines()))
                        .toList(),
                List.of());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @GET
    @Path(JOBS + "{exportId}/{type}")
    @Produces(ND_JSON)
    @PermissionsAllowed("Export:r")
    @Operation(operationId = "readExportFile", hidden = true)
    public StreamingOutput readFile(@PathParam("exportId") UUID id, @PathParam("type") String type)
            throws SQLException {
        return exports.lines(found(id), type)::writeTo;
    }

    /** Ends it, and removes what was written. */
    @DELETE
    @Path(JOBS + "{exportId}")
    @PermissionsAllowed("Export:s")
    @Operation(operationId = "deleteExportedResources", hidden = true)
    public RestResponse<String> delete(@PathParam("exportId") UUID id) throws SQLException {
        exports.delete(found(id));
        return RestResponse.status(RestResponse.Status.ACCEPTED);
    }

    private Export found(UUID id) throws SQLException {
        trail.about(AUDITED_AS, id);
        Export export = exports.existing(id);
        if (export.format() != ExportFormat.FHIR) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no export of FHIR's resources with this id.");
        }
        return export;
    }
}
