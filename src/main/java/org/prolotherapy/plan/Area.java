package org.prolotherapy.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Side;

/**
 * What is treated in the sessions of a plan: a condition, and on which side.
 *
 * @param condition code of the condition
 */
public record Area(String condition, Laterality laterality) {

    /** The treated sides; none if the condition has no side. */
    public List<Side> sides() {
        return switch (laterality) {
            case LEFT -> List.of(Side.LEFT);
            case RIGHT -> List.of(Side.RIGHT);
            case BILATERAL -> List.of(Side.LEFT, Side.RIGHT);
            case NONE -> List.of();
        };
    }

    /**
     * Whether what is done on a side is done where the area is treated; the middle belongs to every side.
     *
     * @param side null for the middle
     */
    public boolean treats(@Nullable Side side) {
        return side == null || laterality == Laterality.NONE || sides().contains(side);
    }

    /** How many sides are paid for: two of a bilateral area, else one. */
    public int sideCount() {
        return laterality == Laterality.BILATERAL ? 2 : 1;
    }

    /** Whether a site lies in a region where the condition is treated. */
    public boolean has(InjectionSite site, Knowledge knowledge) {
        return knowledge
                .condition(condition)
                .map(Condition::regions)
                .filter(regions -> regions.contains(site.region()))
                .isPresent();
    }
}
