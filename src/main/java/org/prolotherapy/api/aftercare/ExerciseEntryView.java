package org.prolotherapy.api.aftercare;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.ExerciseEntry;

@Schema(name = "ExerciseEntry")
public record ExerciseEntryView(
        UUID id,

        LocalDate date,

        boolean done,

        @Nullable Integer minutes,

        @Nullable String notes,

        OffsetDateTime recordedAt) {

    /** @param localTime shows an instant in the clinic's time zone */
    static ExerciseEntryView of(ExerciseEntry entry, Function<Instant, OffsetDateTime> localTime) {
        return new ExerciseEntryView(
                entry.id(),
                entry.date(),
                entry.isDone(),
                entry.minutes().orElse(null),
                entry.notes().orElse(null),
                localTime.apply(entry.recordedAt()));
    }
}
