package org.prolotherapy.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.api.contract.OpenApiDocument;

/** What people read of the knowledge and of the contract's constants is there in Turkish, and tells the same figures. */
class TurkishTest {

    /** What no source has a Turkish term for. The catalogue says at its end what was missed. */
    private static final Set<String> LEFT_IN_ENGLISH = Set.of(
            "conditions.sacroiliac-joint-instability.display",
            "injection-sites.medial-meniscotibial-ligament.display",
            "injection-sites.lateral-meniscotibial-ligament.display",
            "solutions.sodium-morrhuate.display",
            "solutions.sodium-morrhuate-dextrose.display",
            "solutions.sodium-morrhuate-dextrose-lidocaine-bupivacaine.display",
            "solutions.growth-factors.display",
            "substances.sodium-morrhuate.display",
            "substances.complex-proteins.display");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");

    private final Map<String, String> turkish = phrases("knowledge_tr");
    private final Map<String, String> english = english();

    @Test
    void saysEveryEntryOrLeavesItInEnglishAndSaysSo() {
        Set<String> said = new TreeSet<>(turkish.keySet());
        said.addAll(LEFT_IN_ENGLISH);

        assertThat(said).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(turkish).doesNotContainKeys(LEFT_IN_ENGLISH.toArray(String[]::new));
    }

    @Test
    void tellsInEverySentenceTheFiguresOfTheEnglishOne() {
        Map<String, Set<String>> expected = new TreeMap<>();
        Map<String, Set<String>> told = new TreeMap<>();
        english.keySet().stream().filter(key -> key.startsWith("rules.")).forEach(key -> {
            expected.put(key, numbers(Objects.requireNonNull(english.get(key))));
            told.put(key, numbers(turkish.getOrDefault(key, "")));
        });

        assertThat(expected.get("rules.lidocaine-ceiling.sentence")).containsExactly("300", "4.5", "500", "7");
        assertThat(told).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr"})
    void labelsEveryConstantOfTheContractAndNothingElse(String language) {
        Set<String> constants = new TreeSet<>();
        OpenApiDocument.committed()
                .tree()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> {
                    for (JsonNode constant : schema.getValue().path("enum")) {
                        if (!constant.isNull()) {
                            constants.add(schema.getKey() + "." + constant.asText());
                        }
                    }
                });

        assertThat(constants).contains("SessionStatus.PLANNED", "RuleCode.consent");
        assertThat(phrases("labels_" + language).keySet()).containsExactlyInAnyOrderElementsOf(constants);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr"})
    void labelsAConstantAsThePhrasesDo(String language) {
        Map<String, String> labels = phrases("labels_" + language);
        Map<String, String> both = phrases("phrases_" + language);
        both.keySet().retainAll(labels.keySet());

        assertThat(both).isNotEmpty();
        assertThat(labels).containsAllEntriesOf(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"knowledge_tr", "labels_en", "labels_tr"})
    void hasNoTextThatIsEmptyOrHasBlanksAtItsEnds(String file) {
        assertThat(phrases(file))
                .isNotEmpty()
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotEmpty()
                        .isEqualTo(text.strip())
                        .doesNotContain("  "));
    }

    /** What there is to translate, by the key of its translation. */
    private static Map<String, String> english() {
        Map<String, String> texts = new LinkedHashMap<>();
        entries("rules").forEach(entry -> add(texts, "rules", entry.path("id"), entry.path("sentence"), "sentence"));
        for (String file : Set.of(
                "conditions", "injection-sites", "solutions", "substances", "anaesthetics", "outcome-measures")) {
            entries(file).forEach(entry -> add(texts, file, entry.path("code"), entry.path("display"), "display"));
        }
        entries("screening-questions")
                .forEach(entry -> add(texts, "screening-questions", entry.path("code"), entry.path("text"), "text"));
        texts.putAll(protocols());
        return texts;
    }

    /** The newest version of a protocol by its id alone, and an older one that is called otherwise by its number, too. */
    private static Map<String, String> protocols() {
        Map<String, String> newest = new LinkedHashMap<>();
        entries("protocols")
                .forEach(entry -> newest.put(
                        entry.path("id").asText(), entry.path("display").asText()));
        Map<String, String> texts = new LinkedHashMap<>();
        newest.forEach((id, display) -> texts.put("protocols." + id + ".display", display));
        for (JsonNode entry : entries("protocols")) {
            String id = entry.path("id").asText();
            String display = entry.path("display").asText();
            if (!display.equals(newest.get(id))) {
                texts.put("protocols." + id + "." + entry.path("version").asText() + ".display", display);
            }
        }
        return texts;
    }

    private static void add(Map<String, String> texts, String file, JsonNode code, JsonNode text, String field) {
        texts.put(file + "." + code.asText() + "." + field, text.asText());
    }

    private static JsonNode entries(String file) {
        try (InputStream yaml = resource("/knowledge/" + file + ".yaml")) {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    /** The lines of a file of phrases. A key that stands there twice is one too many. */
    private static Map<String, String> phrases(String file) {
        Properties properties = new Properties();
        String text;
        try (InputStream lines = resource("/phrases/" + file + ".properties")) {
            text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
        assertThat(text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                .as(file)
                .hasSize(properties.size());
        Map<String, String> phrases = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> phrases.put(key, properties.getProperty(key)));
        return phrases;
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(TurkishTest.class.getResourceAsStream(path), path);
    }

    /** The numbers in a sentence, however the language writes their decimals. */
    private static Set<String> numbers(String sentence) {
        return NUMBER.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .map(number -> number.replace(',', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
