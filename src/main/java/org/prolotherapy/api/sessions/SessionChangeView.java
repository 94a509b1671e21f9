package org.prolotherapy.api.sessions;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.plan.PlanEvent.SessionMoved;
import org.prolotherapy.plan.PlanStatus;

@Schema(name = "SessionChange")
public record SessionChangeView(
        SessionView session,

        List<Moved> moved,

        List<ReleasedView> released,

        List<Explanation> warnings,

        PlanStatus planStatus,

        ScheduleView schedule) {

    @Schema(name = "MovedSession")
    public record Moved(
            int number,

            @Nullable LocalDate before,

            @Nullable LocalDate after) {

        static Moved of(SessionMoved move) {
            return new Moved(move.number(), move.before(), move.after());
        }
    }
}
