package org.prolotherapy.api.sessions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.RescheduleScope;

public record RescheduleRequest(
        @Nullable LocalDate date,

        @Nullable LocalDateTime startsAt,

        @NotNull RescheduleScope scope,

        @NotNull @Size(min = 1, max = 1000) String reason) {}
