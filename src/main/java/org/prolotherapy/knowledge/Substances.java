package org.prolotherapy.knowledge;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every substance, and how it is recognised in what people write.
 *
 * <p>A text names a substance where consecutive words, written together, spell its code, its display or one of its names:
 * {@code "Xylocaine® 2%"}, {@code "lido-caine"}, {@code "LİDOKAİN, fenol"}. The last word may have a Turkish ending. Nothing is
 * guessed from what merely looks similar: a misspelled name names nothing, and is for a clinician to judge. Where one name is part
 * of a longer one the longer counts, so that {@code "amide local anaesthetics"} does not name those that are no amides.
 */
public final class Substances {

    /** Endings of case, number and possession, in the spelling of {@link Words}. */
    private static final Pattern ENDING =
            Pattern.compile("(?:l[ae]r)?(?:s?[iu])?" + "(?:n?[dt][ae]n?|[yn]?[aeiu]|[yn]?[iu]n|y?l[ae]|l[iu])?|e?s");

    /** Names shorter than this have no endings: with one, {@code "cod"} would be in {@code "code"}. */
    private static final int SHORTEST_WITH_ENDING = 4;

    private final Map<String, Substance> byCode = new LinkedHashMap<>();
    private final Letters names = new Letters();

    /** @throws IllegalArgumentException if two share a code */
    public Substances(List<Substance> all) {
        for (Substance substance : all) {
            if (byCode.put(substance.code(), substance) != null) {
                throw new IllegalArgumentException("there are two substances named " + substance.code());
            }
            Stream.concat(Stream.of(substance.code(), substance.display()), substance.names().stream())
                    .forEach(name -> add(Words.of(name).writtenTogether(), substance));
        }
    }

    public List<Substance> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<Substance> substance(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Those that are injected, and not only named as a group or an origin of others. */
    public List<Substance> injected() {
        Set<String> others = byCode.values().stream()
                .flatMap(substance -> Stream.concat(substance.groups().stream(), substance.madeFrom().stream()))
                .collect(toSet());
        return byCode.values().stream()
                .filter(substance -> !others.contains(substance.code()))
                .toList();
    }

    /** The substances that a text names, each once, in its order; none if it names nothing that is known. */
    public List<Substance> namedBy(String text) {
        List<Hit> hits = hits(Words.of(text).all());
        Set<Substance> named = new LinkedHashSet<>();
        for (Hit hit : hits) {
            if (hits.stream().noneMatch(other -> other.isLongerThan(hit))) {
                named.addAll(hit.substances);
            }
        }
        return List.copyOf(named);
    }

    /** The same for texts of the same words, however they are spelled. */
    public static String spellingOf(String text) {
        Words words = Words.of(text);
        return words.isEmpty() ? text : words.writtenTogether();
    }

    /** Whether two texts name the same thing, known or not: the words of one are in the other. */
    public static boolean nameTheSame(String one, String other) {
        Words words = Words.of(one);
        Words others = Words.of(other);
        return words.hold(others) || others.hold(words);
    }

    /** Whether an allergy to {@code named} is an allergy to the substance: it is the same, or one of its groups. */
    public boolean covers(Substance named, Substance substance) {
        return named.code().equals(substance.code())
                || substance.groups().stream().map(byCode::get).anyMatch(group -> covers(named, group));
    }

    /** Whether the substance, or one of its groups, is made from {@code named}. */
    public boolean isMadeFrom(Substance substance, Substance named) {
        return substance.madeFrom().stream().map(byCode::get).anyMatch(origin -> covers(named, origin))
                || substance.groups().stream().map(byCode::get).anyMatch(group -> isMadeFrom(group, named));
    }

    private void add(String name, Substance substance) {
        names.add(name, substance);
        // Before an ending that begins with a vowel a k is softened: balık, balığa.
        if (name.endsWith("k")) {
            names.add(name.substring(0, name.length() - 1) + "g", substance);
        }
    }

    private List<Hit> hits(List<String> words) {
        List<Hit> hits = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            Letters at = names;
            int length = 0;
            for (int last = first; last < words.size() && at != null; last++) {
                String word = words.get(last);
                for (int i = 0; i < word.length() && at != null; i++) {
                    at = at.next.get(word.charAt(i));
                    length++;
                    if (at != null && !at.substances.isEmpty() && ends(word.substring(i + 1), length)) {
                        hits.add(new Hit(first, last, length, at.substances));
                    }
                }
            }
        }
        return hits;
    }

    private static boolean ends(String rest, int length) {
        return rest.isEmpty()
                || (length >= SHORTEST_WITH_ENDING && ENDING.matcher(rest).matches());
    }

    /** A name that was found: the first and last of its words, how many letters it has, and what it may mean. */
    private record Hit(int first, int last, int length, Set<Substance> substances) {

        /** Whether it holds the other's words and more letters. */
        boolean isLongerThan(Hit other) {
            return first <= other.first && other.last <= last && length > other.length;
        }
    }

    /** The names that begin alike. */
    private static final class Letters {

        private final Map<Character, Letters> next = new HashMap<>();
        private final Set<Substance> substances = new LinkedHashSet<>();

        void add(String rest, Substance substance) {
            if (rest.isEmpty()) {
                substances.add(substance);
            } else {
                next.computeIfAbsent(rest.charAt(0), letter -> new Letters()).add(rest.substring(1), substance);
            }
        }
    }
}
