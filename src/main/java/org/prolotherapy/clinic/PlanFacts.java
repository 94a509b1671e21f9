package org.prolotherapy.clinic;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All facts of one kind. They are added and read with their plan, which says who may know of them. */
public abstract class PlanFacts<T extends PlanFact> {

    private final EntityManager entityManager;
    private final Class<T> kind;
    private final String order;

    /** @param order the attributes by which a plan's facts are sorted, as HQL has them */
    protected PlanFacts(EntityManager entityManager, Class<T> kind, String order) {
        this.entityManager = entityManager;
        this.kind = kind;
        this.order = order;
    }

    /** Keeps a fact. */
    public void add(T fact) {
        entityManager.persist(fact);
    }

    /** The facts of a plan, in their order. */
    public List<T> ofPlan(UUID planId) {
        return entityManager
                .createQuery("from " + kind.getSimpleName() + " f where f.planId = :plan order by " + order, kind)
                .setParameter("plan", planId)
                .getResultList();
    }

    /** The facts of each of these plans, in their order; a plan without any is not among them. */
    public Map<UUID, List<T>> ofPlans(Collection<UUID> plans) {
        return entityManager
                .createQuery("from " + kind.getSimpleName() + " f where f.planId in :plans order by " + order, kind)
                .setParameter("plans", plans)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(PlanFact::planId));
    }

    /** The plan under which a fact was recorded; who may know of it is for the plan to say. */
    public Optional<UUID> planOf(UUID fact) {
        return Optional.ofNullable(entityManager.find(kind, fact)).map(PlanFact::planId);
    }
}
