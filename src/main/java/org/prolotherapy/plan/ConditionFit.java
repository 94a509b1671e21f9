package org.prolotherapy.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phrase;
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
                        Phrase.PROTOCOL_MEANT_FOR.of(
                                protocol,
                                Stream.concat(meant.conditions().stream(), meant.regions().stream())
                                        .toList(),
                                condition.code())));
    }

    /** A condition that is treated at sites with sides alone has a side, and one at sites without sides alone has none. */
    static Optional<Finding> lateralityIsOneOfTheCondition(
            Condition condition, Laterality laterality, Knowledge knowledge) {
        boolean none = laterality == Laterality.NONE;
        if (none && sites(condition, knowledge).allMatch(InjectionSite::sided)) {
            return Optional.of(
                    new Finding(RuleId.LATERALITY_OF_CONDITION, Phrase.EVERY_SITE_HAS_A_SIDE.of(condition.code())));
        }
        if (!none && sites(condition, knowledge).noneMatch(InjectionSite::sided)) {
            return Optional.of(new Finding(
                    RuleId.LATERALITY_OF_CONDITION, Phrase.NO_SITE_HAS_A_SIDE.of(condition.code(), laterality)));
        }
        return Optional.empty();
    }

    private static Stream<InjectionSite> sites(Condition condition, Knowledge knowledge) {
        return knowledge.injectionSites().stream()
                .filter(site -> condition.regions().contains(site.region()));
    }
}
