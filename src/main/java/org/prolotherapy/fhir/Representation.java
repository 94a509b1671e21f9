package org.prolotherapy.fhir;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a resource is wanted.
 *
 * @param elements the names of those wanted beside the mandatory ones; empty for all
 */
record Representation(Summary summary, Set<String> elements, boolean pretty) {

    static final Representation WHOLE = new Representation(Summary.FALSE, Set.of(), false);

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,64}");

    /** What {@code _summary} can be. */
    enum Summary {
        TRUE,
        TEXT,
        DATA,
        COUNT,
        FALSE;

        static @Nullable Summary parse(String text) {
            for (Summary each : values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return each;
                }
            }
            return null;
        }
    }

    /** The elements that a list names; null if it is none. */
    static @Nullable Set<String> elements(String text) {
        Set<String> names = Stream.of(text.split(",", -1)).collect(Collectors.toSet());
        return names.stream().allMatch(name -> NAME.matcher(name).matches()) ? names : null;
    }
}
