package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

/**
 * How things stood when a session was recorded; its deviations are judged by this, whatever changes later.
 *
 * @param regimen by which the session was planned
 * @param planSolution code of the solution that was planned
 * @param windowEarliest the first day of the session's window, inclusive
 * @param windowLatest the last day of the session's window, inclusive
 * @param known of the performance as it was first recorded
 */
@Embeddable
public record PlanAtRecording(
        @Enumerated(EnumType.STRING) PlanStatus planStatus,
        @Enumerated(EnumType.STRING) SessionStatus sessionStatus,
        @Embedded Regimen regimen,
        String planSolution,
        @Nullable BigDecimal planConcentrationPercent,
        @Nullable BigDecimal weightKg,
        @Nullable Integer patientAgeYears,
        LocalDate windowEarliest,
        LocalDate windowLatest,
        @Embedded KnownAtRecording known) {

    /** The dates on which the session should have happened. */
    Window window() {
        return new Window(windowEarliest, windowLatest);
    }
}
