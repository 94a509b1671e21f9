package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

/**
 * How things stood when a session was recorded; its deviations are judged by this, whatever changes later.
 *
 * @param planSolution code of the solution that was planned
 * @param consentedAt since when the patient had consented; null if the plan held no consent that counts
 * @param windowEarliest the first day of the session's window, inclusive
 * @param windowLatest the last day of the session's window, inclusive
 * @param onWorkingDay whether the clinic works on the day of the session, as it was first recorded
 */
@Embeddable
public record Circumstances(
        @Enumerated(EnumType.STRING) PlanStatus planStatus,
        @Enumerated(EnumType.STRING) SessionStatus sessionStatus,
        String planSolution,
        @Nullable BigDecimal planConcentrationPercent,
        @Nullable BigDecimal weightKg,
        @Nullable Instant consentedAt,
        LocalDate windowEarliest,
        LocalDate windowLatest,
        boolean onWorkingDay) {

    /** The dates on which the session should have happened. */
    Window window() {
        return new Window(windowEarliest, windowLatest);
    }
}
