package org.prolotherapy.safety;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All consents. */
@ApplicationScoped
public class Consents implements PanacheRepositoryBase<Consent, UUID> {

    /** The consents of a plan, in the order in which they were recorded. */
    public List<Consent> ofPlan(UUID planId) {
        return list("planId = ?1 order by id", planId);
    }
}
