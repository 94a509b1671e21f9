package org.prolotherapy.knowledge;

import java.math.BigDecimal;

/**
 * A range of volumes in millilitres.
 *
 * @param min inclusive, more than 0
 * @param max inclusive, not less than {@code min}
 */
public record Volumes(BigDecimal min, BigDecimal max) {

    public Volumes {
        if (min.signum() <= 0 || min.compareTo(max) > 0) {
            throw new IllegalArgumentException("is not a range of volumes: " + min + " to " + max);
        }
    }

    @Override
    public String toString() {
        String least = min.toPlainString();
        return (min.compareTo(max) == 0 ? least : least + "–" + max.toPlainString()) + " ml";
    }
}
