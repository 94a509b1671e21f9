package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A local anaesthetic and how much of it an adult is given at most.
 *
 * @param code that of its substance, which has its names
 * @param ceiling without adrenaline; null where no figure was verified
 * @param ceilingWithAdrenaline where adrenaline was added; null where no other figure than {@code ceiling} was verified
 * @param sources codes of the sources
 */
public record LocalAnaesthetic(
        String code,
        String display,
        @Nullable Ceiling ceiling,
        @Nullable Ceiling ceilingWithAdrenaline,
        List<String> sources) {

    public static final String LIDOCAINE = "lidocaine";

    public LocalAnaesthetic {
        if (ceiling == null && ceilingWithAdrenaline != null) {
            throw new IllegalArgumentException("has a ceiling with adrenaline alone");
        }
        sources = List.copyOf(sources);
    }

    /** The same in other words. */
    public LocalAnaesthetic called(String words) {
        return new LocalAnaesthetic(code, words, ceiling, ceilingWithAdrenaline, sources);
    }

    /** The ceiling of what was given with or without adrenaline; empty where none was verified. */
    public Optional<Ceiling> ceilingOf(boolean withAdrenaline) {
        return Optional.ofNullable(withAdrenaline && ceilingWithAdrenaline != null ? ceilingWithAdrenaline : ceiling);
    }

    /**
     * The most of it, inclusive, on one day.
     *
     * @param mgPerKg of body weight; null where the label names none
     * @param mg whatever the weight
     */
    public record Ceiling(@Nullable BigDecimal mgPerKg, BigDecimal mg) {

        public Ceiling {
            if (mg.signum() <= 0 || (mgPerKg != null && mgPerKg.signum() <= 0)) {
                throw new IllegalArgumentException("is no dose above 0");
            }
        }

        /** In mg for this weight. Where the weight has a say and is not known, the most that it can be. */
        public BigDecimal mgFor(@Nullable BigDecimal weightKg) {
            return mgPerKg == null || weightKg == null ? mg : mg.min(mgPerKg.multiply(weightKg));
        }
    }
}
