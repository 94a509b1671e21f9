package org.prolotherapy.safety;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prolotherapy.clinic.PlanFacts;

/** All reviews of adverse events. */
@Singleton
public class AdverseEventReviews extends PlanFacts<AdverseEventReview> {

    AdverseEventReviews(EntityManager entityManager) {
        super(entityManager, AdverseEventReview.class, "id");
    }

    /** Those of these plans, by the event that each is about. */
    public Map<UUID, AdverseEventReview> byEvent(Collection<UUID> plans) {
        return ofPlans(plans).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(AdverseEventReview::eventId, Function.identity()));
    }
}
