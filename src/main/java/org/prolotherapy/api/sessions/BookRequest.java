package org.prolotherapy.api.sessions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Bookability.Slot;

public record BookRequest(
        @NotNull LocalDateTime startsAt,

        @NotNull @Size(min = 1, max = 200) String performer,

        @Size(min = 1, max = 200) @Nullable String room) {

    Slot toSlot() {
        return new Slot(startsAt, performer, room);
    }
}
