package org.prolotherapy.api.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.prolotherapy.aftercare.Aftercare;
import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.platform.web.Phrasebook;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.schedule.DecidedHold;
import org.prolotherapy.schedule.Protocols;

/** What is said to the patient, in every language that is spoken. */
class WordingTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    private static final Protocol PROTOCOL = KNOWLEDGE.defaultProtocol();
    private static final LocalDate DAY = LocalDate.parse("2027-01-29");
    private static final LocalDate NEXT = LocalDate.parse("2027-02-15");
    private static final DecidedHold WARFARIN = new DecidedHold("Warfarin'{0}", null, 5, DAY);
    private static final Wording ENGLISH = new Wording(Phrasebook.in(Locale.ENGLISH));
    private static final Wording TURKISH = new Wording(Phrasebook.in(Locale.forLanguageTag("tr")));

    @Test
    void hasWordsForEveryInstructionInEveryLanguage() {
        for (Locale language : AnswerLanguage.LANGUAGES) {
            Wording wording = new Wording(Phrasebook.in(language));
            for (Instruction told : everything()) {
                assertThat(wording.sentence(told.finding().rule())).isNotBlank().doesNotContain("{");
                assertThat(wording.days(told).isEmpty()).isEqualTo(told.from() == null);
                if (told.from() != null) {
                    assertThat(wording.purpose(told)).isNotBlank();
                }
            }
        }
    }

    @Test
    void namesWhatIsHeldAndWhen() {
        assertThat(everything().stream()
                        .filter(told -> told.held() != null)
                        .map(ENGLISH::purpose)
                        .distinct())
                .contains(
                        "Without anti-inflammatory medicines after this session",
                        "Without corticosteroids after this session",
                        "Without antiplatelet medicines before the next session",
                        "Without Warfarin'{0} before the next session, as its prescriber decided");
        assertThat(everything().stream()
                        .filter(told -> told.held() != null)
                        .map(TURKISH::purpose)
                        .distinct())
                .contains(
                        "Bu seanstan sonra kortikosteroid kullanılmayan günler",
                        "Sonraki seanstan önce antitrombosit ilaç kullanılmayan günler",
                        "Hekim kararıyla, sonraki seanstan önce Warfarin'{0} kullanılmayan günler");
    }

    @Test
    void saysDaysInWordsBothEndsIncluded() {
        Instruction rest = told(RuleId.REST_AFTER_SESSION);
        assertThat(ENGLISH.days(rest)).isEqualTo("29 January, Friday to 31 January, Sunday");
        assertThat(TURKISH.days(rest)).isEqualTo("29 Ocak Cuma – 31 Ocak Pazar");
        Instruction exercise = told(RuleId.EXERCISE_AFTER_REST);
        assertThat(ENGLISH.days(exercise)).isEqualTo("from 1 February, Monday");
        assertThat(TURKISH.days(exercise)).isEqualTo("1 Şubat Pazartesi gününden itibaren");
    }

    @Test
    void saysADayAloneOnce() {
        Instruction oneDay =
                Aftercare.after(DAY, Severity.MILD, PROTOCOL, new Aftercare.Next(DAY.plusDays(4), PROTOCOL), null)
                        .stream()
                        .filter(told -> told.finding().rule() == RuleId.OEDEMA_DRUGS_AFTER_SESSION)
                        .findFirst()
                        .orElseThrow();
        assertThat(ENGLISH.days(oneDay)).isEqualTo("29 January, Friday");
    }

    @Test
    void saysAllOfItInOneLine() {
        assertThat(TURKISH.statement(told(RuleId.REST_AFTER_SESSION)))
                .isEqualTo("Seanstan sonra 1–2 gün dinlenin. Dinlenin: 29 Ocak Cuma – 31 Ocak Pazar.");
        assertThat(TURKISH.statement(told(RuleId.PROTEIN_RICH_MEALS))).isEqualTo("Proteinden zengin öğünler yiyin.");
    }

    @Test
    void hasTheFiguresOfTheRules() {
        everything().stream().map(told -> told.finding().rule()).distinct().forEach(rule -> {
            String figures = figures(KNOWLEDGE.explain(Finding.of(rule)).statement());
            for (Locale language : AnswerLanguage.LANGUAGES) {
                assertThat(figures(new Wording(Phrasebook.in(language)).sentence(rule)))
                        .as(rule + " in " + language)
                        .isEqualTo(figures);
            }
        });
    }

    private static String figures(String sentence) {
        return sentence.replaceAll("[^0-9–]", "");
    }

    private static Instruction told(RuleId rule) {
        return everything().stream()
                .filter(told -> told.finding().rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    /** Of every rule that is told to patients at least one instruction. */
    private static List<Instruction> everything() {
        Protocol holding = Protocols.holding(
                new DrugHold(DrugClass.ANTI_INFLAMMATORY, 7, 5),
                new DrugHold(DrugClass.ANTICOAGULANT, 4, 1),
                new DrugHold(DrugClass.ANTIPLATELET, 6, 0),
                new DrugHold(DrugClass.CORTICOSTEROID, 0, 9));
        List<Instruction> all = new ArrayList<>();
        for (Severity severity : List.of(Severity.MODERATE, Severity.SEVERE, Severity.MILD)) {
            for (Protocol protocol : List.of(PROTOCOL, holding)) {
                all.addAll(Aftercare.after(DAY, severity, protocol, new Aftercare.Next(NEXT, protocol), WARFARIN));
                all.addAll(Aftercare.after(DAY, severity, protocol, null, null));
            }
        }
        return all;
    }
}
