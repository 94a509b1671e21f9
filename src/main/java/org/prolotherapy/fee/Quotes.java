package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/** All quotes. */
@ApplicationScoped
public class Quotes {

    private final EntityManager entityManager;
    private final FeeSchedules schedules;
    private final Clinic clinic;
    private final TimeOrderedIds ids;
    private final CurrentTenant tenant;
    private final TenantQueries queries;

    Quotes(
            EntityManager entityManager,
            FeeSchedules schedules,
            Clinic clinic,
            TimeOrderedIds ids,
            CurrentTenant tenant,
            TenantQueries queries) {
        this.entityManager = entityManager;
        this.schedules = schedules;
        this.clinic = clinic;
        this.ids = ids;
        this.tenant = tenant;
        this.queries = queries;
    }

    /**
     * Quotes a plan's course as it is now, by the prices of now. Called when a plan is made, when it is
     * replanned, and when it is changed by an accepted recommendation; nothing else changes what the patient was told.
     */
    public FeeEstimate quote(TreatmentPlan plan) {
        List<Visit> visits = Visit.of(plan);
        Estimate estimate = Estimate.of(visits, schedules.pricesFor(List.of(visits)));
        Quote quote = new Quote(ids.get(), plan.id(), estimate, clinic.now());
        entityManager.persist(quote);
        return new FeeEstimate(quote, estimate);
    }

    /** The quote in force of a plan; null for one that was made before there were quotes. */
    @Nullable
    Quote inForce(TreatmentPlan plan) {
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

    /** The quote in force of each of these plans that has one, in one query. */
    Map<UUID, Quote> inForce(Collection<UUID> plans) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        "select * from plan_quote where clinic_id = :clinic and plan_id = any(:plans) order by id",
                        Quote.class)
                .setParameter("clinic", tenant.id())
                .setParameter("plans", plans.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(toMap(Quote::planId, Function.identity(), (earlier, later) -> later));
    }
}
