package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.schedule.SessionStatus;

/**
 * How things stood when a session was recorded; its deviations are judged by this, whatever changes later.
 *
 * @param planSolution code of the solution that was planned
 * @param onWorkingDay whether the clinic works on the day of the session
 */
@Embeddable
public record Circumstances(
        @Enumerated(EnumType.STRING) PlanStatus planStatus,
        @Enumerated(EnumType.STRING) SessionStatus sessionStatus,
        String planSolution,
        @Nullable BigDecimal planConcentrationPercent,
        @Nullable BigDecimal weightKg,
        boolean onWorkingDay) {}
