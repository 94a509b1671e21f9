package org.prolotherapy.platform.web;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.StaleObjectStateException;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** Fails in every way in which a resource may fail. */
@PermitAll
@Path("/test/failing")
@Produces(MediaType.APPLICATION_JSON)
public class FailingResource {

    record Body(@Max(1) @Nullable Integer from) {}

    record Whole(@Valid List<Part> parts) {}

    record Part(@NotBlank String name) {}

    static final String SECRET = "Key (patient_value)=(12345678901) already exists";

    private final Validator validator;

    FailingResource(Validator validator) {
        this.validator = validator;
    }

    @GET
    @Operation(hidden = true)
    public List<String> problem(@QueryParam("patient") @Nullable String patient) {
        throw new Problem(PlanProblem.SCHEDULE_NOT_FEASIBLE, "Six sessions do not fit.")
                .violating(Violation.body("/sessionCount", "must be at most 5")
                        .against("course-ends-within-six-months", List.of("S3")))
                .with("alternatives", List.of(new Alternative(5, null)))
                .retryAfter(3);
    }

    record Alternative(int sessionCount, @Nullable Integer spacingDays) {}

    @PUT
    @Path("/optimistic-lock/{how}")
    @Operation(hidden = true)
    public void optimisticLock(@PathParam("how") String how) throws RollbackException {
        Throwable cause = new StaleObjectStateException("Plan", 1);
        switch (how) {
            case "hibernate" -> throw new StaleObjectStateException("Plan", 1);
            case "persistence" -> throw new OptimisticLockException(cause);
            case "commit" -> {
                RollbackException rollback = new RollbackException("could not commit");
                rollback.addSuppressed(new OptimisticLockException(cause));
                throw new ArcUndeclaredThrowableException(rollback);
            }
            default -> throw new IllegalArgumentException(how);
        }
    }

    @GET
    @Path("/sql/{state}")
    @Operation(hidden = true)
    public void sql(@PathParam("state") String state, @QueryParam("patient") @Nullable String patient) {
        throw new IllegalStateException(SECRET, new SQLException(SECRET, state));
    }

    @GET
    @Path("/exception")
    @Operation(hidden = true)
    public void exception(@QueryParam("patient") @Nullable String patient) throws SQLTransientException {
        throw new SQLTransientException(SECRET, "23505");
    }

    @GET
    @Path("/error")
    @Operation(hidden = true)
    public void error(@QueryParam("patient") @Nullable String patient) {
        throw new StackOverflowError(SECRET);
    }

    @GET
    @Path("/keys")
    @Operation(hidden = true)
    public void keys() {
        throw new Problem(
                        ProblemType.TOKEN_KEYS_UNAVAILABLE, "The keys that tokens are verified with cannot be reached.")
                .retryAfter(5);
    }

    @GET
    @Path("/key-in-flight")
    @Operation(hidden = true)
    public void keyInFlight() {
        throw new Problem(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "A request with this key is still being worked on.")
                .retryAfter(1);
    }

    @GET
    @Path("/limited")
    @Operation(hidden = true)
    public void limited() {
        throw new Problem(ProblemType.RATE_LIMITED, "More than 6000 requests a minute came from this client.")
                .retryAfter(1);
    }

    @GET
    @Path("/overload")
    @Operation(hidden = true)
    public void overload(@QueryParam("patient") @Nullable String patient) {
        throw new RejectedExecutionException(SECRET);
    }

    @GET
    @Path("/status/{status}")
    @Operation(hidden = true)
    public void status(@PathParam("status") int status) {
        throw new WebApplicationException(status);
    }

    @POST
    @Path("/valid")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public void valid(@Valid Body body, @NotNull @QueryParam("x") String x) {}

    /** Validates by itself, as a domain may. */
    @GET
    @Path("/valid-argument")
    @Operation(hidden = true)
    public void validArgument() {
        Whole whole = new Whole(List.of(new Part("a"), new Part("")));
        throw new ConstraintViolationException(validator.validate(whole));
    }

    @GET
    @Path("/invalid-answer")
    @Operation(hidden = true)
    @Size(min = 1)
    public String invalidAnswer() {
        return "";
    }
}
