package org.prolotherapy.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.web.SpokenSentences.Spoken;

/** Whatever a caller can be told of a problem can be told in every language. */
class TranslationTest {

    /** What other systems speak is English. */
    private static final Pattern ENGLISH_ALONE = Pattern.compile(".*/org/prolotherapy/(?:fhir|cds)/.*");

    private static List<Spoken> spoken = List.of();

    @BeforeAll
    static void readTheSources() throws IOException {
        spoken = SpokenSentences.in(Path.of("src/main/java"));
    }

    static Stream<Locale> others() {
        return AnswerLanguage.LANGUAGES.stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("others")
    void hasWordsForEverySentenceAndForNothingElse(Locale language) throws IOException {
        assertThat(new TreeSet<>(Translation.into(language).words().keySet())).isEqualTo(templates());
    }

    @ParameterizedTest
    @MethodSource("others")
    void namesTheSameValues(Locale language) {
        Translation.into(language)
                .words()
                .forEach((english, words) -> assertThat(Set.copyOf(Sentence.names(words)))
                        .as(english)
                        .isEqualTo(Set.copyOf(Sentence.names(english))));
    }

    @Test
    void tellsEachSentenceOfAsManyValuesAsItNames() {
        assertThat(spoken)
                .filteredOn(sentence -> sentence.values() >= 0)
                .allSatisfy(sentence -> assertThat(Sentence.names(sentence.template()))
                        .as(sentence.toString())
                        .hasSize(sentence.values()));
    }

    @Test
    void findsWhatIsTold() {
        assertThat(spoken)
                .extracting(Spoken::template)
                .contains(
                        "There is nothing here",
                        "There is no treatment plan with this id.",
                        "must be three capital letters like TRY",
                        "is not known; there are no parameters here");
    }

    @Test
    void saysWhatHasNoWordsInEnglish() {
        assertThat(Sentence.of("There are {count} of them.", 3).in(Translation.into(Locale.forLanguageTag("tr"))))
                .isEqualTo("There are 3 of them.");
    }

    /** Those of which something is left without the values: marks alone are the same everywhere. */
    private static Set<String> templates() throws IOException {
        Set<String> templates = spoken.stream()
                .filter(sentence -> !ENGLISH_ALONE.matcher(sentence.file()).matches())
                .map(Spoken::template)
                .collect(Collectors.toCollection(HashSet::new));
        Properties constraints = new Properties();
        try (var in = TranslationTest.class.getClassLoader().getResourceAsStream("ValidationMessages.properties")) {
            constraints.load(in);
        }
        constraints.values().forEach(message -> templates.add(message.toString()));
        return templates.stream()
                .filter(template -> template.replaceAll("\\{\\w+}", "").matches(".*\\p{L}.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
