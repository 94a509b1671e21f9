package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of volumes in millilitres.
 *
 * @param min inclusive, more than 0; null where only the most is published ("up to 3 ml")
 * @param max inclusive, more than 0 and not less than {@code min}
 */
public record Volumes(@Nullable BigDecimal min, BigDecimal max) {

    public Volumes {
        if (max.signum() <= 0 || (min != null && (min.signum() <= 0 || min.compareTo(max) > 0))) {
            throw new Contradiction("is not a range of volumes: {min} to {max}", String.valueOf(min), max);
        }
    }

    /** Whether it is one volume. */
    public boolean hasOneValue() {
        return min != null && min.compareTo(max) == 0;
    }

    @Override
    public String toString() {
        String most = max.toPlainString();
        if (min == null) {
            return "up to " + most + " ml";
        }
        return (hasOneValue() ? most : min.toPlainString() + "–" + most) + " ml";
    }
}
