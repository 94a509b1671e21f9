package org.prolotherapy.fee;

import org.jspecify.annotations.Nullable;

/**
 * What one session of a protocol costs.
 *
 * @param protocol id of the protocol, whatever its version
 * @param solution code of the solution that it is for; null if for all that have no fee of their own
 * @param price of a session, or of what it is asked per
 */
public record Fee(String protocol, @Nullable String solution, Per per, Money price) {

    /** What the price is asked for. */
    public enum Per {
        SESSION,
        /** For each area that the plan treats. */
        AREA,
        /** For each treated side of each area; an area that has none counts as one. */
        SIDE
    }

    /** What a visit costs by it. */
    Money of(Visit visit) {
        return switch (per) {
            case SESSION -> price;
            case AREA -> price.times(visit.areas());
            case SIDE -> price.times(visit.sides());
        };
    }
}
