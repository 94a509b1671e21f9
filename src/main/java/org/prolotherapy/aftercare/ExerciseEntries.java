package org.prolotherapy.aftercare;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.prolotherapy.plan.TreatmentPlan;

/** All exercise entries. */
@ApplicationScoped
public class ExerciseEntries implements PanacheRepositoryBase<ExerciseEntry, UUID> {

    /** A plan's entries by their dates; of the same date, as they were recorded. */
    public List<ExerciseEntry> of(TreatmentPlan plan) {
        return list("planId = ?1 order by date, id", plan.id());
    }
}
