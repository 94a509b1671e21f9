package org.prolotherapy.api.plans;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.plan.PlanEvent.SessionMoved;
import org.prolotherapy.plan.PlanStatus;

@Schema(name = "SessionChange", description = "A session after an action on it, and what the action did to the others.")
public record SessionChangeView(
        @Schema(required = true) SessionView session,

        @Schema(description = "Sessions whose day changed.", required = true)
        List<Moved> moved,

        @Schema(description = "Bookings that could not stay; their slots are free again.", required = true)
        List<ReleasedView> released,

        @Schema(required = true) PlanStatus planStatus,

        @Schema(description = "The plan's schedule after it.", required = true)
        ScheduleView schedule) {

    @Schema(name = "MovedSession", description = "A session whose day changed.")
    public record Moved(
            @Schema(description = "Number of the session.", examples = "3", required = true)
            int number,

            @Schema(description = "Its day before; absent if it is new.", examples = "2027-02-01") @Nullable
            LocalDate before,

            @Schema(description = "Its day now; absent if it was lost.", examples = "2027-02-08") @Nullable
            LocalDate after) {

        static Moved of(SessionMoved move) {
            return new Moved(move.number(), move.before(), move.after());
        }
    }
}
