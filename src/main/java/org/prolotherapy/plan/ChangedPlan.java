package org.prolotherapy.plan;

import java.util.List;
import org.prolotherapy.plan.PlanEvent.SessionMoved;

/**
 * A plan after a change.
 *
 * @param result what the act gave back
 * @param isUnchanged whether nothing was done, because it was done before
 * @param events what became of the plan by it
 */
public record ChangedPlan<T>(TreatmentPlan plan, T result, boolean isUnchanged, List<PlanEvent> events) {

    public ChangedPlan {
        events = List.copyOf(events);
    }

    /** The sessions whose day changed, by number. */
    public List<SessionMoved> moved() {
        return events.stream()
                .filter(SessionMoved.class::isInstance)
                .map(SessionMoved.class::cast)
                .toList();
    }
}
