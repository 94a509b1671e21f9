package org.prolotherapy.outcome;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.prolotherapy.plan.TreatmentPlan;

/** All assessments. */
@ApplicationScoped
public class Assessments implements PanacheRepositoryBase<Assessment, UUID> {

    /** A plan's assessments in the order in which the patient was assessed; of the same instant, as they were recorded. */
    public List<Assessment> of(TreatmentPlan plan) {
        return list("planId = ?1 order by assessedAt, id", plan.id());
    }
}
