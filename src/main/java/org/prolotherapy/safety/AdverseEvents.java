package org.prolotherapy.safety;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.prolotherapy.clinic.PlanFacts;

/** All adverse events; those of a plan in the order in which they were reported. */
@Singleton
public class AdverseEvents extends PlanFacts<AdverseEvent> {

    AdverseEvents(EntityManager entityManager) {
        super(entityManager, AdverseEvent.class, "id");
    }
}
