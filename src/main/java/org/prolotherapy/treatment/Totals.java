package org.prolotherapy.treatment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.safety.AnaestheticDose;

/**
 * What a session adds up to.
 *
 * @param injectionCount the injections that were given
 * @param volumeMl of all injections
 * @param lidocaineMg of the anaesthetic and all injections together; null if a part of it is not known
 * @param lidocaineMgAtLeast what of it is known; null if all is
 */
public record Totals(
        int injectionCount,
        BigDecimal volumeMl,
        @Nullable BigDecimal lidocaineMg,
        @Nullable BigDecimal lidocaineMgAtLeast) {

    public static Totals of(SessionRecord record, Knowledge knowledge) {
        List<NeedlePlacement> given = record.given().toList();
        BigDecimal volume = given.stream().map(NeedlePlacement::volumeMl).reduce(BigDecimal.ZERO, BigDecimal::add);
        // An agent that is not known may be lidocaine.
        List<AnaestheticDose> lidocaine = DosesGiven.in(record, knowledge).stream()
                .filter(dose -> dose.agent() == null || dose.agent().code().equals(LocalAnaesthetic.LIDOCAINE))
                .toList();
        BigDecimal known = lidocaine.stream()
                .filter(dose -> dose.agent() != null)
                .map(AnaestheticDose::mg)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean allIsKnown = lidocaine.stream().allMatch(dose -> dose.unknown() == null || dose.isNone());
        return new Totals(given.size(), volume, allIsKnown ? known : null, allIsKnown ? null : known);
    }
}
