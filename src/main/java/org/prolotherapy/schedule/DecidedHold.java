package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Protocol;

/**
 * A prescriber's decision to hold a drug before each session.
 *
 * @param drug as the prescriber named it
 * @param drugClass null if nobody has said
 * @param days how many days before a session it is held
 * @param decidedOn sessions before this day are not covered
 */
public record DecidedHold(String drug, @Nullable DrugClass drugClass, int days, LocalDate decidedOn) {

    /** The same, but never shorter than what the protocol holds by itself; where nobody has named a kind, that of anticoagulants. */
    public DecidedHold asLongAs(Protocol protocol) {
        int own = protocol.holdDaysBefore(drugClass == null ? DrugClass.ANTICOAGULANT : drugClass);
        return new DecidedHold(drug, drugClass, Math.max(own, days), decidedOn);
    }

    HeldDrug heldBefore(LocalDate session) {
        return new HeldDrug(drug, drugClass, beginBefore(session), session);
    }

    /** Whether it is a decision for a session on that day. */
    public boolean covers(LocalDate session) {
        return !session.isBefore(decidedOn);
    }

    /** The first day of the hold before a session on that day. */
    public LocalDate beginBefore(LocalDate session) {
        return session.minusDays(days);
    }
}
