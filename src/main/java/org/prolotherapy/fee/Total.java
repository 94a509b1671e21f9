package org.prolotherapy.fee;

/**
 * What the sessions of a course cost in one currency.
 *
 * @param sessionCount how many sessions have a price in this currency and are in the sum; at least 1
 */
public record Total(Money sum, int sessionCount) {

    Total plus(Total other) {
        return new Total(sum.plus(other.sum), sessionCount + other.sessionCount);
    }
}
