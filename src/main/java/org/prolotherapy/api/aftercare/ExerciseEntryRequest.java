package org.prolotherapy.api.aftercare;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.ExerciseEntry;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.json.Prose;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "NewExerciseEntry")
public record ExerciseEntryRequest(
        @NotNull LocalDate date,

        @NotNull Boolean done,

        @Min(1) @Max(1440) @Nullable Integer minutes,

        @Size(min = 1, max = 2000, payload = Prose.class) @Nullable
        String notes) {

    /** @throws Problem {@code rule-violated} if it cannot be true: its day is to come, or nothing was done for minutes */
    ExerciseEntry toEntry(UUID id, TreatmentPlan plan, LocalDate today, Instant now) {
        Problem impossible = new Problem(PlanProblem.RULE_VIOLATED, "This exercise cannot have been done.");
        if (date.isAfter(today)) {
            impossible.violating(Violation.body("/date", "must not be later than today, {today}", today));
        }
        if (!done && minutes != null) {
            impossible.violating(Violation.body("/minutes", "must be absent if the exercises were not done"));
        }
        if (!impossible.violations().isEmpty()) {
            throw impossible;
        }
        return new ExerciseEntry(id, plan.id(), date, done, minutes, notes, now);
    }
}
