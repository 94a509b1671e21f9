package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.schedule.Lost;

@Schema(name = "Lost")
public record LostView(int count, LocalDate since) {

    static @Nullable LostView of(@Nullable Lost lost) {
        return lost == null ? null : new LostView(lost.count(), lost.since());
    }
}
