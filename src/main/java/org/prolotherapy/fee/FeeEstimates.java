package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.tenancy.TenantQueries;

/** Says what plans cost: one with one query, and of many with two. */
@ApplicationScoped
public class FeeEstimates {

    private final EntityManager entityManager;
    private final TenantQueries queries;
    private final FeeSchedules schedules;
    private final Quotes quotes;

    FeeEstimates(EntityManager entityManager, TenantQueries queries, FeeSchedules schedules, Quotes quotes) {
        this.entityManager = entityManager;
        this.queries = queries;
        this.schedules = schedules;
        this.quotes = quotes;
    }

    public FeeEstimate of(TreatmentPlan plan) {
        List<Visit> visits = Visit.of(plan);
        return new FeeEstimate(inForce(plan), Estimate.of(visits, schedules.pricesFor(List.of(visits))));
    }

    /** The estimate of each of these plans, by the plan's id. */
    public Map<UUID, FeeEstimate> of(Collection<TreatmentPlan> plans) {
        Map<UUID, List<Visit>> visits = plans.stream().collect(toMap(TreatmentPlan::id, Visit::of));
        Prices prices = schedules.pricesFor(visits.values());
        Map<UUID, Quote> quoted = quotes.inForce(visits.keySet());
        return plans.stream()
                .collect(toMap(
                        TreatmentPlan::id,
                        plan -> new FeeEstimate(
                                quoted.get(plan.id()),
                                Estimate.of(Objects.requireNonNull(visits.get(plan.id())), prices))));
    }

    /** The quote in force is the last. */
    private @Nullable Quote inForce(TreatmentPlan plan) {
        return queries
                .list(entityManager
                        .createQuery(
                                "from Quote q where q.clinicId = :tenant and q.planId = :plan order by q.id desc",
                                Quote.class)
                        .setParameter("plan", plan.id())
                        .setMaxResults(1))
                .stream()
                .findFirst()
                .orElse(null);
    }
}
