package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Bookability.Slot;

@Schema(description = "The slot to book a session into.")
public record BookRequest(
        @Schema(
                description =
                        "Local time in the clinic's zone, on the hour or the half hour; a time that the clocks skip is"
                                + " refused, of one that they show twice the first is meant.",
                type = SchemaType.STRING,
                pattern = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$",
                examples = "2027-01-04T09:00")
        @NotNull
        LocalDateTime startsAt,

        @Schema(description = "One of the clinic's performers.", examples = "dr-demir")
        @NotNull
        @Size(min = 1, max = 200)
        String performer,

        @Schema(description = "One of the clinic's rooms.", examples = "room-1", nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String room) {

    Slot toSlot() {
        return new Slot(startsAt, performer, room);
    }
}
