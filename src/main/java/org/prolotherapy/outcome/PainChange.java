package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How pain changed from the baseline. A fall is what a course is for: the response.
 *
 * @param baseline 0–10
 * @param pain 0–10
 */
public record PainChange(int baseline, int pain) {

    /** In points; negative if pain fell. */
    public int points() {
        return pain - baseline;
    }

    /** In percent of the baseline, to one decimal, negative if pain fell; empty for a baseline without pain. */
    public Optional<BigDecimal> percent() {
        return baseline == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(100L * points())
                        .divide(BigDecimal.valueOf(baseline), 1, RoundingMode.HALF_UP));
    }

    /** Whether pain fell by as much as is clinically important. */
    public boolean isImportant(ResponseSettings settings) {
        int fall = -points();
        return fall > 0 && (fall >= settings.importantPoints() || 100 * fall >= settings.importantPercent() * baseline);
    }
}
