package org.prolotherapy.schedule;

import java.util.List;
import org.prolotherapy.knowledge.Finding;

/** A course cannot be scheduled as asked for. */
public final class ScheduleNotFeasible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> reasons;
    private final transient List<Alternative> alternatives;

    ScheduleNotFeasible(List<Finding> reasons, List<Alternative> alternatives) {
        super("the course cannot be scheduled as asked for", null, false, false);
        this.reasons = List.copyOf(reasons);
        this.alternatives = List.copyOf(alternatives);
    }

    /** Every rule that stands against it; at least one. */
    public List<Finding> reasons() {
        return reasons;
    }

    /** The nearest changes that make it feasible; a second request with any of them is accepted. May be empty. */
    public List<Alternative> alternatives() {
        return alternatives;
    }
}
