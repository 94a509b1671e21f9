package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;

/**
 * Where a plan is in its life, and how it came there.
 *
 * @param statusReason as it was given; null if none was asked for
 * @param holdCause null unless it is on hold
 * @param resumedOn the day of the last resume; null if there was none
 * @param resumedBy the clinician who took the responsibility for it; null if nobody was named
 */
@Embeddable
public record PlanLife(
        @Enumerated(EnumType.STRING) PlanStatus status,
        @Nullable String statusReason,
        @Enumerated(EnumType.STRING) @Nullable HoldCause holdCause,
        @Nullable LocalDate resumedOn,
        @Nullable String resumedBy) {

    static final PlanLife DRAFT = new PlanLife(PlanStatus.DRAFT, null, null, null, null);

    PlanLife activated() {
        return new PlanLife(PlanStatus.ACTIVE, null, null, resumedOn, resumedBy);
    }

    PlanLife held(HoldCause cause, String reason) {
        return new PlanLife(PlanStatus.ON_HOLD, reason, cause, resumedOn, resumedBy);
    }

    /**
     * On again after a hold.
     *
     * @param clinician who takes the responsibility; needed after a hold that safety caused
     * @throws Problem {@code rule-violated} if a clinician is needed and not named
     */
    PlanLife resumed(String reason, @Nullable String clinician, LocalDate today) {
        if (holdCause == HoldCause.SAFETY && clinician == null) {
            throw Problem.of(
                    PlanProblem.RULE_VIOLATED,
                    Violation.body("/clinician", "must name the clinician who resumes a plan held for safety"));
        }
        return new PlanLife(PlanStatus.ACTIVE, reason, null, today, clinician);
    }

    /** Over, and not on hold any more. */
    PlanLife ended(PlanStatus how, String reason) {
        return new PlanLife(how, reason, null, resumedOn, resumedBy);
    }
}
