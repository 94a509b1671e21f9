package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is in a solution; allergies are matched against it.
 *
 * @param code of the substance
 * @param display its name in words
 * @param mgPerMl how much of it is in one ml; null where no text says
 */
public record SolutionComponent(
        String code, String display, @Nullable BigDecimal mgPerMl) {

    public SolutionComponent {
        if (mgPerMl != null && mgPerMl.signum() <= 0) {
            throw new IllegalArgumentException("holds none of " + code);
        }
        mgPerMl = mgPerMl == null ? null : plain(mgPerMl);
    }

    /** How much of it is in there in percent, weight by volume; null where no text says. */
    public @Nullable BigDecimal percent() {
        return mgPerMl == null ? null : plain(mgPerMl.divide(BigDecimal.TEN));
    }

    /** The same number always in the same way, so that equal ones are equal. */
    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    /** Whether this is the local anaesthetic whose dose injections state. */
    public boolean countsAsLidocaine() {
        return code.equals(LocalAnaesthetic.LIDOCAINE);
    }
}
