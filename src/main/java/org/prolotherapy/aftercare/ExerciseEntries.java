package org.prolotherapy.aftercare;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.prolotherapy.clinic.PlanFacts;

/** All exercise entries; those of a plan by their dates, of the same date as they were recorded. */
@Singleton
public class ExerciseEntries extends PlanFacts<ExerciseEntry> {

    ExerciseEntries(EntityManager entityManager) {
        super(entityManager, ExerciseEntry.class, "date, id");
    }
}
