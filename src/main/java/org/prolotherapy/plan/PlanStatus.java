package org.prolotherapy.plan;

/** Where a plan is in its life; FHIR's CarePlan has the same: draft, active, on-hold, completed, revoked. */
public enum PlanStatus {
    /** The screening is not answered. */
    DRAFT,
    ACTIVE,
    ON_HOLD,
    COMPLETED,
    CANCELLED;

    /** Whether the course can still go on. */
    public boolean isOpen() {
        return this != COMPLETED && this != CANCELLED;
    }
}
