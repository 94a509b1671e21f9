package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Adherence;

@Schema(name = "Exercise", description = "Every exercise entry of a plan, and how much of the programme was done.")
public record ExerciseView(
        @Schema(
                description = "By date; of the same date as they were recorded, and the last of them holds.",
                required = true)
        List<ExerciseEntryView> items,

        @Schema(description = "Absent before the first day of exercise is over or done.") @Nullable
        AdherenceView adherence) {

    @Schema(
            name = "Adherence",
            description =
                    "Days on which the exercises were done, of the days since exercise began. Days of rest after a performed"
                            + " session are not counted; a day without an entry counts as not done.")
    public record AdherenceView(
            @Schema(
                    description = "The first day of exercise: the day after the rest of the first performed session.",
                    examples = "2027-01-07",
                    required = true)
            LocalDate from,

            @Schema(
                    description = "The last day that counts: yesterday, or today once the exercises are done.",
                    examples = "2027-01-20",
                    required = true)
            LocalDate to,

            @Schema(description = "Days of exercise from the first to the last.", examples = "14", required = true)
            int days,

            @Schema(description = "Days of these on which the exercises were done.", examples = "11", required = true)
            int daysDone) {

        static AdherenceView of(Adherence adherence) {
            return new AdherenceView(adherence.from(), adherence.to(), adherence.days(), adherence.daysDone());
        }
    }
}
