package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Adherence;

@Schema(name = "Exercise")
public record ExerciseView(
        List<ExerciseEntryView> items, @Nullable AdherenceView adherence) {

    @Schema(name = "Adherence")
    public record AdherenceView(LocalDate from, LocalDate to, int days, int daysDone) {

        static AdherenceView of(Adherence adherence) {
            return new AdherenceView(adherence.from(), adherence.to(), adherence.days(), adherence.daysDone());
        }
    }
}
