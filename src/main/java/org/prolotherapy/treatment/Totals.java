package org.prolotherapy.treatment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;

/**
 * What a session adds up to.
 *
 * @param injectionCount the injections that were given
 * @param volumeMl of all injections
 * @param lidocaineMg of the anaesthetic and all injections together, as far as doses were given
 */
public record Totals(int injectionCount, BigDecimal volumeMl, BigDecimal lidocaineMg) {

    public static Totals of(SessionRecord record, Knowledge knowledge) {
        List<NeedlePlacement> given = record.given().toList();
        BigDecimal volume = given.stream().map(NeedlePlacement::volumeMl).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal lidocaine = given.stream()
                .map(NeedlePlacement::lidocaineMg)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Totals(
                given.size(), volume, lidocaine.add(lidocaineIn(record.current().anaesthetic(), knowledge)));
    }

    /** Whether an anaesthetic's agent, in the performer's words, is lidocaine. */
    static boolean isLidocaine(Anaesthetic anaesthetic, Knowledge knowledge) {
        return knowledge.components().stream()
                .anyMatch(component -> component.countsAsLidocaine() && component.isCalled(anaesthetic.agent()));
    }

    private static BigDecimal lidocaineIn(@Nullable Anaesthetic anaesthetic, Knowledge knowledge) {
        return anaesthetic != null && isLidocaine(anaesthetic, knowledge) ? anaesthetic.doseMg() : BigDecimal.ZERO;
    }
}
