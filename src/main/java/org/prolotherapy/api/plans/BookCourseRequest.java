package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How to book every session that is still planned.")
public record BookCourseRequest(
        @Schema(description = "One of the clinic's performers.", examples = "dr-demir")
        @NotNull
        @Size(min = 1, max = 200)
        String performer,

        @Schema(description = "One of the clinic's rooms.", examples = "room-1", nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String room,

        @Schema(
                description = "Local time of day in the clinic's zone, on the hour or the half hour.",
                type = SchemaType.STRING,
                pattern = "^\\d{2}:\\d{2}(:\\d{2})?$",
                examples = "10:00")
        @NotNull
        LocalTime preferredTime) {}
