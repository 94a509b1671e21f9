package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.prolotherapy.plan.TreatmentPlan;

/** Says what plans cost: one or many with one query. */
@ApplicationScoped
public class FeeEstimates {

    private final FeeSchedules schedules;
    private final Quotes quotes;

    FeeEstimates(FeeSchedules schedules, Quotes quotes) {
        this.schedules = schedules;
        this.quotes = quotes;
    }

    public FeeEstimate of(TreatmentPlan plan) {
        List<Visit> visits = Visit.of(plan);
        return new FeeEstimate(quotes.inForce(plan), Estimate.of(visits, schedules.pricesFor(List.of(visits))));
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
}
