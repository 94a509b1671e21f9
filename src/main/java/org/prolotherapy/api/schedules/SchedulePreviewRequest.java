package org.prolotherapy.api.schedules;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Severity;

public record SchedulePreviewRequest(
        @Size(max = 100) @Nullable String protocol,

        @Min(1) @Nullable Integer protocolVersion,

        @NotNull Severity severity,

        @NotNull LocalDate startOn,

        @Nullable Integer sessionCount,

        @Nullable Integer spacingDays,

        @Size(max = 200) @Nullable List<@NotNull LocalDate> closures) {}
