package org.prolotherapy.safety;

import static java.util.stream.Collectors.joining;

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
import org.prolotherapy.knowledge.RuleId;

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
        Set<String> missing = new LinkedHashSet<>();
        for (AnaestheticDose dose : doses) {
            if (!dose.unknown().isEmpty()) {
                missing.add(dose.unknown());
            }
            LocalAnaesthetic agent = dose.agent();
            if (agent != null) {
                Optional<Ceiling> ceiling = agent.ceilingOf(dose.withAdrenaline());
                if (ceiling.isEmpty()) {
                    missing.add("a verified ceiling of " + agent.code());
                } else if (ceiling.get().mgPerKg() != null && weightKg == null) {
                    missing.add("weightKg");
                }
            }
        }
        if (!doses.isEmpty() && isChild(ageYears)) {
            missing.add("ceilings for patientAgeYears below " + ADULT);
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(Finding.notEvaluated(rule(), missing));
    }

    /** The patient is an adult, for whom the ceilings are, or gets no anaesthetic. */
    public Optional<Finding> areForAdults(@Nullable Integer ageYears) {
        return !doses.isEmpty() && isChild(ageYears)
                ? Optional.of(new Finding(RuleId.CEILINGS_OF_ADULTS, "This patient's age is " + ageYears + "."))
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

        String of(BigDecimal mg) {
            return plain(mg) + " mg of " + agent + (withAdrenaline ? " with adrenaline" : "") + ", of "
                    + plain(ceilingMg) + " mg";
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

    private String exceeded(Map<Share, BigDecimal> shares) {
        List<String> said = new ArrayList<>();
        shares.forEach((share, mg) -> said.add(share.of(mg)));
        String weight = weightKg == null ? "" : " at " + plain(weightKg) + " kg";
        return "There are " + said.stream().collect(joining(", and ")) + weight
                + (said.size() == 1 ? "." : ": together " + percent(shares) + " % of what is allowed.");
    }

    private static String percent(Map<Share, BigDecimal> shares) {
        BigDecimal percent = BigDecimal.ZERO;
        for (Map.Entry<Share, BigDecimal> share : shares.entrySet()) {
            percent = percent.add(
                    share.getValue().movePointRight(2).divide(share.getKey().ceilingMg(), 6, RoundingMode.HALF_UP));
        }
        return plain(percent.setScale(1, RoundingMode.UP));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
