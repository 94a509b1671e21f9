package org.prolotherapy.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan can be corrected without an action.
 *
 * @param solution code of the solution
 */
public record PlanDetails(
        @Nullable String performer,
        @Nullable BigDecimal weightKg,
        String solution,
        @Nullable BigDecimal concentrationPercent,
        @Nullable Baseline baseline,
        @Nullable String externalId) {}
