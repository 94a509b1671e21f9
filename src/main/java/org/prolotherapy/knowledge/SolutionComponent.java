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
    }

    /** Whether this is the local anaesthetic whose dose injections state. */
    public boolean countsAsLidocaine() {
        return code.equals(LocalAnaesthetic.LIDOCAINE);
    }
}
