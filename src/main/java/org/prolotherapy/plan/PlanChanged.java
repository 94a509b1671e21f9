package org.prolotherapy.plan;

import java.util.List;
import java.util.UUID;

/** A plan was changed; told to observers in the transaction that changed it. */
public record PlanChanged(UUID plan, List<Change> changes) {

    public PlanChanged {
        changes = List.copyOf(changes);
    }
}
