package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.RescheduleScope;

@Schema(description = "Where a session is moved to: date for a PLANNED one, startsAt for a BOOKED one.")
public record RescheduleRequest(
        @Schema(description = "The new day of a PLANNED session.", examples = "2027-01-20", nullable = true) @Nullable
        LocalDate date,

        @Schema(
                description = "The new local time of a BOOKED session, on the hour or the half hour.",
                type = SchemaType.STRING,
                pattern = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$",
                examples = "2027-01-20T10:00",
                nullable = true)
        @Nullable
        LocalDateTime startsAt,

        @Schema(
                description =
                        "THIS leaves the days of the later sessions as they are; THIS_AND_FOLLOWING places them again from"
                                + " the new day.")
        @NotNull
        RescheduleScope scope,

        @Schema(description = "Why it is moved.", examples = "The patient asked for it.")
        @NotNull
        @Size(min = 1, max = 1000)
        String reason) {}
