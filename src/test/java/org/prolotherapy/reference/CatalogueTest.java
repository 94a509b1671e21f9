package org.prolotherapy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.clinic.Qualification;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.Seriousness;
import org.prolotherapy.schedule.SessionStatus;

/** Every phrase of findings is in every catalogue and is said somewhere, and names what it is said of. */
class CatalogueTest {

    private static final Engine PARSER = Engine.builder().addDefaults().build();

    private static final Locale TURKISH = Locale.forLanguageTag("tr");

    private static final Map<String, Enum<?>[]> CONSTANTS = Map.ofEntries(
            Map.entry("severity", Severity.values()),
            Map.entry("seriousness", Seriousness.values()),
            Map.entry("side", Side.values()),
            Map.entry("laterality", Laterality.values()),
            Map.entry("drugClass", DrugClass.values()),
            Map.entry("drugs", DrugClass.values()),
            Map.entry("kind", AdverseEventKind.values()),
            Map.entry("planStatus", PlanStatus.values()),
            Map.entry("sessionStatus", SessionStatus.values()),
            Map.entry("qualification", Qualification.values()),
            Map.entry("meantFor", Region.values()));

    private static List<Locale> languages() {
        return AnswerLanguage.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasEveryPhraseAndNoOther(Locale language) {
        assertThat(words(language).keySet().stream().filter(key -> !key.contains(".")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Phrase.values()).map(Phrase::code).toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void namesInEachPhraseAllThatItIsSaidOfAndNothingElse(Locale language) {
        for (Phrase phrase : Phrase.values()) {
            Set<String> named = places(words(language).getString(phrase.code())).stream()
                    .map(place -> place.getParts().get(0).getName())
                    .collect(Collectors.toSet());
            assertThat(named).as(phrase.code()).isEqualTo(Set.copyOf(phrase.params()));
        }
    }

    /** A constant in words is of something that is said. */
    @ParameterizedTest
    @MethodSource("languages")
    void hasWordsForConstantsThatPhrasesName(Locale language) {
        Set<String> params = Stream.of(Phrase.values())
                .flatMap(phrase -> phrase.params().stream())
                .collect(Collectors.toSet());
        assertThat(words(language).keySet().stream().filter(key -> key.contains(".") && !key.startsWith("format.")))
                .allMatch(key -> params.contains(key.substring(0, key.indexOf('.'))));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void leavesNoPlaceEmpty(Locale language) {
        Catalogue catalogue = Catalogue.in(language);
        for (Phrase phrase : Phrase.values()) {
            Set<String> lists = places(words(language).getString(phrase.code())).stream()
                    .filter(place -> place.getParts().size() > 1)
                    .map(place -> place.getParts().get(0).getName())
                    .collect(Collectors.toSet());
            Object[] values = phrase.params().stream()
                    .map(name -> lists.contains(name) ? List.of(1, 2) : Integer.valueOf(1))
                    .toArray();
            assertThat(catalogue.say(phrase.of(values)))
                    .as(phrase.code())
                    .isNotBlank()
                    .doesNotContain("{", "}", "null", "NOT_FOUND");
        }
    }

    /** English shows them by their codes, but where a sentence needs a word. */
    @Test
    void hasTurkishWordsForEveryConstant() {
        ResourceBundle turkish = words(TURKISH);
        CONSTANTS.forEach((param, constants) -> {
            for (Enum<?> constant : constants) {
                assertThat(turkish.containsKey(param + "." + constant.name()))
                        .as(param + "." + constant.name())
                        .isTrue();
            }
        });
    }

    @Test
    void saysInTurkishWithItsOwnDatesAndDecimals() {
        Catalogue turkish = Catalogue.in(TURKISH);

        assertThat(turkish.say(Phrase.DEADLINE.of(LocalDate.of(2027, 7, 4)))).isEqualTo("Son gün 4 Temmuz 2027.");
        assertThat(turkish.say(Phrase.SOLUTION_AT.of("hypertonic-dextrose", new BigDecimal("12.5"))))
                .isEqualTo("hypertonic-dextrose %12,5");
        assertThat(turkish.say(Phrase.EVENT_KIND.of("INFECTION"))).isEqualTo("Bu olay: enfeksiyon.");
        assertThat(turkish.say(Phrase.SESSIONS_LOST.of(1, LocalDate.of(2027, 7, 4))))
                .isEqualTo("Bir seans artık sığmıyor; istendiği tarih: 4 Temmuz 2027.");
        assertThat(turkish.say(Phrase.SESSIONS_LOST.of(2, LocalDate.of(2027, 7, 4))))
                .isEqualTo("2 seans artık sığmıyor; ilkinin istendiği tarih: 4 Temmuz 2027.");
    }

    /** A finding may have been kept with the English name years before somebody reads it in Turkish. */
    @Test
    void callsEverySolutionAndSubstanceByItsNameInTheLanguage() {
        Knowledge knowledge = KnowledgeFiles.load();
        Catalogue turkish = Catalogue.in(TURKISH);
        Displays displays = Displays.in(TURKISH);
        for (Solution solution : knowledge.solutions()) {
            List<String> components = solution.components().stream()
                    .map(SolutionComponent::display)
                    .toList();
            assertThat(turkish.say(Phrase.SOLUTION_CONTAINS.of(solution.display(), components)))
                    .startsWith(displays.of(solution) + " içinde")
                    .contains(solution.components().stream().map(displays::of).toList());
            assertThat(said(Phrase.NEVER_ACCEPTED.of(solution.display()))).startsWith(solution.display());
        }
        assertThat(turkish.say(Phrase.COMPONENT_FROM_ORIGIN.of("Dextrose", "Corn")))
                .isEqualTo("Dekstroz (Mısır)");
        assertThat(turkish.say(Phrase.NEVER_ACCEPTED.of("Our own mixture"))).startsWith("Our own mixture ");
    }

    @Test
    void saysInEnglishWhatACaseHasAndLeavesOutWhatItHasNot() {
        assertThat(said(Phrase.SESSIONS_THAT_FIT.of(2, 3, LocalDate.of(2027, 1, 4), 17)))
                .isEqualTo("2 of 3 sessions can be placed from 2027-01-04 at a spacing of 17 days.");
        assertThat(said(Phrase.SESSIONS_THAT_FIT.of(2, 3, LocalDate.of(2027, 1, 4), null)))
                .isEqualTo("2 of 3 sessions can be placed from 2027-01-04.");
        assertThat(said(Phrase.SESSIONS_COUNTED.of(1))).endsWith("to come: 1 session.");
        assertThat(said(Phrase.SESSIONS_OF_YEAR.of(2027, 1L))).isEqualTo("2027: 1 session");
        assertThat(said(Phrase.SESSIONS_OF_YEAR.of(2027, 2L))).isEqualTo("2027: 2 sessions");
        assertThat(said(Phrase.PAIN_FALL.of(new BigDecimal("1.0").stripTrailingZeros(), null)))
                .isEqualTo("a fall of 1 point");
        assertThat(said(Phrase.PAIN_FALL.of(new BigDecimal("1.5"), new BigDecimal("30").stripTrailingZeros())))
                .isEqualTo("a fall of 1.5 points or 30 %");
        assertThat(said(Phrase.SPACING_REQUESTED.of(15, List.of(new Range(14, 21), new Range(28, 28)))))
                .isEqualTo("15 days were asked for, of 14–21, 28.");
        assertThat(said(Phrase.DRUGS_AFTER_SESSION.of(
                        DrugClass.ANTIPLATELET, LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 9))))
                .isEqualTo("For antiplatelet drugs after this session that is from 2027-01-04 through 2027-01-09.");
        assertThat(said(Phrase.AS_WRITTEN.of("Words {as} they were."))).isEqualTo("Words {as} they were.");
    }

    @Test
    void refusesASayingOfMoreOrLessThanItsPhraseNames() {
        assertThatThrownBy(() -> Phrase.DEADLINE.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phrase.NO_ASSESSMENT.of(1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What nobody says any more is kept only if it may stand in a database. */
    @Test
    void everyPhraseIsSaidSomewhere() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("org.prolotherapy");
        Set<String> said = house.get(Phrase.class).getFields().stream()
                .filter(field -> field.getAccessesToSelf().stream()
                        .anyMatch(access -> !access.getOriginOwner().isEquivalentTo(Phrase.class)))
                .map(JavaField::getName)
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(Arrays.stream(Phrase.values()).map(Enum::name)).allMatch(said::contains);
    }

    private static String said(Saying saying) {
        return Catalogue.in(Locale.ENGLISH).say(saying);
    }

    private static List<Expression> places(String phrase) {
        return PARSER.parse(phrase).getExpressions().stream()
                .filter(expression -> !expression.isLiteral())
                .toList();
    }

    private static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "phrases.findings", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
