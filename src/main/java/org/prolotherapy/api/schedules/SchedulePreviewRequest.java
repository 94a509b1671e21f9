package org.prolotherapy.api.schedules;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Severity;

@Schema(description = "A course to compute without storing anything.")
public record SchedulePreviewRequest(
        @Schema(
                description = "Id of the protocol.",
                examples = "hypertonic-dextrose",
                defaultValue = "hypertonic-dextrose",
                nullable = true)
        @Size(max = 100)
        @Nullable
        String protocol,

        @Schema(description = "Decides the number of sessions and the days between them.") @NotNull
        Severity severity,

        @Schema(
                description =
                        "The first session is on the first working day on or after this day. It may lie in the past.",
                examples = "2027-01-04")
        @NotNull
        LocalDate startOn,

        @Schema(
                description = "Another number of sessions than the severity calls for, inside the protocol's range.",
                examples = "4",
                nullable = true)
        @Nullable
        Integer sessionCount,

        @Schema(
                description = "Other days between sessions than the severity calls for, inside the protocol's range.",
                examples = "14",
                nullable = true)
        @Nullable
        Integer spacingDays,

        @Schema(
                description = "Days on which the clinic is closed, besides those that it has closed anyway.",
                examples = "[\"2027-02-09\"]",
                nullable = true)
        @Size(max = 200)
        @Nullable
        List<@NotNull LocalDate> closures) {}
