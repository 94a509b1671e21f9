package org.prolotherapy.api.schedules;

import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.schedule.Released;

@Schema(name = "ReleasedBooking", description = "A booking that could not stay; its slot is free again.")
public record ReleasedView(
        @Schema(description = "Number of the session.", examples = "3", required = true)
        int number,

        @Schema(
                description = "The local time it was booked for.",
                type = SchemaType.STRING,
                examples = "2027-02-01T10:00",
                required = true)
        LocalDateTime startsAt,

        @Schema(examples = "dr-demir") @Nullable String performer,
        @Schema(examples = "room-1") @Nullable String room) {

    public static List<ReleasedView> of(List<Released> released) {
        return released.stream()
                .map(booking ->
                        new ReleasedView(booking.number(), booking.startsAt(), booking.performer(), booking.room()))
                .toList();
    }

    /** Null if there are none, for an answer that mentions them only where there are some. */
    public static @Nullable List<ReleasedView> unlessNone(List<Released> released) {
        return released.isEmpty() ? null : of(released);
    }
}
