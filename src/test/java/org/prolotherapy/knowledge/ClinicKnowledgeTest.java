package org.prolotherapy.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.prolotherapy.schedule.Protocols.fixed;
import static org.prolotherapy.schedule.Protocols.knowing;
import static org.prolotherapy.schedule.Protocols.phase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.schedule.Protocols;

/** What the service knows beside the texts: what a clinic has made for itself. */
class ClinicKnowledgeTest {

    private static final Substance HERB = substance("house-herb", "Ev otu");
    private static final Mixture OPEN = mixture("house-mix", HERB);
    private static final Mixture RETIRED = mixture("old-mix", substance("old-herb", "Eski ot"));
    private static final ScreeningQuestion ASKED =
            new ScreeningQuestion("fainted", "Has fainted at an injection?", true, Strength.WARNING);

    private final Knowledge knowledge = with(new OfAClinic());

    /** A protocol in two versions, the second approved; a solution that is open, and one that is retired. */
    private static final class OfAClinic implements ClinicKnowledge {

        private final Protocol protocol = protocolWith("old-mix", "house-mix", "dextrose");

        @Override
        public Optional<Protocol> forNewPlans(String id) {
            return pinned(id, 2);
        }

        @Override
        public Optional<Protocol> pinned(String id, int version) {
            return id.equals(protocol.id()) && version <= 2
                    ? Optional.of(protocol.asVersion(version))
                    : Optional.empty();
        }

        @Override
        public List<ScreeningQuestion> screeningQuestions() {
            return List.of(ASKED);
        }

        @Override
        public Formulary formulary() {
            return new Formulary(List.of(OPEN, RETIRED), Set.of("house-mix"));
        }
    }

    @Test
    void findsASolutionOfTheClinicButPlansOnlyWithOneThatIsOpen() {
        assertThat(knowledge.solution("house-mix")).contains(OPEN.solution());
        assertThat(knowledge.solution("old-mix")).contains(RETIRED.solution());
        assertThat(knowledge.solution("no-mix")).isEmpty();
        assertThat(knowledge.solutionForNewPlans("house-mix")).contains(OPEN.solution());
        assertThat(knowledge.solutionForNewPlans("old-mix")).isEmpty();
        assertThat(knowledge.solutionForNewPlans("dextrose")).isPresent();
        assertThat(knowledge.mixture("old-mix")).contains(RETIRED);
        assertThat(knowledge.mixture("dextrose")).isEmpty();
        assertThat(knowledge.isBuiltInSolution("dextrose")).isTrue();
        assertThat(knowledge.isBuiltInSolution("house-mix")).isFalse();
    }

    @Test
    void plansWithTheFirstSolutionOfAProtocolThatIsOpen() {
        assertThat(knowledge.usualSolution(protocolWith("old-mix", "house-mix", "dextrose")))
                .contains(OPEN.solution());
        assertThat(knowledge.usualSolution(protocolWith("old-mix"))).isEmpty();
    }

    @Test
    void knowsWhatOnlyTheClinicNames() {
        assertThat(knowledge.substances().namedBy("ev otu")).containsExactly(HERB);
        assertThat(knowledge.substances().namedBy("lignocaine"))
                .extracting(Substance::code)
                .containsExactly("lidocaine");
        assertThat(KnowledgeFiles.load().substances().namedBy("ev otu")).isEmpty();
        Formulary formulary = new Formulary(List.of(OPEN), Set.of());
        Substances builtIn = new Substances(List.of());
        assertThat(formulary.with(builtIn)).isSameAs(formulary.with(builtIn));
        assertThat(new Formulary(List.of(mixture("plain")), Set.of()).with(builtIn))
                .isSameAs(builtIn);
    }

    @Test
    void findsAProtocolByWhatIsApprovedAndByWhatIsPinned() {
        assertThat(knowledge.protocol("of-a-clinic").map(Protocol::version)).contains(2);
        assertThat(knowledge.protocol("of-a-clinic", 1).map(Protocol::version)).contains(1);
        assertThat(knowledge.protocol("of-a-clinic", 3)).isEmpty();
        assertThat(knowledge.protocol("hypertonic-dextrose").map(Protocol::origin))
                .contains(ProtocolOrigin.BUILT_IN);
        assertThat(knowledge.isBuiltIn("hypertonic-dextrose")).isTrue();
        assertThat(knowledge.isBuiltIn("of-a-clinic")).isFalse();
    }

    @Test
    void plansByTheNewestVersionOfWhatIsBuiltIn() {
        Protocol first = KnowledgeFiles.load().defaultProtocol().asVersion(1);
        Protocol second = first.asVersion(2);
        Knowledge newer = knowing(List.of(first, second, first.asVersion(3)), ClinicKnowledge.NONE);
        Knowledge olderLast = knowing(List.of(second, first), ClinicKnowledge.NONE);

        assertThat(newer.defaultProtocol().version()).isEqualTo(3);
        assertThat(olderLast.defaultProtocol()).isSameAs(second);
    }

    @Test
    void asksWhatTheProtocolAndTheClinicAskEachOnce() {
        Protocol asksNothing = knowledge.defaultProtocol();

        assertThat(knowledge.screeningQuestions(asksNothing)).containsExactly(ASKED);
        assertThat(KnowledgeFiles.load().screeningQuestions(asksNothing)).isEmpty();
    }

    @Test
    void boundsWhatIsMixedInWithoutBeingSaidHowMuch() {
        Knowledge texts = KnowledgeFiles.load();
        SolutionComponent phenol = new SolutionComponent("phenol", "Phenol", null);
        SolutionComponent saidHowMuch = new SolutionComponent("phenol", "Phenol", BigDecimal.ONE);
        SolutionComponent water = new SolutionComponent("water", "Water", null);

        assertThat(texts.boundedBesides(solution("mix", water, phenol)))
                .extracting(Substance::code)
                .containsExactly("phenol");
        assertThat(texts.boundedBesides(solution("mix", phenol, water))).isEmpty();
        assertThat(texts.boundedBesides(solution("mix", water, saidHowMuch))).isEmpty();
    }

    @Test
    void allowsAClinicWhatTheSubstanceAllowsAndThePublishedProtocolsWhatIsPublished() {
        Knowledge texts = KnowledgeFiles.load();
        Solution dextrose = texts.solution("hypertonic-dextrose").orElseThrow();
        Protocol clinics = protocolWith("hypertonic-dextrose");

        assertThat(texts.concentrations(dextrose, texts.defaultProtocol())).contains(dextrose.concentrationPercent());
        assertThat(texts.concentrations(dextrose, clinics))
                .isEqualTo(texts.substances().substance("dextrose").map(Substance::concentrationPercent))
                .isNotEqualTo(Optional.ofNullable(dextrose.concentrationPercent()));
        assertThat(texts.concentrations(solution("own", new SolutionComponent("ev-otu", "Ev otu", null)), clinics))
                .isEmpty();
    }

    @Test
    void saysARuleAloneWhereThereIsNothingToAdd() {
        Knowledge texts = KnowledgeFiles.load();
        Rule rule = texts.rule(RuleId.WORKING_DAYS);

        assertThat(texts.explain(Finding.of(RuleId.WORKING_DAYS)).statement()).isEqualTo(rule.sentence());
        assertThat(texts.explain(new Finding(RuleId.WORKING_DAYS, Phrase.NO_ASSESSMENT.of()))
                        .statement())
                .isEqualTo(rule.sentence() + " The plan has no assessment.");
    }

    @Test
    void givesTheFiguresOfAStatementByName() {
        Knowledge texts = KnowledgeFiles.load();

        assertThat(texts.explain(Finding.of(RuleId.WORKING_DAYS)).params()).isNull();
        assertThat(texts.explain(new Finding(
                                RuleId.SESSION_COUNT_BY_SEVERITY,
                                Phrase.COUNT_BY_SEVERITY.of(Severity.MODERATE, 5, new Range(3, 6))))
                        .params())
                .containsExactly(entry("severity", "MODERATE"), entry("sessions", 5), entry("range", List.of(3, 6)));
        assertThat(texts.explain(new Finding(
                                RuleId.LIDOCAINE_CEILING,
                                Phrase.DOSE_ABOVE_CEILING.of(Phrase.DOSE.of(301, "lidocaine", 300), null)))
                        .params())
                .as("a part of the sentence beside the rest, and nothing for what is not known")
                .containsExactly(entry("mg", 301), entry("agent", "lidocaine"), entry("ceilingMg", 300));
        assertThat(texts.explain(Finding.notEvaluated(
                                RuleId.CONCENTRATION_RANGE,
                                List.of(Saying.field("weightKg"), Phrase.CONCENTRATION_OF.of("phenol"))))
                        .params())
                .containsExactly(
                        entry("concerned", "concentration-range"),
                        entry("missing", List.of("weightKg", "concentrationPercent of phenol")));
    }

    @Test
    void findsEachEntryByItsCode() {
        Knowledge texts = KnowledgeFiles.load();

        assertThat(texts.sources())
                .allMatch(source -> texts.source(source.code()).orElseThrow().equals(source));
        assertThat(texts.anaesthetics())
                .isNotEmpty()
                .allMatch(each -> texts.anaesthetic(each.code()).orElseThrow().equals(each));
        ScreeningQuestions questions = KnowledgeFiles.questions(texts);
        assertThat(questions.all())
                .isNotEmpty()
                .allMatch(each -> questions.question(each.code()).orElseThrow().equals(each));
        assertThat(questions.question("none")).isEmpty();
    }

    @Test
    void isTheSameToAPatientWhateverItIsCalled() {
        SolutionComponent water = new SolutionComponent("water", "Water", null);
        Mixture mix = new Mixture(solution("mix", water), List.of());

        assertThat(mix.isComposedAs(new Mixture(solution("other", water), List.of())))
                .isTrue();
        assertThat(mix.isComposedAs(mixture("mix", HERB))).isFalse();
        assertThat(mix.isComposedAs(new Mixture(
                        new Solution("mix", "Mix", SolutionKind.OZONE, null, List.of(water), true, List.of()),
                        List.of())))
                .isFalse();
    }

    @Test
    void takesLidocaineForLidocaine() {
        SolutionComponent lidocaine = new SolutionComponent("lidocaine", "Lidocaine", null);
        SolutionComponent water = new SolutionComponent("water", "Water", null);

        assertThat(solution("mix", water, lidocaine).containsLidocaine()).isTrue();
        assertThat(solution("mix", water).containsLidocaine()).isFalse();
    }

    @Test
    void callsAConditionBySomebodysWordsAndCoding() {
        Condition condition = KnowledgeFiles.load().conditions().stream()
                .filter(each -> each.icd10() != null)
                .findFirst()
                .orElseThrow();
        Coding own = new Coding("https://codes.example", null, "K1", null);

        assertThat(condition.called("Knee", null).codings()).isEqualTo(condition.codings());
        assertThat(condition.called("Knee", null).icd10()).isEqualTo(condition.icd10());
        assertThat(condition.called("Knee", own).codings()).containsExactly(own);
        assertThat(condition.called("Knee", own).icd10()).isNull();
    }

    private static Protocol protocolWith(String... solutions) {
        Protocol any = Protocols.of(Span.ofMonths(6), phase("INITIAL", 1, null, 6, null, fixed(21)));
        return Protocols.with(any, List.of(solutions), List.of(), null, null);
    }

    private static Knowledge with(ClinicKnowledge clinics) {
        return knowing(KnowledgeFiles.load().protocols(), clinics);
    }

    private static Mixture mixture(String code, Substance... own) {
        return new Mixture(
                solution(code, new SolutionComponent(own.length == 0 ? "water" : own[0].code(), "In it", null)),
                List.of(own));
    }

    private static Solution solution(String code, SolutionComponent... components) {
        return new Solution(code, code, SolutionKind.MIXTURE, null, List.of(components), true, List.of());
    }

    private static Substance substance(String code, String display) {
        return new Substance(code, display, List.of(), List.of(), List.of(), null, List.of());
    }
}
