package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
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
        Quote quoted = null;
        Set<FeeSchedule> years = new HashSet<>();
        for (QuoteRow row : quotesAndSchedules(plan, Prices.yearsOf(List.of(visits)))) {
            quoted = row.quote();
            if (row.schedule() != null) {
                years.add(row.schedule());
            }
        }
        return new FeeEstimate(quoted, Estimate.of(visits, Prices.of(years)));
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

    /** One of the quotes of a plan with one of the schedules that its sessions need, so far as there are any. */
    record QuoteRow(@Nullable Quote quote, @Nullable FeeSchedule schedule) {}

    /** The quote in force comes last. */
    private List<QuoteRow> quotesAndSchedules(TreatmentPlan plan, NavigableSet<Integer> years) {
        return queries.list(entityManager
                .createQuery(
                        "select q, s from TreatmentPlan p left join Quote q on q.clinicId = p.clinicId and q.planId = p.id"
                                + " left join FeeSchedule s on s.clinicId = p.clinicId and s.year between :first and :last"
                                + " where p.clinicId = :tenant and p.id = :plan order by q.id",
                        QuoteRow.class)
                .setParameter("first", years.isEmpty() ? 0 : years.first())
                .setParameter("last", years.isEmpty() ? -1 : years.last())
                .setParameter("plan", plan.id()));
    }
}
