package org.prolotherapy.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;

/** How what is planned fits the condition. Nothing of it refuses a plan; a clinician should weigh it. */
public final class ConditionFit {

    private ConditionFit() {}

    public static List<Finding> of(TreatmentPlan plan, Knowledge knowledge) {
        Protocol protocol = plan.protocol(knowledge);
        return plan.treated().areas().stream()
                .flatMap(area -> {
                    Condition condition = knowledge.condition(area.condition()).orElseThrow();
                    return Stream.of(
                            protocolIsMeantForTheCondition(condition, protocol.id(), protocol.appliesTo()),
                            lateralityIsOneOfTheCondition(condition, area.laterality(), knowledge));
                })
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The protocol is meant for the condition, or for a region where it is treated. */
    static Optional<Finding> protocolIsMeantForTheCondition(Condition condition, String protocol, AppliesTo meant) {
        return meant.includes(condition)
                ? Optional.empty()
                : Optional.of(new Finding(
                        RuleId.PROTOCOL_FOR_CONDITION,
                        protocol + " is meant for "
                                + Stream.concat(
                                                meant.conditions().stream(),
                                                meant.regions().stream().map(Enum::name))
                                        .collect(Collectors.joining(", "))
                                + "; " + condition.code() + " is planned."));
    }

    /** A condition that is treated at sites with sides alone has a side, and one at sites without sides alone has none. */
    static Optional<Finding> lateralityIsOneOfTheCondition(
            Condition condition, Laterality laterality, Knowledge knowledge) {
        boolean none = laterality == Laterality.NONE;
        if (none && sites(condition, knowledge).allMatch(InjectionSite::sided)) {
            return Optional.of(new Finding(
                    RuleId.LATERALITY_OF_CONDITION,
                    "Every site of " + condition.code() + " has a side, and none is planned."));
        }
        if (!none && sites(condition, knowledge).noneMatch(InjectionSite::sided)) {
            return Optional.of(new Finding(
                    RuleId.LATERALITY_OF_CONDITION,
                    "No site of " + condition.code() + " has a side, and " + laterality + " is planned."));
        }
        return Optional.empty();
    }

    private static Stream<InjectionSite> sites(Condition condition, Knowledge knowledge) {
        return knowledge.injectionSites().stream()
                .filter(site -> condition.regions().contains(site.region()));
    }
}
