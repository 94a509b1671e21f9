package org.prolotherapy.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.schedule.SessionStatus;

/** What is said to people is there in every language, and says the same. */
class PhrasebookTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void haveEveryKeyAndEveryPlaceInEveryLanguage() throws IOException {
        Map<String, Set<String>> english = places("en");

        assertThat(english).isNotEmpty();
        for (Locale language : AnswerLanguage.LANGUAGES) {
            assertThat(places(language.getLanguage()))
                    .as(language.getLanguage())
                    .isEqualTo(english);
        }
    }

    @Test
    void nameEveryConstant() {
        for (Locale language : AnswerLanguage.LANGUAGES) {
            for (SessionStatus status : SessionStatus.values()) {
                assertThat(Phrasebook.in(language).of(status)).isNotBlank();
            }
            for (DrugClass kind : DrugClass.values()) {
                assertThat(Phrasebook.in(language).of(kind)).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr | tr",
                "tr-TR,en;q=0.5 | tr",
                "de, tr;q=0.4, en;q=0.3 | tr",
                "en;q=0.2, tr;q=0.9 | tr",
                "en-GB | en",
                "de | en",
                "* | en",
                "tr;q=0 | en",
                "tr;q=x | en",
                "tr;q=2 | en",
                ", | en",
                "'' | en",
                "ä/ö | en"
            })
    void areSpokenInTheLanguageThatIsWantedMost(String wanted, String spoken) {
        HttpHeaders headers = new HttpHeadersImpl(List.of(Map.entry(HttpHeaders.ACCEPT_LANGUAGE, wanted)));
        assertThat(Phrasebook.wantedBy(headers).language()).isEqualTo(spoken);
    }

    /** By key, what is told in it. */
    private static Map<String, Set<String>> places(String language) throws IOException {
        Properties phrases = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        PhrasebookTest.class.getResourceAsStream("/phrases/phrases_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            phrases.load(file);
        }
        Map<String, Set<String>> places = new TreeMap<>();
        phrases.stringPropertyNames()
                .forEach(key -> places.put(
                        key,
                        PLACE.matcher(phrases.getProperty(key))
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new))));
        return places;
    }
}
