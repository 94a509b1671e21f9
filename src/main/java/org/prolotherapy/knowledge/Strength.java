package org.prolotherapy.knowledge;

/** What follows when a rule is not met. */
public enum Strength {
    /** A plan is refused or held; a record is flagged. */
    HARD,
    /** Nothing is booked before it is met. */
    GATE,
    /** It is listed until it is met. */
    OUTSTANDING,
    /** It is said, and a clinician decides. */
    WARNING,
    /** It explains a figure. */
    INFO
}
