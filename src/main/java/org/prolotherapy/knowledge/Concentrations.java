package org.prolotherapy.knowledge;

import java.math.BigDecimal;

/**
 * A range of concentrations in percent, weight by volume.
 *
 * @param min inclusive, not below 0
 * @param max inclusive, not above 100 and not less than {@code min}
 */
public record Concentrations(BigDecimal min, BigDecimal max) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Concentrations {
        if (min.signum() < 0 || max.compareTo(HUNDRED) > 0 || min.compareTo(max) > 0) {
            throw new Contradiction("is not a range of percentages: {min} to {max}", min, max);
        }
    }

    public boolean contains(BigDecimal percent) {
        return min.compareTo(percent) <= 0 && percent.compareTo(max) <= 0;
    }

    /** Whether this holds every concentration of the other. */
    public boolean encloses(Concentrations other) {
        return contains(other.min) && contains(other.max);
    }

    @Override
    public String toString() {
        return min.toPlainString() + "–" + max.toPlainString() + " %";
    }
}
