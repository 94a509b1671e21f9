package org.prolotherapy.api.sessions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.ListRequest;

/** Which free slots are asked for. */
record AvailabilityRequest(
        @QueryParam("from") @NotNull LocalDate from,

        @QueryParam("to") @NotNull LocalDate to,

        @QueryParam("performer") @Size(min = 1, max = 200) @Nullable
        String performer,

        @QueryParam("room") @Size(min = 1, max = 200) @Nullable
        String room,

        @QueryParam("plan") @Nullable UUID plan,

        @QueryParam("session") @Min(1) @Max(1000) @Nullable Integer session,

        @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

        @QueryParam("cursor") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
        String cursor)
        implements ListRequest {

    private static final int MOST_DAYS = 93;

    /** @throws Problem {@code invalid-request} if two parameters do not go together */
    AvailabilityRequest {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.query("to", "must be on or after from, and at most {days} days later", MOST_DAYS));
        }
        if ((plan == null) != (session == null)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST, Violation.query("session", "goes with plan: give both or none"));
        }
    }

    String fingerprint() {
        return Cursor.filters("availability", from, to, performer, room, plan, session);
    }
}
