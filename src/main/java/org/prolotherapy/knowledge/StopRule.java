package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When a course is over before all of its sessions are performed: as soon as one of its members says so.
 *
 * @param painAtMost pain of 10 at which it has reached what it was for; null if no pain is named
 * @param painReliefPercent the fall from the baseline, in percent of it, at which it has; null if none is named
 * @param sessionsWithoutImprovement sessions in a row after which it is given up; null if none are named
 */
public record StopRule(
        @Nullable BigDecimal painAtMost,
        @Nullable Integer painReliefPercent,
        @Nullable Integer sessionsWithoutImprovement) {

    private static final BigDecimal WORST_PAIN = BigDecimal.TEN;

    public StopRule {
        if (painAtMost == null && painReliefPercent == null && sessionsWithoutImprovement == null) {
            throw new Contradiction("names nothing that ends a course");
        }
        if (painAtMost != null && (painAtMost.signum() < 0 || painAtMost.compareTo(WORST_PAIN) > 0)) {
            throw new Contradiction("has pain that is not 0–10: {pain}", painAtMost);
        }
        if (painReliefPercent != null && !new Range(1, 100).contains(painReliefPercent)) {
            throw new Contradiction("has pain relief that is not 1–100 %: {relief}", painReliefPercent);
        }
        if (sessionsWithoutImprovement != null && sessionsWithoutImprovement < 1) {
            throw new Contradiction("needs at least one session without improvement");
        }
    }
}
