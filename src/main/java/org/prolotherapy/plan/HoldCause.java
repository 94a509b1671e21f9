package org.prolotherapy.plan;

/** Why a plan is on hold. */
public enum HoldCause {
    /** Someone asked for it. */
    REQUEST,
    /** A safety rule did it; a named clinician resumes the plan. */
    SAFETY
}
