package org.prolotherapy.safety;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All adverse events. */
@ApplicationScoped
public class AdverseEvents implements PanacheRepositoryBase<AdverseEvent, UUID> {

    /** The adverse events of a plan, in the order in which they were reported. */
    public List<AdverseEvent> ofPlan(UUID planId) {
        return list("planId = ?1 order by id", planId);
    }
}
