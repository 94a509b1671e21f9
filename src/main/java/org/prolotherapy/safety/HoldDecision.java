package org.prolotherapy.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A prescriber's decision to hold an anticoagulant before each session (S0 against S3: both honoured).
 *
 * @param days how many days before a session the drug is held; not negative
 */
@Embeddable
public record HoldDecision(
        @Column(name = "hold_prescriber") String prescriber,
        @Column(name = "hold_drug") String drug,
        @Column(name = "hold_days") Integer days,
        @Column(name = "hold_decided_at") Instant decidedAt) {

    /** The days that S3 names. */
    static final int ENOUGH_DAYS = 3;

    boolean isLongEnough() {
        return days >= ENOUGH_DAYS;
    }
}
