package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.InEnglish.told;
import static org.prolotherapy.knowledge.InEnglish.words;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionKind;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.schedule.Protocols;

/** Every rule of the review, under its own name. */
class SafetyReviewTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();

    @Test
    void solutionIsOneOfTheProtocol() {
        assertThat(review(plan().with("hypertonic-dextrose-lidocaine")).refusals())
                .isEmpty();
        assertThat(rules(review(plan().with("phenol").at("2")).refusals()))
                .containsExactly(RuleId.SOLUTION_OF_PROTOCOL);
    }

    @Test
    void concentrationIsPublished() {
        assertThat(rules(review(plan().at("11.99")).refusals())).containsExactly(RuleId.CONCENTRATION_RANGE);
        assertThat(review(plan().at("12")).refusals()).isEmpty();
        assertThat(review(plan().at("25.0")).refusals()).isEmpty();
        assertThat(rules(review(plan().at("25.01")).refusals())).containsExactly(RuleId.CONCENTRATION_RANGE);
        assertThat(review(plan().at(null)).refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "inflammatory, phenol, 2.5, 2.501",
        "inflammatory, phenol, 1, 100",
        "inflammatory, sodium-morrhuate, 5, 5.001",
        "inflammatory, hypertonic-dextrose, 25, 25.001",
        "inflammatory, hypertonic-dextrose, 12, 11.999",
        "growth-factor-stimulation, dextrose, 5, 4.999",
        "growth-factor-stimulation, dextrose, 25, 25.001",
        "knee-osteoarthritis-trial, trial-dextrose-lidocaine, 15, 14.999",
    })
    void everyBoundedSolutionIsHeldToItsBounds(String protocol, String solution, String within, String outside) {
        Case plan = plan().under(protocol).with(solution);

        assertThat(review(plan.at(within)).refusals()).isEmpty();
        assertThat(review(plan.at(within)).warnings()).isEmpty();
        assertThat(rules(review(plan.at(outside)).refusals())).containsExactly(RuleId.CONCENTRATION_RANGE);
    }

    @Test
    void concentrationIsEvaluated() {
        assertThat(review(plan().at(null)).warnings())
                .extracting(InEnglish::said)
                .containsExactly(told(
                        RuleId.NOT_EVALUATED,
                        "This concerns concentration-range; missing: concentrationPercent of"
                                + " hypertonic-dextrose-lidocaine."));
        for (Solution solution : KNOWLEDGE.solutions()) {
            List<Finding> found = review(plan().with(solution.code()).at("20")).warnings();
            if (solution.accepted() && solution.concentrationPercent() == null) {
                assertThat(found)
                        .as(solution.code())
                        .extracting(InEnglish::said)
                        .containsExactly(told(
                                RuleId.NOT_EVALUATED,
                                "This concerns concentration-range; missing: published concentrations of "
                                        + solution.code() + "."));
            } else if (solution.accepted() && solution.kind() == SolutionKind.MIXTURE) {
                assertThat(rules(found)).as(solution.code()).containsExactly(RuleId.NOT_EVALUATED);
            } else {
                assertThat(found).as(solution.code()).isEmpty();
            }
        }
        assertThat(review(plan().with("dextrose-glycerine-phenol-lidocaine").at("20"))
                        .warnings())
                .extracting(InEnglish::said)
                .containsExactly(told(
                        RuleId.NOT_EVALUATED,
                        "This concerns concentration-range; missing: how much glycerine is in"
                                + " dextrose-glycerine-phenol-lidocaine, how much phenol is in"
                                + " dextrose-glycerine-phenol-lidocaine."));
        assertThat(review(plan().with("phenol-glycerine-lidocaine").at(null)).warnings())
                .extracting(InEnglish::said)
                .containsExactly(told(
                        RuleId.NOT_EVALUATED,
                        "This concerns concentration-range; missing: concentrationPercent of phenol-glycerine-lidocaine,"
                                + " how much glycerine is in phenol-glycerine-lidocaine."));
    }

    @ParameterizedTest
    @CsvSource({
        // the same solution is held to what is published under a built-in protocol, and to its substance's under a
        // clinic's
        "hypertonic-dextrose, 5, 4.999, 11.999",
        "hypertonic-dextrose-lidocaine, 25, 25.001, 11.999",
        "trial-dextrose-lidocaine, 5, 4.999, 14.999",
        "phenol, 2.5, 2.501, 2.501",
        "sodium-morrhuate, 5, 5.001, 5.001",
        "phenol-glycerine-lidocaine, 2.5, 2.501, 2.501",
    })
    void aClinicsProtocolHoldsASolutionToWhatItsSubstanceAllows(
            String solution, String within, String outside, String outsideBuiltIn) {
        Case plan = plan().with(solution);
        assertThat(rules(review(ofAClinic(plan.at(within).plan())).refusals()))
                .doesNotContain(RuleId.CONCENTRATION_RANGE);
        assertThat(rules(review(ofAClinic(plan.at(outside).plan())).refusals())).contains(RuleId.CONCENTRATION_RANGE);
        assertThat(rules(review(plan.at(outsideBuiltIn)).refusals())).contains(RuleId.CONCENTRATION_RANGE);
    }

    @Test
    void aClinicsProtocolHasNoBoundsForWhatNoneArePublished() {
        Case blood = plan().under("growth-factor-injection").with("platelet-rich-plasma");
        assertThat(review(ofAClinic(blood.at("100").plan())).warnings())
                .extracting(InEnglish::words)
                .contains(
                        "This concerns concentration-range; missing: published concentrations of platelet-rich-plasma.");
    }

    private static SafetyCase ofAClinic(SafetyCase plan) {
        return new SafetyCase(
                plan.conditions(),
                plan.severity(),
                Protocols.holding(),
                plan.solution(),
                plan.concentrationPercent(),
                plan.plannedLidocaineMg(),
                plan.weightKg(),
                plan.patientAgeYears(),
                plan.screening(),
                plan.allergies(),
                plan.consented(),
                plan.questions());
    }

    private static SafetyReview review(SafetyCase plan) {
        return SafetyReview.of(plan, KNOWLEDGE);
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
        for (String word : List.of(
                "lidocaine",
                "Lidocaine",
                "LIDOCAINE",
                " dextrose\t",
                "DEXTROSE",
                "lignocaine",
                "Xylocaine 2%",
                "LİDOKAİN",
                "glukoz",
                "local anaesthetics")) {
            assertThat(rules(review(plan().answering(new Answers().allergies(word)))
                            .refusals()))
                    .as(word)
                    .containsExactly(RuleId.ALLERGY_TO_COMPONENT);
        }
        for (String word : List.of("phenol", "procaine", "dextr")) {
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
                        assertThat(words(refusal)).contains("Dextrose").contains("Lidocaine"));
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
        assertThat(review(withoutLidocaine.lidocaine("100").answering(new Answers().allergies("phenol")))
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
    void allergiesAreUnderstood() {
        Answers allergic = new Answers().allergies("latex", "Phenol", "phenol, pollen", "PHENOL 2%");
        SafetyReview unmatched = review(plan().answering(allergic));

        assertThat(unmatched.outstanding())
                .filteredOn(finding -> finding.rule() == RuleId.ALLERGY_UNMATCHED)
                .extracting(InEnglish::words)
                .as("each by its place, and none by its words, which are the patient's")
                .containsExactly(
                        "This concerns the screening's allergy number 1, which nobody has judged.",
                        "This concerns the screening's allergy number 3, which nobody has judged.");
        assertThat(unmatched.allowsTreatment()).isTrue();
        assertThat(rules(SafetyReview.gates(plan().answering(allergic).plan(), Instant.parse("2027-01-04T07:00:00Z"))))
                .containsExactly(RuleId.ALLERGY_UNMATCHED, RuleId.ALLERGY_UNMATCHED);

        Answers judged = allergic.judged(
                new AllergyJudgement("LATEX", "dr-demir", null),
                new AllergyJudgement("phenol, pollen", "dr-demir", null));
        assertThat(SafetyReview.gates(plan().answering(judged).plan(), Instant.parse("2027-01-04T07:00:00Z")))
                .isEmpty();
        assertThat(review(plan().answering(judged)).refusals()).isEmpty();
    }

    @Test
    void anAllergyThatIsJudgedToConcernAComponentIsOneToIt() {
        Answers judged = new Answers()
                .allergies("the numbing gel")
                .judged(new AllergyJudgement("the numbing gel", "dr-demir", "lidocaine"));

        assertThat(rules(review(plan().answering(judged)).refusals())).containsExactly(RuleId.ALLERGY_TO_COMPONENT);
        assertThat(review(plan().under("inflammatory").with("phenol").at("1").answering(judged))
                        .refusals())
                .isEmpty();
        assertThat(rules(review(plan().answering(new Answers()
                                .allergies("the numbing gel")
                                .judged(new AllergyJudgement(
                                        "the numbing gel", "dr-demir", "amide-local-anaesthetics"))))
                        .refusals()))
                .containsExactly(RuleId.ALLERGY_TO_COMPONENT);
    }

    @Test
    void aJudgementTakesNothingBackThatIsKnown() {
        Answers judged =
                new Answers().allergies("lidocaine").judged(new AllergyJudgement("lidocaine", "dr-demir", null));

        assertThat(rules(review(plan().answering(judged)).refusals())).containsExactly(RuleId.ALLERGY_TO_COMPONENT);
    }

    @Test
    void patientIsNotAllergicToAnOriginOf() {
        SafetyReview corn = review(plan().answering(new Answers().allergies("mısır")));

        assertThat(corn.refusals()).isEmpty();
        assertThat(corn.warnings())
                .extracting(InEnglish::said)
                .containsExactly(told(RuleId.ALLERGY_TO_ORIGIN, "This concerns Dextrose (Corn)."));
        assertThat(review(plan().under("inflammatory")
                                .with("phenol")
                                .at("1")
                                .answering(new Answers().allergies("corn")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void theCeilingsAreThoseOfAdults() {
        assertThat(review(plan().lidocaine("20").aged(18)).warnings()).isEmpty();
        assertThat(rules(review(plan().lidocaine("20").aged(17)).warnings()))
                .containsExactly(RuleId.NOT_EVALUATED, RuleId.CEILINGS_OF_ADULTS);
        assertThat(review(plan().lidocaine("0").aged(17)).warnings()).isEmpty();
        assertThat(rules(
                        review(plan().lidocaine("301").weighing("100").aged(12)).refusals()))
                .as("what is too much for an adult is too much for a child")
                .containsExactly(RuleId.LIDOCAINE_CEILING);
    }

    @Test
    void eachRuleThatCouldNotBeEvaluatedIsTold() {
        assertThat(review(plan().at(null).lidocaine(null).weighing(null).aged(12))
                        .warnings())
                .extracting(InEnglish::said)
                .containsExactly(
                        told(
                                RuleId.NOT_EVALUATED,
                                "This concerns concentration-range; missing: concentrationPercent of"
                                        + " hypertonic-dextrose-lidocaine."),
                        told(
                                RuleId.NOT_EVALUATED,
                                "This concerns lidocaine-ceiling; missing: plannedLidocaineMg, weightKg, ceilings for"
                                        + " patientAgeYears below 18."),
                        told(RuleId.CEILINGS_OF_ADULTS, "This patient's age is 12."));
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
        assertThat(SafetyReview.screeningIsAnswered(ScreeningAnswers.NONE, List.of()))
                .hasValueSatisfying(finding -> assertThat(words(finding))
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
        return new Case(
                "tennis-elbow",
                Severity.MILD,
                KNOWLEDGE.defaultProtocol().id(),
                "hypertonic-dextrose-lidocaine",
                new BigDecimal("15"),
                BigDecimal.ZERO,
                new BigDecimal("70"),
                null,
                new Answers().given(),
                false);
    }

    private record Case(
            String condition,
            Severity severity,
            String protocol,
            String solution,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal lidocaineMg,
            @Nullable BigDecimal weightKg,
            @Nullable Integer ageYears,
            ScreeningAnswers screening,
            boolean isConsented) {

        SafetyCase plan() {
            return new SafetyCase(
                    List.of(KNOWLEDGE.condition(condition).orElseThrow()),
                    severity,
                    KNOWLEDGE.protocol(protocol).orElseThrow(),
                    KNOWLEDGE.solution(solution).orElseThrow(),
                    percent,
                    lidocaineMg,
                    weightKg,
                    ageYears,
                    screening,
                    Allergies.of(screening, KNOWLEDGE),
                    isConsented,
                    List.of());
        }

        Case of(String other, Severity otherSeverity) {
            return new Case(
                    other,
                    otherSeverity,
                    protocol,
                    solution,
                    percent,
                    lidocaineMg,
                    weightKg,
                    ageYears,
                    screening,
                    isConsented);
        }

        Case consented() {
            return new Case(
                    condition, severity, protocol, solution, percent, lidocaineMg, weightKg, ageYears, screening, true);
        }

        Case under(String other) {
            return new Case(
                    condition,
                    severity,
                    other,
                    solution,
                    percent,
                    lidocaineMg,
                    weightKg,
                    ageYears,
                    screening,
                    isConsented);
        }

        Case with(String other) {
            return new Case(
                    condition,
                    severity,
                    protocol,
                    other,
                    percent,
                    lidocaineMg,
                    weightKg,
                    ageYears,
                    screening,
                    isConsented);
        }

        Case at(@Nullable String other) {
            return new Case(
                    condition,
                    severity,
                    protocol,
                    solution,
                    decimal(other),
                    lidocaineMg,
                    weightKg,
                    ageYears,
                    screening,
                    isConsented);
        }

        Case lidocaine(@Nullable String mg) {
            return new Case(
                    condition,
                    severity,
                    protocol,
                    solution,
                    percent,
                    decimal(mg),
                    weightKg,
                    ageYears,
                    screening,
                    isConsented);
        }

        Case weighing(@Nullable String kg) {
            return new Case(
                    condition,
                    severity,
                    protocol,
                    solution,
                    percent,
                    lidocaineMg,
                    decimal(kg),
                    ageYears,
                    screening,
                    isConsented);
        }

        Case aged(int years) {
            return new Case(
                    condition,
                    severity,
                    protocol,
                    solution,
                    percent,
                    lidocaineMg,
                    weightKg,
                    years,
                    screening,
                    isConsented);
        }

        Case answering(Answers answers) {
            return new Case(
                    condition,
                    severity,
                    protocol,
                    solution,
                    percent,
                    lidocaineMg,
                    weightKg,
                    ageYears,
                    answers.given(),
                    isConsented);
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
            this(new ScreeningAnswers(false, false, false, List.of(), null, null, EXAMINATION, null, null, null));
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

        Answers judged(AllergyJudgement... judgements) {
            return new Answers(new ScreeningAnswers(
                    given.anticoagulants(),
                    given.antiInflammatories(),
                    given.infectionAtSite(),
                    given.allergies(),
                    List.of(judgements),
                    given.holdDecision(),
                    given.examination(),
                    null,
                    null,
                    null));
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
                    null,
                    new HoldDecision("dr-aydin", "warfarin", null, days, Instant.parse("2026-12-28T07:00:00Z")),
                    given.examination(),
                    null,
                    null,
                    null));
        }

        Answers unexamined() {
            return new Answers(new ScreeningAnswers(
                    given.anticoagulants(),
                    given.antiInflammatories(),
                    given.infectionAtSite(),
                    given.allergies(),
                    null,
                    given.holdDecision(),
                    null,
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
                    null,
                    given.holdDecision(),
                    given.examination(),
                    null,
                    null,
                    null));
        }
    }
}
