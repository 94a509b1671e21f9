package org.prolotherapy.sharing;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All calendar links. */
@Singleton
public class CalendarLinks {

    private final EntityManager entityManager;

    CalendarLinks(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a link. */
    public void add(CalendarLink link) {
        entityManager.persist(link);
    }

    /** Those of a plan, oldest first, whatever has become of them. */
    public List<CalendarLink> ofPlan(UUID planId) {
        return entityManager
                .createQuery("from CalendarLink l where l.planId = :plan order by l.id", CalendarLink.class)
                .setParameter("plan", planId)
                .getResultList();
    }

    /** The link that a secret opens, whether it is still open or not. */
    public Optional<CalendarLink> of(CalendarSecret secret) {
        return entityManager
                .createQuery("from CalendarLink l where l.secretHash = :hash", CalendarLink.class)
                .setParameter("hash", secret.hash())
                .getResultStream()
                .findFirst();
    }
}
