package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

public record BookCourseRequest(
        @NotNull @Size(min = 1, max = 200) String performer,

        @Size(min = 1, max = 200) @Nullable String room,

        @NotNull LocalTime preferredTime,

        @Min(0) @Max(720) @Nullable Integer toleranceMinutes) {

    int tolerance() {
        return toleranceMinutes == null ? 0 : toleranceMinutes;
    }
}
