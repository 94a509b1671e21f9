package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a patient can be allergic to: a component of a solution, an anaesthetic, or what these belong to or are made from.
 *
 * @param display the name in words
 * @param names what it is called besides: international, British, US, Turkish and brand names, salts
 * @param groups codes of the substances an allergy to which is an allergy to this one: its class of drugs, what it consists of
 * @param madeFrom codes of the substances that it is made from or preserved with; an allergy to one is a warning
 * @param concentrationPercent what no solution, whoever mixes it, may go beyond, percent weight by volume; null where no text
 *     gives a bound
 * @param sources codes of the sources that give the names, groups and origins
 */
public record Substance(
        String code,
        String display,
        List<String> names,
        List<String> groups,
        List<String> madeFrom,
        @Nullable Concentrations concentrationPercent,
        List<String> sources) {

    public Substance {
        for (String name : names) {
            if (Words.of(name).isEmpty()) {
                throw new Contradiction("has a name without letters and digits: {name}", name);
            }
        }
        names = List.copyOf(names);
        groups = List.copyOf(groups);
        madeFrom = List.copyOf(madeFrom);
        sources = List.copyOf(sources);
    }

    /** The same in other words. */
    public Substance called(String words) {
        return new Substance(code, words, names, groups, madeFrom, concentrationPercent, sources);
    }
}
