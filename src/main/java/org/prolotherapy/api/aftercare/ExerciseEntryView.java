package org.prolotherapy.api.aftercare;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.ExerciseEntry;

@Schema(name = "ExerciseEntry", description = "Whether the patient did the exercises of a day.")
public record ExerciseEntryView(
        @Schema(required = true) UUID id,

        @Schema(description = "The day, in the clinic's time zone.", examples = "2027-01-07", required = true)
        LocalDate date,

        @Schema(description = "Whether the exercises of the day were done.", examples = "true", required = true)
        boolean done,

        @Schema(description = "How long, in minutes.", examples = "20") @Nullable
        Integer minutes,

        @Schema(description = "Notes of the patient.", examples = "Knee felt stiff at first.") @Nullable
        String notes,

        @Schema(required = true) OffsetDateTime recordedAt) {

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
