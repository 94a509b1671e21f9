package org.prolotherapy.outcome;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.prolotherapy.clinic.PlanFacts;

/** All assessments; those of a plan in the order in which the patient was assessed, of the same instant as they were recorded. */
@Singleton
public class Assessments extends PlanFacts<Assessment> {

    Assessments(EntityManager entityManager) {
        super(entityManager, Assessment.class, "assessedAt, id");
    }
}
