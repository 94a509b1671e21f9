package org.prolotherapy.knowledge;

/**
 * The days around a session without a kind of drug.
 *
 * @param daysBefore days before the session's day, not negative
 * @param daysAfter days after the session's day, not negative
 */
public record DrugHold(DrugClass drugClass, int daysBefore, int daysAfter) {

    public DrugHold {
        if (daysBefore < 0 || daysAfter < 0) {
            throw new Contradiction("has a negative number of days");
        }
    }
}
