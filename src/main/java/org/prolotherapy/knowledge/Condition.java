package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disorder that the texts treat with prolotherapy.
 *
 * @param icd10 its ICD-10 code; null where none was verified
 * @param regions where it is treated
 * @param osteoarthritis whether it is one: S2 considers prolotherapy for mild osteoarthritis only
 * @param sources codes of the sources
 */
public record Condition(
        String code,
        String display,
        @Nullable String icd10,
        List<Region> regions,
        boolean osteoarthritis,
        List<String> sources) {

    public Condition {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("names no region");
        }
        if (icd10 != null && !icd10.matches("[A-Z][0-9]{2}(\\.[0-9])?")) {
            throw new IllegalArgumentException("has an icd10 that is no category of ICD-10: " + icd10);
        }
        regions = List.copyOf(regions);
        sources = List.copyOf(sources);
    }
}
