package org.prolotherapy.fee;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in a currency. It is never rounded and never converted.
 *
 * @param amount not negative; brought to the fraction digits of the currency, or left with more where it has more
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

    /**
     * An amount with the digits of its currency.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("an amount of money must not be negative");
        }
        int digits = Math.max(
                currency.getDefaultFractionDigits(), amount.stripTrailingZeros().scale());
        amount = amount.setScale(digits);
    }

    /** So many times as much. */
    Money times(int count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /**
     * The sum of two amounts of one currency.
     *
     * @throws IllegalArgumentException if the other is in another currency
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return new Money(amount.add(other.amount), currency);
    }
}
