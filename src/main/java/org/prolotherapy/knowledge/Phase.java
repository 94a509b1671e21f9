package org.prolotherapy.knowledge;

/** The phases of recovery after a session; they overlap. */
public enum Phase {
    /** The treated region is rested (S4). */
    REST,
    /** Swelling, redness, stiffness and soreness are expected (S1, S4). */
    EXPECTED_REACTION,
    /** A reaction that lasts is still known, but watched (S1, S3). */
    PROLONGED_REACTION,
    /** Tissue regenerates (S0). */
    REGENERATION
}
