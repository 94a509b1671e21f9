package org.prolotherapy.safety;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.prolotherapy.clinic.PlanFacts;

/** All adverse events; those of a plan in the order in which they were reported. */
@Singleton
public class AdverseEvents extends PlanFacts<AdverseEvent> {

    AdverseEvents(EntityManager entityManager) {
        super(entityManager, AdverseEvent.class, "id");
    }

    /** An event by its id, if it was reported under this plan. */
    public Optional<AdverseEvent> find(UUID planId, UUID id) {
        return ofPlan(planId).stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
