package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pain on the numeric rating scale, 0–10 with one decimal (LOINC 72514-3). The whole points stand apart from the tenths,
 * because databases of 1.0 have a column for whole points only, which version 1.0 still reads beside this one.
 *
 * @param points the whole points, 0–10
 * @param tenths of a point above them, 0–9
 */
@Embeddable
public record Pain(Integer points, Integer tenths) {

    private static final BigDecimal MOST = BigDecimal.TEN;

    public Pain(Integer points, @Nullable Integer tenths) {
        this.points = points;
        this.tenths = Objects.requireNonNullElse(tenths, 0);
    }

    /**
     * Pain as it was told.
     *
     * @throws IllegalArgumentException if it is not from 0 to 10, or finer than a tenth
     */
    public static Pain of(BigDecimal score) {
        if (score.signum() < 0
                || score.compareTo(MOST) > 0
                || score.stripTrailingZeros().scale() > 1) {
            throw new IllegalArgumentException("is no pain from 0 to 10 with one decimal: " + score);
        }
        int tenths = score.movePointRight(1).intValueExact();
        return new Pain(tenths / 10, tenths % 10);
    }

    /** With a decimal only where it is not 0: 4, and 4.5. */
    public BigDecimal score() {
        return tenths == 0 ? BigDecimal.valueOf(points) : new BigDecimal(BigInteger.valueOf(10L * points + tenths), 1);
    }

    /**
     * Whether it reaches so many points.
     *
     * @param least inclusive
     */
    public boolean isAtLeast(int least) {
        return points >= least;
    }

    /** As it is said: 4, and 4.5. */
    @Override
    public String toString() {
        return score().toPlainString();
    }
}
