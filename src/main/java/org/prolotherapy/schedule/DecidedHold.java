package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;

/**
 * A prescriber's decision to hold a drug before each session.
 *
 * @param drug as the prescriber named it
 * @param drugClass null if nobody has said
 * @param days how many days before a session it is held; at least as many as the protocol's own hold
 * @param decidedOn sessions before this day are not covered
 */
public record DecidedHold(String drug, @Nullable DrugClass drugClass, int days, LocalDate decidedOn) {

    boolean covers(LocalDate session) {
        return !session.isBefore(decidedOn);
    }

    /** The first day of the hold before a session on that day. */
    public LocalDate beginBefore(LocalDate session) {
        return session.minusDays(days);
    }
}
