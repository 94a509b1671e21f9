package org.prolotherapy.knowledge;

import java.util.List;

/**
 * What a protocol is meant for. One that names neither conditions nor regions is meant for all.
 *
 * @param conditions codes of the conditions
 */
public record AppliesTo(List<String> conditions, List<Region> regions) {

    public static final AppliesTo EVERYWHERE = new AppliesTo(List.of(), List.of());

    public AppliesTo {
        conditions = List.copyOf(conditions);
        regions = List.copyOf(regions);
    }

    /** Whether it is meant for a condition: for itself, or for a region where it is treated. */
    public boolean includes(Condition condition) {
        return (conditions.isEmpty() && regions.isEmpty())
                || conditions.contains(condition.code())
                || condition.regions().stream().anyMatch(regions::contains);
    }
}
