package org.prolotherapy.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.schedule.DecidedHold;

/**
 * A prescriber's decision to hold a drug, an anticoagulant most often, before each session (S0 against S3: both honoured).
 *
 * @param drugClass null if nobody has said; the decision then counts for anticoagulants, of which it must be made
 * @param days how many days before a session the drug is held; not negative
 */
@Embeddable
public record HoldDecision(
        @Column(name = "hold_prescriber") String prescriber,
        @Column(name = "hold_drug") String drug,

        @Column(name = "hold_class") @Enumerated(EnumType.STRING) @Nullable
        DrugClass drugClass,

        @Column(name = "hold_days") Integer days,
        @Column(name = "hold_decided_at") Instant decidedAt) {

    /** The days that S3 names. */
    static final int ENOUGH_DAYS = 3;

    /** The hold that it asks for; none if it is shorter than the days that S3 names. */
    public Optional<DecidedHold> hold(ZoneId zone) {
        return isLongEnough()
                ? Optional.of(new DecidedHold(
                        drug, drugClass, days, decidedAt.atZone(zone).toLocalDate()))
                : Optional.empty();
    }

    /** Whether it may be about an anticoagulant: one about another kind of drug holds none. */
    boolean concernsAnticoagulants() {
        return drugClass == null || drugClass == DrugClass.ANTICOAGULANT;
    }

    boolean isLongEnough() {
        return days >= ENOUGH_DAYS;
    }
}
