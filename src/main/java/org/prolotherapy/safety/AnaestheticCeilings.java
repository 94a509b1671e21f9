package org.prolotherapy.safety;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.LocalAnaesthetic.Ceiling;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;

/**
 * The doses of local anaesthetics that one patient gets on one day, held against their ceilings: as parts of their own ceilings
 * they add up, and the sum is at most 1.
 *
 * @param doses of all agents, with and without adrenaline
 * @param weightKg the patient's; null if it is not known
 */
public record AnaestheticCeilings(
        List<AnaestheticDose> doses, @Nullable BigDecimal weightKg) {

    /** From this age on the ceilings, which are those of adults, apply. */
    static final int ADULT = 18;

    public AnaestheticCeilings {
        doses = doses.stream().filter(dose -> !dose.isNone()).toList();
    }

    /** The known doses together stay at or under their ceilings. A ceiling that a weight would lower counts in full without it. */
    public Optional<Finding> areKept() {
        Map<Share, BigDecimal> shares = shares();
        BigDecimal whole = shares.keySet().stream().map(Share::ceilingMg).reduce(BigDecimal.ONE, BigDecimal::multiply);
        // Parts are compared without dividing: what is exactly at the ceiling is not above it.
        BigDecimal sum = shares.entrySet().stream()
                .map(share ->
                        share.getValue().multiply(whole.divide(share.getKey().ceilingMg())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(whole) <= 0 ? Optional.empty() : Optional.of(new Finding(rule(), exceeded(shares)));
    }

    /** Nothing that the ceilings depend on is unknown. */
    public Optional<Finding> areEvaluated(@Nullable Integer ageYears) {
        Set<Saying> missing = new LinkedHashSet<>();
        for (AnaestheticDose dose : doses) {
            if (dose.unknown() != null) {
                missing.add(dose.unknown());
            }
            LocalAnaesthetic agent = dose.agent();
            if (agent != null) {
                Optional<Ceiling> ceiling = agent.ceilingOf(dose.withAdrenaline());
                if (ceiling.isEmpty()) {
                    missing.add(Phrase.VERIFIED_CEILING_OF.of(agent.code()));
                } else if (ceiling.get().mgPerKg() != null && weightKg == null) {
                    missing.add(Saying.field("weightKg"));
                }
            }
        }
        if (!doses.isEmpty() && isChild(ageYears)) {
            missing.add(Phrase.CEILINGS_BELOW_AGE.of(ADULT));
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(Finding.notEvaluated(rule(), missing));
    }

    /** The patient is an adult, for whom the ceilings are, or gets no anaesthetic. */
    public Optional<Finding> areForAdults(@Nullable Integer ageYears) {
        return !doses.isEmpty() && isChild(ageYears)
                ? Optional.of(new Finding(RuleId.CEILINGS_OF_ADULTS, Phrase.AGE.of(ageYears)))
                : Optional.empty();
    }

    /** Lidocaine alone has a rule of its own. */
    private RuleId rule() {
        return doses.stream().allMatch(dose -> dose.agent() == null || dose.isLidocaine())
                ? RuleId.LIDOCAINE_CEILING
                : RuleId.ANAESTHETIC_CEILING;
    }

    private static boolean isChild(@Nullable Integer ageYears) {
        return ageYears != null && ageYears < ADULT;
    }

    /** What has the same ceiling: the agent and whether adrenaline was added. */
    private record Share(String agent, boolean withAdrenaline, BigDecimal ceilingMg) {

        Saying of(BigDecimal mg) {
            return (withAdrenaline ? Phrase.DOSE_WITH_ADRENALINE : Phrase.DOSE).of(plain(mg), agent, plain(ceilingMg));
        }
    }

    private Map<Share, BigDecimal> shares() {
        Map<Share, BigDecimal> shares = new LinkedHashMap<>();
        for (AnaestheticDose dose : doses) {
            LocalAnaesthetic agent = dose.agent();
            BigDecimal mg = dose.mg();
            if (agent != null && mg != null) {
                agent.ceilingOf(dose.withAdrenaline())
                        .map(ceiling -> new Share(
                                agent.code(),
                                dose.withAdrenaline(),
                                ceiling.mgFor(weightKg).stripTrailingZeros()))
                        .ifPresent(share -> shares.merge(share, mg, BigDecimal::add));
            }
        }
        return shares;
    }

    private Saying exceeded(Map<Share, BigDecimal> shares) {
        List<Saying> doses = new ArrayList<>();
        shares.forEach((share, mg) -> doses.add(share.of(mg)));
        BigDecimal weight = weightKg == null ? null : plain(weightKg);
        return doses.size() == 1
                ? Phrase.DOSE_ABOVE_CEILING.of(doses.get(0), weight)
                : Phrase.DOSES_ABOVE_CEILING.of(doses, weight, percent(shares));
    }

    private static BigDecimal percent(Map<Share, BigDecimal> shares) {
        BigDecimal percent = BigDecimal.ZERO;
        for (Map.Entry<Share, BigDecimal> share : shares.entrySet()) {
            percent = percent.add(
                    share.getValue().movePointRight(2).divide(share.getKey().ceilingMg(), 6, RoundingMode.HALF_UP));
        }
        return plain(percent.setScale(1, RoundingMode.UP));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
