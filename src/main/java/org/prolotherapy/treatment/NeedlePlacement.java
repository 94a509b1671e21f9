package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Structure;

/**
 * One injection: where, what and how much.
 *
 * @param site code of the injection site
 * @param side null for a site that has none
 * @param solution code of the solution
 * @param concentrationPercent percent weight by volume, 0–100
 * @param volumeMl above 0
 * @param lidocaineMg the lidocaine in it, not negative; null if it was not given
 * @param guidance how the needle was guided
 * @param level of the spine; null if none was named
 */
@Embeddable
public record NeedlePlacement(
        String site,
        @Enumerated(EnumType.STRING) @Nullable Side side,
        @Enumerated(EnumType.STRING) Structure structure,
        String solution,
        @Nullable BigDecimal concentrationPercent,
        BigDecimal volumeMl,
        @Nullable BigDecimal lidocaineMg,
        @Nullable String lotNumber,
        @Nullable String guidance,
        @Nullable String level) {}
