package org.prolotherapy.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that a needle is put to, in standard anatomical terms.
 *
 * @param structure the tissue usually meant there
 * @param sided whether the body has it left and right
 * @param levels of the spine at which it is there more than once, a vertebra ({@code L4}) or the segment between two
 *     ({@code L4/L5}); null for sites that are there once
 * @param snomedCt its SNOMED CT body structure; null where none was verified
 * @param sources codes of the sources
 */
public record InjectionSite(
        String code,
        String display,
        Region region,
        Structure structure,
        boolean sided,
        @Nullable List<String> levels,
        @Nullable String snomedCt,
        List<String> sources) {

    private static final Pattern LEVEL = Pattern.compile("([CTLS][0-9]{1,2})(/[CTLS][0-9]{1,2})?");

    public InjectionSite {
        if (levels != null) {
            for (String level : levels) {
                if (!LEVEL.matcher(level).matches()) {
                    throw new IllegalArgumentException("has a level that is none of the spine: " + level);
                }
            }
            levels = List.copyOf(levels);
        }
        if (snomedCt != null && !snomedCt.matches("[1-9][0-9]{5,17}")) {
            throw new IllegalArgumentException("has a snomedCt that is no identifier of SNOMED CT: " + snomedCt);
        }
        sources = List.copyOf(sources);
    }

    /** The same in other words. */
    public InjectionSite called(String words) {
        return new InjectionSite(code, words, region, structure, sided, levels, snomedCt, sources);
    }
}
