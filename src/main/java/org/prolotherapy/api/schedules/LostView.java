package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.schedule.Lost;

@Schema(
        name = "Lost",
        description = "Sessions that no longer fit into the course; the notes say which rule forbids them.")
public record LostView(
        @Schema(description = "How many.", examples = "1", minimum = "1", required = true)
        int count,

        @Schema(
                description = "The day for which the first of them was wanted.",
                examples = "2027-07-12",
                required = true)
        LocalDate since) {

    static @Nullable LostView of(@Nullable Lost lost) {
        return lost == null ? null : new LostView(lost.count(), lost.since());
    }
}
