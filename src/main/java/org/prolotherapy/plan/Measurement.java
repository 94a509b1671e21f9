package org.prolotherapy.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Side;

/**
 * What a patient scored on an outcome measure.
 *
 * @param code of the measure
 * @param value in the measure's own points
 * @param side whose score it is; null if the measure is of the patient as a whole
 */
public record Measurement(
        String code, BigDecimal value, @Nullable Side side) {

    public boolean isOf(String measure, @Nullable Side ofSide) {
        return code.equals(measure) && side == ofSide;
    }
}
