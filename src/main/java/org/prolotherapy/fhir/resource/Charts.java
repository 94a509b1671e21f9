package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.safety.AdverseEvents;
import org.prolotherapy.safety.Consents;
import org.prolotherapy.treatment.PlanWarnings;
import org.prolotherapy.treatment.SessionRecords;
import org.prolotherapy.treatment.SessionRecords.WithSameDays;

/** Puts together what belongs to plans, with as many queries for many plans as for one. */
@Singleton
public class Charts {

    private final TreatmentPlans plans;
    private final PlanWarnings warnings;
    private final SessionRecords records;
    private final Consents consents;
    private final AdverseEvents adverseEvents;
    private final Assessments assessments;
    private final Clinic clinic;

    Charts(
            TreatmentPlans plans,
            PlanWarnings warnings,
            SessionRecords records,
            Consents consents,
            AdverseEvents adverseEvents,
            Assessments assessments,
            Clinic clinic) {
        this.plans = plans;
        this.warnings = warnings;
        this.records = records;
        this.consents = consents;
        this.adverseEvents = adverseEvents;
        this.assessments = assessments;
        this.clinic = clinic;
    }

    /** The charts of these plans, in their order, with these facts and no others. */
    public List<Chart> of(List<TreatmentPlan> some, Set<Fact> wanted) {
        if (some.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = some.stream().map(TreatmentPlan::id).toList();
        Map<UUID, List<Finding>> warningsOf = wanted.contains(Fact.WARNINGS) ? warnings.of(some) : Map.of();
        WithSameDays recordsOf = wanted.contains(Fact.SAME_DAYS)
                ? records.withSameDays(ids)
                : new WithSameDays(ask(Fact.RECORDS, wanted, ids, records::ofPlans), Map.of());
        var consentsOf = ask(Fact.CONSENTS, wanted, ids, consents::ofPlans);
        var eventsOf = ask(Fact.ADVERSE_EVENTS, wanted, ids, adverseEvents::ofPlans);
        var assessmentsOf = ask(Fact.ASSESSMENTS, wanted, ids, assessments::ofPlans);
        var revisionsOf = ask(Fact.REVISIONS, wanted, ids, plans::revisions);
        ZoneId zone = clinic.timeZone();
        return some.stream()
                .map(plan -> new Chart(
                        plan,
                        warningsOf.getOrDefault(plan.id(), List.of()),
                        recordsOf.ofPlans().getOrDefault(plan.id(), List.of()),
                        recordsOf,
                        consentsOf.getOrDefault(plan.id(), List.of()),
                        eventsOf.getOrDefault(plan.id(), List.of()),
                        assessmentsOf.getOrDefault(plan.id(), List.of()),
                        revisionsOf.getOrDefault(plan.id(), List.of()),
                        zone))
                .toList();
    }

    private static <T> Map<UUID, List<T>> ask(
            Fact fact, Set<Fact> wanted, Collection<UUID> plans, Function<Collection<UUID>, Map<UUID, List<T>>> query) {
        return wanted.contains(fact) ? query.apply(plans) : Map.of();
    }
}
