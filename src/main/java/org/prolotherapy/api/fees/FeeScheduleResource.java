package org.prolotherapy.api.fees;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.fee.Fee;
import org.prolotherapy.fee.FeeSchedule;
import org.prolotherapy.fee.FeeSchedules;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.platform.web.Versioned;

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
    @Operation(operationId = "getFeeSchedule")
    public RestResponse<FeeScheduleBody> get(
            @Parameter(
                            description = "The year in which the sessions are.",
                            example = "2027",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1900",
                                            maximum = "2999"))
                    @PathParam("year")
                    int year) {
        return answer(schedules.forReading(possible(year)));
    }

    @PUT
    @PermissionsAllowed("FeeSchedule:u")
    @Operation(operationId = "putFeeSchedule")
    public RestResponse<FeeScheduleBody> put(
            @Parameter(
                            description = "The year in which the sessions are.",
                            example = "2027",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1900",
                                            maximum = "2999"))
                    @PathParam("year")
                    int year,
            FeeScheduleBody request,
            @BeanParam IfMatch.IfGiven ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Optional<FeeSchedule> existing = schedules.forChange(possible(year));
        if (existing.isPresent()) {
            FeeSchedule schedule = existing.get();
            IfNoneMatch.of(headers).check(schedule.version());
            ifMatch.required().check(schedule.version());
            schedule.replace(request.toFees(knowledge));
            schedules.write();
            return answer(schedule);
        }
        if (ifMatch.isGiven()) {
            throw new Problem(ProblemType.PRECONDITION_FAILED, "No fees are set for {year}; send no If-Match.", year);
        }
        List<Fee> fees = request.toFees(knowledge);
        FeeSchedule schedule = new FeeSchedule(year, fees);
        schedules.add(schedule);
        schedules.write();
        return Versioned.created(uri.getAbsolutePath(), FeeScheduleBody.of(schedule), schedule.version());
    }

    private static int possible(int year) {
        if (year < FeeSchedule.FIRST_YEAR || year > FeeSchedule.LAST_YEAR) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.path(
                            "year",
                            "must be a year from {first} to {last}",
                            FeeSchedule.FIRST_YEAR,
                            FeeSchedule.LAST_YEAR));
        }
        return year;
    }

    private static RestResponse<FeeScheduleBody> answer(FeeSchedule schedule) {
        return Versioned.ok(FeeScheduleBody.of(schedule), schedule.version());
    }
}
