package org.prolotherapy.api.fees;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.fee.Fee;
import org.prolotherapy.fee.FeeSchedule;
import org.prolotherapy.fee.FeeSchedules;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;

/** The clinic's fees, year by year. */
@Path("/v1/fee-schedules/{year}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Fees", description = "What a session costs in which year, and what a plan's course costs.")
public class FeeScheduleResource {

    private final FeeSchedules schedules;
    private final Knowledge knowledge;

    FeeScheduleResource(FeeSchedules schedules, Knowledge knowledge) {
        this.schedules = schedules;
        this.knowledge = knowledge;
    }

    @GET
    @PermissionsAllowed("FeeSchedule:r")
    @Operation(
            operationId = "getFeeSchedule",
            summary = "Get the fees of a year",
            description = "Its ETag is what If-Match takes to replace it. A year whose fees were never set is 404.")
    @APIResponse(
            responseCode = "200",
            description = "The fees as they are now.",
            content = @Content(schema = @Schema(implementation = FeeScheduleBody.class)))
    public Response get(
            @Parameter(
                            description = "The year in which the sessions are.",
                            example = "2027",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2999"))
                    @PathParam("year")
                    int year) {
        return response(Response.ok(), schedules.forReading(possible(year)));
    }

    @PUT
    @PermissionsAllowed("FeeSchedule:u")
    @Operation(
            operationId = "putFeeSchedule",
            summary = "Set the fees of a year",
            description =
                    "Takes the place of all fees that the year had; send If-Match once it has some. What plans cost now"
                            + " follows at once; what they were quoted stays.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "200",
            description = "The fees took the place of earlier ones.",
            content = @Content(schema = @Schema(implementation = FeeScheduleBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The year had no fees before.",
            content = @Content(schema = @Schema(implementation = FeeScheduleBody.class)))
    @APIResponse(responseCode = "409", description = "Another request has just set the fees of the same year.")
    @APIResponse(responseCode = "428", description = "The year has fees, and If-Match is missing.")
    public Response put(
            @Parameter(
                            description = "The year in which the sessions are.",
                            example = "2027",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2999"))
                    @PathParam("year")
                    int year,
            FeeScheduleBody request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Optional<FeeSchedule> existing = schedules.forChange(possible(year));
        if (existing.isPresent()) {
            FeeSchedule schedule = existing.get();
            IfNoneMatch.of(headers).check(schedule.version());
            IfMatch.required(headers).check(schedule.version());
            schedule.replace(request.toFees(knowledge));
            schedules.write();
            return response(Response.ok(), schedule);
        }
        if (IfMatch.optional(headers).isPresent()) {
            throw new Problem(ProblemType.PRECONDITION_FAILED, "No fees are set for " + year + "; send no If-Match.");
        }
        List<Fee> fees = request.toFees(knowledge);
        FeeSchedule schedule = new FeeSchedule(year, fees);
        schedules.add(schedule);
        schedules.write();
        return response(Response.created(uri.getAbsolutePath()), schedule);
    }

    private static int possible(int year) {
        if (year < FeeSchedule.FIRST_YEAR || year > FeeSchedule.LAST_YEAR) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.path(
                            "year", "must be a year from " + FeeSchedule.FIRST_YEAR + " to " + FeeSchedule.LAST_YEAR));
        }
        return year;
    }

    private static Response response(Response.ResponseBuilder status, FeeSchedule schedule) {
        return status.entity(FeeScheduleBody.of(schedule))
                .header(HttpHeaders.ETAG, ETags.of(schedule.version()))
                .build();
    }
}
