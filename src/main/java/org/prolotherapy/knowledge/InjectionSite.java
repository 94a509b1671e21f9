package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that a needle is put to, in standard anatomical terms.
 *
 * @param structure the tissue usually meant there
 * @param sided whether the body has it left and right
 * @param snomedCt its SNOMED CT body structure; null where none was verified
 * @param sources codes of the sources
 */
public record InjectionSite(
        String code,
        String display,
        Region region,
        Structure structure,
        boolean sided,
        @Nullable String snomedCt,
        List<String> sources) {

    public InjectionSite {
        if (snomedCt != null && !snomedCt.matches("[1-9][0-9]{5,17}")) {
            throw new IllegalArgumentException("has a snomedCt that is no identifier of SNOMED CT: " + snomedCt);
        }
        sources = List.copyOf(sources);
    }
}
