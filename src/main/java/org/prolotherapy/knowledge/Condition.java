package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disorder that is treated with prolotherapy.
 *
 * @param codings its codes in published classifications; null where none was verified
 * @param regions where it is treated
 * @param osteoarthritis whether it is one: S2 considers prolotherapy for mild osteoarthritis only
 * @param sources codes of the sources
 */
public record Condition(
        String code,
        String display,
        @Nullable List<Coding> codings,
        List<Region> regions,
        boolean osteoarthritis,
        List<String> sources) {

    public Condition {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("names no region");
        }
        if (codings != null) {
            codings = List.copyOf(codings);
        }
        regions = List.copyOf(regions);
        sources = List.copyOf(sources);
    }

    /** The same in somebody's own words, and with their coding. */
    public Condition called(String words, @Nullable Coding coding) {
        return new Condition(code, words, coding == null ? codings : List.of(coding), regions, osteoarthritis, sources);
    }

    /** Its category of WHO's ICD-10; null where none was verified. */
    public @Nullable String icd10() {
        return codings == null
                ? null
                : codings.stream()
                        .filter(coding -> coding.system().equals(Coding.ICD_10))
                        .map(Coding::code)
                        .findFirst()
                        .orElse(null);
    }
}
