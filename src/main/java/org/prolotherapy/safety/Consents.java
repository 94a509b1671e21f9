package org.prolotherapy.safety;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.prolotherapy.clinic.PlanFacts;

/** All consents; those of a plan in the order in which they were recorded. */
@Singleton
public class Consents extends PlanFacts<Consent> {

    Consents(EntityManager entityManager) {
        super(entityManager, Consent.class, "id");
    }
}
