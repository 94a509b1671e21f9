package org.prolotherapy.reference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/**
 * How far a clinic may go in its own protocols. Where no source stands beside a figure, it is ours. All are the platform's to
 * set, and no clinic's; all are inclusive.
 */
@ConfigMapping(prefix = "prolotherapy.protocols")
public interface ProtocolBounds {

    /** The most protocols that a clinic can have. */
    @WithDefault("200")
    int protocols();

    /** The most solutions that a clinic can have. */
    @WithDefault("200")
    int solutions();

    /** The most sessions in all phases together. */
    @WithDefault("24")
    int sessions();

    /** The fewest days between two sessions. */
    @WithDefault("5")
    int fewestDays();

    /** The most days between two sessions. */
    @WithDefault("180")
    int mostDays();

    /** The most calendar months from the first session to the last. */
    @WithDefault("36")
    int months();

    /** The weakest dextrose, percent weight by volume (WU-2017). */
    @WithDefault("5")
    BigDecimal weakestDextrose();

    /** The strongest dextrose, percent weight by volume (S4). */
    @WithDefault("25")
    BigDecimal strongestDextrose();

    /** The strongest phenol, percent weight by volume (DECHOW-1999). */
    @WithDefault("2.5")
    BigDecimal strongestPhenol();

    /** The strongest sodium morrhuate, percent weight by volume: that of the vial. */
    @WithDefault("5")
    BigDecimal strongestSodiumMorrhuate();
}
