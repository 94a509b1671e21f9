package org.prolotherapy.api.schedules;

import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.schedule.Released;

@Schema(name = "ReleasedBooking")
public record ReleasedView(
        int number,

        LocalDateTime startsAt,

        @Nullable String performer,
        @Nullable String room) {

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
