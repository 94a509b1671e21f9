package org.prolotherapy.api.clinic;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;

@Schema(name = "ClinicChange")
public record ClinicChangeView(
        ClinicBody clinic, List<MovedOfPlan> moved, List<ReleasedOfPlan> released, List<Explanation> warnings) {

    @Schema(name = "MovedSessionOfPlan")
    public record MovedOfPlan(
            UUID planId,

            int number,

            @Nullable LocalDate before,

            @Nullable LocalDate after) {}

    @Schema(name = "ReleasedBookingOfPlan")
    public record ReleasedOfPlan(UUID planId, int number, LocalDateTime startsAt) {}
}
