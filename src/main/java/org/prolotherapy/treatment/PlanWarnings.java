package org.prolotherapy.treatment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.ConditionFit;
import org.prolotherapy.plan.TreatmentPlan;

/** What plans warn of besides what follows from their screening and their solution. */
@Singleton
public class PlanWarnings {

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final PlannedDoses doses;

    PlanWarnings(Knowledge knowledge, Clinic clinic, PlannedDoses doses) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.doses = doses;
    }

    /** What each of these plans warns of, also because of what is planned for the patient elsewhere; one query for all. */
    public Map<UUID, List<Finding>> of(Collection<TreatmentPlan> plans) {
        Map<UUID, List<Finding>> sameDay = doses.warnings(plans);
        return plans.stream()
                .collect(toMap(
                        TreatmentPlan::id,
                        plan -> Stream.concat(
                                        ofItself(plan).stream(), sameDay.getOrDefault(plan.id(), List.of()).stream())
                                .toList()));
    }

    /** What is seen of a plan without asking for others. */
    public List<Finding> ofItself(TreatmentPlan plan) {
        Set<String> performers = Stream.concat(
                        Stream.ofNullable(plan.details().performer()),
                        plan.sessions().stream().flatMap(session -> session.performer().stream()))
                .collect(toSet());
        return Stream.of(
                        ConditionFit.of(plan, knowledge).stream(),
                        plan.course().holdWarnings(knowledge, clinic.today()).stream(),
                        clinic.profile().performersBeyondTheTexts(performers::contains).stream())
                .flatMap(identity())
                .toList();
    }
}
