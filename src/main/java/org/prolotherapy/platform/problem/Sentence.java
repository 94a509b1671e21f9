package org.prolotherapy.platform.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a caller is told, in no language yet. Its English words stand where it is told, and by them the catalogues of other
 * languages find theirs.
 *
 * @param template its English words, with a name in braces in the place of each value: {@code No fees are set for {year}.}
 * @param values by the names in the template: another sentence is said in the same language, a list with commas between, and
 *     everything else is written as it is
 */
public record Sentence(String template, Map<String, Object> values) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public Sentence {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A sentence about this occurrence.
     *
     * @param template a constant, so that it is known beforehand what can be said
     * @param values one for each name in the template, in the order in which the names first stand there
     */
    public static Sentence of(@CompileTimeConstant String template, Object... values) {
        List<String> names = names(template);
        if (names.size() != values.length) {
            throw new IllegalArgumentException("\"" + template + "\" is said of " + names);
        }
        Map<String, Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        return new Sentence(template, byName);
    }

    /** Words that are in the caller's language already, or in none that could be translated. */
    public static Sentence said(String words) {
        return of("{words}", words);
    }

    /** Several names of which any one is meant: {@code one or another}. */
    public static Sentence oneOf(List<String> names) {
        return names.stream()
                .map(Sentence::said)
                .reduce((one, other) -> of("{one} or {other}", one, other))
                .orElse(of(""));
    }

    /** The names that stand for values, each once, in the order in which they first stand there. */
    public static List<String> names(String template) {
        return PLACE.matcher(template)
                .results()
                .map(place -> place.group(1))
                .distinct()
                .toList();
    }

    /** This sentence, and after it another one. */
    public Sentence then(Sentence next) {
        return of("{first} {next}", this, next);
    }

    public String english() {
        return in(UnaryOperator.identity());
    }

    /** In another language, which has words for every template. */
    public String in(UnaryOperator<String> language) {
        return PLACE.matcher(language.apply(template))
                .replaceAll(place -> Matcher.quoteReplacement(
                        values.containsKey(place.group(1))
                                ? text(values.get(place.group(1)), language)
                                : place.group()));
    }

    private static String text(Object value, UnaryOperator<String> language) {
        if (value instanceof Sentence part) {
            return part.in(language);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> text(each, language)).collect(Collectors.joining(", "))
                : value.toString();
    }

    @Override
    public String toString() {
        return english();
    }
}
