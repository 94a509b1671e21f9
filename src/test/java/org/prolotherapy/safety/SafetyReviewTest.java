package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.reference.KnowledgeFiles;

/** Every rule of the review, under its own name. */
class SafetyReviewTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();

    @Test
    void solutionIsOneOfTheProtocol() {
        assertThat(review(plan().with("hypertonic-dextrose-lidocaine")).refusals())
                .isEmpty();
        assertThat(rules(review(plan().with("phenol")).refusals())).containsExactly(RuleId.SOLUTION_OF_PROTOCOL);
    }

    @Test
    void concentrationIsPublished() {
        assertThat(rules(review(plan().at("11.99")).refusals())).containsExactly(RuleId.CONCENTRATION_RANGE);
        assertThat(review(plan().at("12")).refusals()).isEmpty();
        assertThat(review(plan().at("25.0")).refusals()).isEmpty();
        assertThat(rules(review(plan().at("25.01")).refusals())).containsExactly(RuleId.CONCENTRATION_RANGE);
        assertThat(review(plan().at(null)).refusals()).isEmpty();
        assertThat(review(plan().under("inflammatory").with("phenol").at("1")).refusals())
                .as("no text gives a range for phenol")
                .isEmpty();
    }

    @Test
    void solutionIsNoCorticosteroid() {
        assertThat(rules(review(plan().with("corticosteroid")).refusals()))
                .containsExactly(RuleId.SOLUTION_OF_PROTOCOL, RuleId.NO_CORTICOSTEROID);
    }

    @Test
    void noInfectionIsAtTheSite() {
        assertThat(review(plan().answering(new Answers().infectionAtSite(false)))
                        .refusals())
                .isEmpty();
        assertThat(rules(review(plan().answering(new Answers().infectionAtSite(true)))
                        .refusals()))
                .containsExactly(RuleId.INFECTION_AT_SITE);
    }

    @Test
    void anticoagulantsAreOnHold() {
        assertThat(rules(review(plan().answering(new Answers().anticoagulants(true)))
                        .refusals()))
                .containsExactly(RuleId.ANTICOAGULANTS);
        assertThat(rules(review(plan().answering(
                                        new Answers().anticoagulants(true).heldFor(2)))
                        .refusals()))
                .containsExactly(RuleId.ANTICOAGULANTS);
        assertThat(review(plan().answering(new Answers().anticoagulants(true).heldFor(3)))
                        .refusals())
                .isEmpty();
        assertThat(review(plan().answering(new Answers().anticoagulants(false).heldFor(0)))
                        .refusals())
                .isEmpty();
    }

    @Test
    void patientIsNotAllergicTo() {
        for (String word : List.of("lidocaine", "Lidocaine", "LIDOCAINE", " dextrose\t", "DEXTROSE")) {
            assertThat(rules(review(plan().answering(new Answers().allergies(word)))
                            .refusals()))
                    .as(word)
                    .containsExactly(RuleId.ALLERGY_TO_COMPONENT);
        }
        for (String word : List.of("phenol", "lidocaines", "dextr")) {
            assertThat(review(plan().answering(new Answers().allergies(word))).refusals())
                    .as(word)
                    .isEmpty();
        }
        assertThat(rules(review(plan().under("growth-factor-injection")
                                .with("platelet-rich-plasma")
                                .at(null)
                                .answering(new Answers().allergies("Autologous blood")))
                        .refusals()))
                .as("by its display, which is not its code")
                .containsExactly(RuleId.ALLERGY_TO_COMPONENT);
        assertThat(review(plan().answering(new Answers().allergies("dextrose", "lidocaine")))
                        .refusals())
                .as("both components in one reason")
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.detail()).contains("Dextrose").contains("Lidocaine"));
    }

    @Test
    void patientIsNotAllergicToPlannedLidocaine() {
        Case withoutLidocaine = plan().under("inflammatory")
                .with("hypertonic-dextrose")
                .answering(new Answers().allergies("lidocaine"));

        assertThat(review(withoutLidocaine).refusals()).isEmpty();
        assertThat(review(withoutLidocaine.lidocaine("0")).refusals()).isEmpty();
        assertThat(rules(review(withoutLidocaine.lidocaine("0.1")).refusals()))
                .containsExactly(RuleId.ALLERGY_TO_COMPONENT);
        assertThat(review(withoutLidocaine.lidocaine("100").answering(new Answers().allergies("latex")))
                        .refusals())
                .isEmpty();
        assertThat(review(plan().lidocaine("100").answering(new Answers().allergies("lidocaine")))
                        .refusals())
                .as("the solution holds it too, and one reason is enough")
                .hasSize(1);
    }

    @Test
    void plannedLidocaineStaysUnderTheCeilingOfLidocaineWithoutAdrenaline() {
        assertThat(review(plan().lidocaine("300").weighing("66.667")).refusals())
                .isEmpty();
        assertThat(rules(review(plan().lidocaine("300.001").weighing("100")).refusals()))
                .containsExactly(RuleId.LIDOCAINE_CEILING);
        assertThat(rules(review(plan().lidocaine("300").weighing("66.666")).refusals()))
                .containsExactly(RuleId.LIDOCAINE_CEILING);
    }

    @Test
    void aCeilingWithoutItsFiguresIsNotEvaluatedAndSaysSo() {
        for (Case incomplete :
                List.of(plan().lidocaine(null), plan().lidocaine("100").weighing(null))) {
            assertThat(review(incomplete).refusals()).isEmpty();
            assertThat(rules(review(incomplete).warnings())).containsExactly(RuleId.NOT_EVALUATED);
        }
        assertThat(review(plan().lidocaine("0").weighing(null)).warnings()).isEmpty();
    }

    @Test
    void noAntiInflammatoriesAreTaken() {
        SafetyReview taken = review(plan().answering(new Answers().antiInflammatories(true)));

        assertThat(rules(taken.warnings())).containsExactly(RuleId.ANTI_INFLAMMATORIES);
        assertThat(taken.allowsTreatment()).isTrue();
        assertThat(review(plan().answering(new Answers().antiInflammatories(false)))
                        .warnings())
                .isEmpty();
    }

    @Test
    void osteoarthritisIsMild() {
        assertThat(review(plan().of("knee-osteoarthritis", Severity.MILD)).warnings())
                .isEmpty();
        for (Severity severity : List.of(Severity.MODERATE, Severity.SEVERE)) {
            SafetyReview review = review(plan().of("knee-osteoarthritis", severity));
            assertThat(rules(review.warnings())).containsExactly(RuleId.OSTEOARTHRITIS_NOT_MILD);
            assertThat(review.allowsTreatment()).isTrue();
        }
        assertThat(review(plan().of("tennis-elbow", Severity.SEVERE)).warnings())
                .isEmpty();
    }

    @Test
    void allergiesAreKnownSubstances() {
        SafetyReview unmatched = review(plan().answering(new Answers().allergies("latex", "pollen", "Phenol")));

        assertThat(unmatched.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.rule()).isEqualTo(RuleId.ALLERGY_UNMATCHED);
            assertThat(warning.detail()).startsWith("2 of the allergies");
        });
        assertThat(unmatched.allowsTreatment()).isTrue();
        assertThat(review(plan().answering(new Answers().allergies("PHENOL"))).warnings())
                .isEmpty();
    }

    @Test
    void screeningIsAnswered() {
        assertThat(review(plan()).allowsTreatment()).isTrue();
        for (Answers open : List.of(
                new Answers().anticoagulants(null),
                new Answers().antiInflammatories(null),
                new Answers().infectionAtSite(null),
                new Answers().noAllergiesAnswered())) {
            SafetyReview review = review(plan().answering(open));
            assertThat(review.refusals()).isEmpty();
            assertThat(rules(review.obstacles())).containsExactly(RuleId.SCREENING_UNANSWERED);
            assertThat(review.allowsTreatment()).isFalse();
        }
        assertThat(SafetyReview.screeningIsAnswered(ScreeningAnswers.NONE))
                .hasValueSatisfying(finding -> assertThat(finding.detail())
                        .isEqualTo("Open: anticoagulants, antiInflammatories, infectionAtSite, allergies."));
    }

    @Test
    void patientWasExamined() {
        SafetyReview unexamined = review(plan().answering(new Answers().unexamined()));

        assertThat(rules(unexamined.outstanding())).containsExactly(RuleId.EXAMINATION_BEFORE_SITES, RuleId.CONSENT);
        assertThat(unexamined.allowsTreatment()).isTrue();
        assertThat(rules(review(plan()).outstanding())).containsExactly(RuleId.CONSENT);
    }

    @Test
    void patientHasConsented() {
        assertThat(rules(review(plan()).outstanding())).containsExactly(RuleId.CONSENT);
        assertThat(review(plan().consented()).outstanding()).isEmpty();
    }

    @Test
    void givesEveryReasonAtOnce() {
        assertThat(rules(review(plan().with("corticosteroid")
                                .lidocaine("301")
                                .answering(new Answers()
                                        .anticoagulants(true)
                                        .infectionAtSite(true)
                                        .allergies("cortisone")))
                        .refusals()))
                .containsExactlyInAnyOrder(
                        RuleId.SOLUTION_OF_PROTOCOL,
                        RuleId.NO_CORTICOSTEROID,
                        RuleId.INFECTION_AT_SITE,
                        RuleId.ANTICOAGULANTS,
                        RuleId.ALLERGY_TO_COMPONENT,
                        RuleId.LIDOCAINE_CEILING);
    }

    private static SafetyReview review(Case plan) {
        return SafetyReview.of(plan.plan(), KNOWLEDGE);
    }

    private static List<RuleId> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    /** A plan with nothing to say about it: tennis elbow, 15 % dextrose, no lidocaine besides, 70 kg. */
    private static Case plan() {
        return new Case(new SafetyCase(
                KNOWLEDGE.condition("tennis-elbow").orElseThrow(),
                Severity.MILD,
                KNOWLEDGE.defaultProtocol(),
                KNOWLEDGE.solution("hypertonic-dextrose-lidocaine").orElseThrow(),
                new BigDecimal("15"),
                BigDecimal.ZERO,
                new BigDecimal("70"),
                new Answers().given(),
                false));
    }

    private record Case(SafetyCase plan) {

        Case of(String condition, Severity severity) {
            return new Case(new SafetyCase(
                    KNOWLEDGE.condition(condition).orElseThrow(),
                    severity,
                    plan.protocol(),
                    plan.solution(),
                    plan.concentrationPercent(),
                    plan.plannedLidocaineMg(),
                    plan.weightKg(),
                    plan.screening(),
                    plan.consented()));
        }

        Case consented() {
            return new Case(new SafetyCase(
                    plan.condition(),
                    plan.severity(),
                    plan.protocol(),
                    plan.solution(),
                    plan.concentrationPercent(),
                    plan.plannedLidocaineMg(),
                    plan.weightKg(),
                    plan.screening(),
                    true));
        }

        Case under(String protocol) {
            return new Case(new SafetyCase(
                    plan.condition(),
                    plan.severity(),
                    KNOWLEDGE.protocol(protocol).orElseThrow(),
                    plan.solution(),
                    plan.concentrationPercent(),
                    plan.plannedLidocaineMg(),
                    plan.weightKg(),
                    plan.screening(),
                    plan.consented()));
        }

        Case with(String solution) {
            return new Case(new SafetyCase(
                    plan.condition(),
                    plan.severity(),
                    plan.protocol(),
                    KNOWLEDGE.solution(solution).orElseThrow(),
                    plan.concentrationPercent(),
                    plan.plannedLidocaineMg(),
                    plan.weightKg(),
                    plan.screening(),
                    plan.consented()));
        }

        Case at(@Nullable String percent) {
            return figures(decimal(percent), plan.plannedLidocaineMg(), plan.weightKg());
        }

        Case lidocaine(@Nullable String mg) {
            return figures(plan.concentrationPercent(), decimal(mg), plan.weightKg());
        }

        Case weighing(@Nullable String kg) {
            return figures(plan.concentrationPercent(), plan.plannedLidocaineMg(), decimal(kg));
        }

        Case answering(Answers answers) {
            return new Case(new SafetyCase(
                    plan.condition(),
                    plan.severity(),
                    plan.protocol(),
                    plan.solution(),
                    plan.concentrationPercent(),
                    plan.plannedLidocaineMg(),
                    plan.weightKg(),
                    answers.given(),
                    plan.consented()));
        }

        private Case figures(
                @Nullable BigDecimal percent, @Nullable BigDecimal lidocaineMg, @Nullable BigDecimal weightKg) {
            return new Case(new SafetyCase(
                    plan.condition(),
                    plan.severity(),
                    plan.protocol(),
                    plan.solution(),
                    percent,
                    lidocaineMg,
                    weightKg,
                    plan.screening(),
                    plan.consented()));
        }

        private static @Nullable BigDecimal decimal(@Nullable String number) {
            return number == null ? null : new BigDecimal(number);
        }
    }

    /** A screening with everything answered and nothing against treatment, until a test says otherwise. */
    private record Answers(ScreeningAnswers given) {

        private static final Examination EXAMINATION =
                new Examination("dr-demir", Instant.parse("2026-12-28T07:00:00Z"), null);

        Answers() {
            this(new ScreeningAnswers(false, false, false, List.of(), null, EXAMINATION, null, null));
        }

        Answers anticoagulants(@Nullable Boolean answer) {
            return questions(answer, given.antiInflammatories(), given.infectionAtSite(), given.allergies());
        }

        Answers antiInflammatories(@Nullable Boolean answer) {
            return questions(given.anticoagulants(), answer, given.infectionAtSite(), given.allergies());
        }

        Answers infectionAtSite(@Nullable Boolean answer) {
            return questions(given.anticoagulants(), given.antiInflammatories(), answer, given.allergies());
        }

        Answers allergies(String... words) {
            return questions(
                    given.anticoagulants(), given.antiInflammatories(), given.infectionAtSite(), List.of(words));
        }

        Answers noAllergiesAnswered() {
            return questions(given.anticoagulants(), given.antiInflammatories(), given.infectionAtSite(), null);
        }

        Answers heldFor(int days) {
            return new Answers(new ScreeningAnswers(
                    given.anticoagulants(),
                    given.antiInflammatories(),
                    given.infectionAtSite(),
                    given.allergies(),
                    new HoldDecision("dr-aydin", "warfarin", null, days, Instant.parse("2026-12-28T07:00:00Z")),
                    given.examination(),
                    null,
                    null));
        }

        Answers unexamined() {
            return new Answers(new ScreeningAnswers(
                    given.anticoagulants(),
                    given.antiInflammatories(),
                    given.infectionAtSite(),
                    given.allergies(),
                    given.holdDecision(),
                    null,
                    null,
                    null));
        }

        private Answers questions(
                @Nullable Boolean anticoagulants,
                @Nullable Boolean antiInflammatories,
                @Nullable Boolean infectionAtSite,
                @Nullable List<String> allergies) {
            return new Answers(new ScreeningAnswers(
                    anticoagulants,
                    antiInflammatories,
                    infectionAtSite,
                    allergies,
                    given.holdDecision(),
                    given.examination(),
                    null,
                    null));
        }
    }
}
