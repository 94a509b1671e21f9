package org.prolotherapy.treatment;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.tenancy.TenantQueries;
import org.prolotherapy.safety.AnaestheticCeilings;
import org.prolotherapy.safety.AnaestheticDose;

/** What is planned for a patient on one day under several plans. */
@Singleton
public class PlannedDoses {

    private final EntityManager entityManager;
    private final TenantQueries queries;
    private final Knowledge knowledge;

    PlannedDoses(EntityManager entityManager, TenantQueries queries, Knowledge knowledge) {
        this.entityManager = entityManager;
        this.queries = queries;
        this.knowledge = knowledge;
    }

    /** What is to be said of each of these plans; one query for all, and none if no plan has a dose. */
    public Map<UUID, List<Finding>> warnings(Collection<TreatmentPlan> plans) {
        List<TreatmentPlan> dosed = plans.stream().filter(PlannedDoses::hasDose).toList();
        if (dosed.isEmpty()) {
            return Map.of();
        }
        List<TreatmentSession> open = openSessionsOfTheirPatients(dosed);
        Map<UUID, List<Finding>> warnings = new HashMap<>();
        dosed.forEach(plan -> warnings.put(plan.id(), warnings(plan, open)));
        return warnings;
    }

    private List<Finding> warnings(TreatmentPlan plan, List<TreatmentSession> open) {
        Map<LocalDate, List<TreatmentSession>> others = open.stream()
                .filter(session -> !session.plan().id().equals(plan.id())
                        && session.patient().equals(plan.patient()))
                .collect(groupingBy(TreatmentSession::date));
        Map<LocalDate, Saying> exceeded = new TreeMap<>();
        boolean unknown = false;
        for (TreatmentSession session : plan.sessions()) {
            List<TreatmentSession> thatDay = others.getOrDefault(session.date(), List.of());
            if (session.isOpen() && !thatDay.isEmpty()) {
                Optional<Finding> found = ceilings(plan, thatDay).areKept();
                found.ifPresent(finding -> exceeded.put(session.date(), Objects.requireNonNull(finding.detail())));
                unknown = unknown
                        || thatDay.stream()
                                .anyMatch(other -> other.plan().details().plannedLidocaineMg() == null);
            }
        }
        List<Finding> warnings = new ArrayList<>();
        if (!exceeded.isEmpty()) {
            warnings.add(new Finding(
                    RuleId.ANAESTHETIC_SAME_DAY,
                    Phrase.DOSES_OF_OTHER_PLANS.of(
                            List.copyOf(exceeded.keySet()),
                            exceeded.values().iterator().next())));
        }
        if (unknown) {
            warnings.add(Finding.notEvaluated(RuleId.ANAESTHETIC_SAME_DAY, List.of(Phrase.DOSE_OF_OTHER_PLAN.of())));
        }
        return warnings;
    }

    private AnaestheticCeilings ceilings(TreatmentPlan plan, List<TreatmentSession> others) {
        return new AnaestheticCeilings(
                Stream.concat(Stream.of(plan), others.stream().map(TreatmentSession::plan))
                        .map(each -> AnaestheticDose.ofLidocaine(
                                each.details().plannedLidocaineMg(), Saying.field("plannedLidocaineMg"), knowledge))
                        .toList(),
                plan.details().weightKg());
    }

    private List<TreatmentSession> openSessionsOfTheirPatients(List<TreatmentPlan> plans) {
        List<LocalDate> days = plans.stream()
                .flatMap(plan -> plan.sessions().stream().map(TreatmentSession::date))
                .sorted()
                .toList();
        return queries.list(entityManager
                .createQuery(
                        "from TreatmentSession s join fetch s.plan where s.clinicId = :tenant"
                                + " and s.patient.system in :systems and s.patient.value in :values"
                                + " and s.date between :from and :to and (s.status = PLANNED or s.status = BOOKED)",
                        TreatmentSession.class)
                .setParameter(
                        "systems",
                        plans.stream()
                                .map(plan -> plan.patient().system())
                                .distinct()
                                .toList())
                .setParameter(
                        "values",
                        plans.stream()
                                .map(plan -> plan.patient().value())
                                .distinct()
                                .toList())
                .setParameter("from", days.get(0))
                .setParameter("to", days.get(days.size() - 1)));
    }

    private static boolean hasDose(TreatmentPlan plan) {
        BigDecimal planned = plan.details().plannedLidocaineMg();
        return plan.status().isOpen() && planned != null && planned.signum() > 0;
    }
}
