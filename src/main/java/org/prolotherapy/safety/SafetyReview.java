package org.prolotherapy.safety;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.Strength;

/**
 * What safety says about a plan.
 *
 * @param refusals hard rules that the plan breaks: a plan with one is not made, and does not go on
 * @param warnings what a clinician should weigh, and which rules could not be evaluated
 * @param outstanding what is still to be done; a plan with an unanswered screening stays a draft
 */
public record SafetyReview(List<Finding> refusals, List<Finding> warnings, List<Finding> outstanding) {

    /** Of what is outstanding, what a plan waits for to be active. */
    private static final Set<RuleId> BEFORE_TREATMENT =
            EnumSet.of(RuleId.SCREENING_UNANSWERED, RuleId.ADVERSE_EVENT_UNREVIEWED);

    public SafetyReview {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
        outstanding = List.copyOf(outstanding);
    }

    public static SafetyReview of(SafetyCase plan, Knowledge knowledge) {
        List<Finding> refusals = new ArrayList<>();
        solutionIsOneOfTheProtocol(plan).ifPresent(refusals::add);
        concentrationIsPublished(plan, knowledge).ifPresent(refusals::add);
        solutionIsNoCorticosteroid(plan.solution()).ifPresent(refusals::add);
        noInfectionIsAtTheSite(plan.screening()).ifPresent(refusals::add);
        anticoagulantsAreOnHold(plan.screening()).ifPresent(refusals::add);
        patientIsNotAllergicTo(plan.solution(), plan.allergies()).ifPresent(refusals::add);
        patientIsNotAllergicToPlannedLidocaine(plan).ifPresent(refusals::add);
        noAnswerContraindicates(plan.screening(), plan.questions()).ifPresent(refusals::add);
        AnaestheticCeilings ceilings = ceilings(plan, knowledge);
        ceilings.areKept().ifPresent(refusals::add);

        List<Finding> warnings = new ArrayList<>();
        concentrationIsEvaluated(plan, knowledge).ifPresent(warnings::add);
        ceilings.areEvaluated(plan.patientAgeYears()).ifPresent(warnings::add);
        ceilings.areForAdults(plan.patientAgeYears()).ifPresent(warnings::add);
        patientIsNotAllergicToAnOriginOf(plan.solution(), plan.allergies()).ifPresent(warnings::add);
        noAntiInflammatoriesAreTaken(plan.screening()).ifPresent(warnings::add);
        osteoarthritisIsMild(plan).ifPresent(warnings::add);
        noAnswerCallsForCaution(plan.screening(), plan.questions()).ifPresent(warnings::add);

        List<Finding> outstanding = new ArrayList<>();
        screeningIsAnswered(plan.screening(), plan.questions()).ifPresent(outstanding::add);
        outstanding.addAll(allergiesAreUnderstood(plan.allergies()));
        noAnswerKeepsFromBooking(plan.screening(), plan.questions()).ifPresent(outstanding::add);
        patientWasExamined(plan.screening()).ifPresent(outstanding::add);
        patientHasConsented(plan).ifPresent(outstanding::add);
        return new SafetyReview(refusals, warnings, outstanding);
    }

    /** The same with one thing more that is still to be done. */
    public SafetyReview withOutstanding(Finding finding) {
        return new SafetyReview(
                refusals,
                warnings,
                Stream.concat(Stream.of(finding), outstanding.stream()).toList());
    }

    /**
     * The hard rules that a screening breaks, whatever else is planned.
     *
     * @param solution null if it is not known
     */
    public static List<Finding> refusalsOf(
            ScreeningAnswers screening, @Nullable Solution solution, Knowledge knowledge) {
        return Stream.of(
                        noInfectionIsAtTheSite(screening),
                        anticoagulantsAreOnHold(screening),
                        solution == null
                                ? Optional.<Finding>empty()
                                : patientIsNotAllergicTo(solution, Allergies.of(screening, knowledge)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What keeps a plan from being active: the hard rules it breaks, and what has to be done first. */
    public List<Finding> obstacles() {
        return Stream.concat(
                        refusals.stream(),
                        outstanding.stream().filter(finding -> BEFORE_TREATMENT.contains(finding.rule())))
                .toList();
    }

    public boolean allowsTreatment() {
        return obstacles().isEmpty();
    }

    /** What has to be met before a session at that time is booked, and is not. */
    public static List<Finding> gates(SafetyCase plan, Instant session) {
        List<Finding> gates = new ArrayList<>(allergiesAreUnderstood(plan.allergies()));
        noAnswerKeepsFromBooking(plan.screening(), plan.questions()).ifPresent(gates::add);
        patientWasExamined(plan.screening().asOf(session)).ifPresent(gates::add);
        return gates;
    }

    /** The solution is one of those that the protocol uses. */
    private static Optional<Finding> solutionIsOneOfTheProtocol(SafetyCase plan) {
        List<String> allowed = plan.protocol().solutions();
        return found(
                !allowed.contains(plan.solution().code()),
                RuleId.SOLUTION_OF_PROTOCOL,
                Phrase.SOLUTION_NOT_OF_PROTOCOL.of(
                        plan.protocol().id(), allowed, plan.solution().code()));
    }

    /** The concentration lies within what is published for the solution. */
    private static Optional<Finding> concentrationIsPublished(SafetyCase plan, Knowledge knowledge) {
        return knowledge
                .concentrations(plan.solution(), plan.protocol())
                .filter(published ->
                        plan.concentrationPercent() != null && !published.contains(plan.concentrationPercent()))
                .map(published -> new Finding(
                        RuleId.CONCENTRATION_RANGE,
                        Phrase.CONCENTRATIONS_OF_SOLUTION.of(
                                plan.solution().code(), published.min(), published.max())));
    }

    /** Bounds are published for the solution, and it is known how much of what has bounds is in it, from the plan or its protocol. */
    private static Optional<Finding> concentrationIsEvaluated(SafetyCase plan, Knowledge knowledge) {
        boolean known = plan.concentrationPercent() != null
                || plan.protocol().saysConcentrationOf(plan.solution().code());
        List<Saying> missing = missingOfConcentration(plan.solution(), plan.protocol(), known, knowledge);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.notEvaluated(RuleId.CONCENTRATION_RANGE, missing));
    }

    /** What is missing to tell whether the concentration of a solution, which may be known, is a published one. */
    public static List<Saying> missingOfConcentration(
            Solution solution, Protocol protocol, boolean concentrationIsKnown, Knowledge knowledge) {
        List<Saying> missing = new ArrayList<>();
        if (!solution.accepted()) {
            return missing;
        }
        if (knowledge.concentrations(solution, protocol).isEmpty()) {
            missing.add(Phrase.PUBLISHED_CONCENTRATIONS_OF.of(solution.code()));
        } else if (!concentrationIsKnown) {
            missing.add(Phrase.CONCENTRATION_OF.of(solution.code()));
        }
        knowledge
                .boundedBesides(solution)
                .forEach(substance -> missing.add(Phrase.HOW_MUCH_IN.of(substance.code(), solution.code())));
        return missing;
    }

    /** The solution is no corticosteroid. */
    private static Optional<Finding> solutionIsNoCorticosteroid(Solution solution) {
        return found(!solution.accepted(), RuleId.NO_CORTICOSTEROID, Phrase.NEVER_ACCEPTED.of(solution.display()));
    }

    /** No infection is at the application site. */
    public static Optional<Finding> noInfectionIsAtTheSite(ScreeningAnswers screening) {
        return found(isTrue(screening.infectionAtSite()), RuleId.INFECTION_AT_SITE, null);
    }

    /** Anticoagulants are held by their prescriber for long enough before each session. */
    public static Optional<Finding> anticoagulantsAreOnHold(ScreeningAnswers screening) {
        HoldDecision decision = screening.holdDecision();
        return found(
                isTrue(screening.anticoagulants())
                        && (decision == null || !decision.isLongEnough() || !decision.concernsAnticoagulants()),
                RuleId.ANTICOAGULANTS,
                decision == null
                        ? Phrase.NO_HOLD_DECISION.of()
                        : decision.concernsAnticoagulants()
                                ? Phrase.HOLD_TOO_SHORT.of(decision.days())
                                : Phrase.HOLD_OF_OTHER_DRUG.of(decision.drugClass()));
    }

    /** The patient is not allergic to a component of the solution. */
    public static Optional<Finding> patientIsNotAllergicTo(Solution solution, Allergies allergies) {
        List<String> components = solution.components().stream()
                .filter(component -> allergies.include(component.code()))
                .map(SolutionComponent::display)
                .toList();
        return found(
                !components.isEmpty(),
                RuleId.ALLERGY_TO_COMPONENT,
                Phrase.SOLUTION_CONTAINS.of(solution.display(), components));
    }

    /** The patient is not allergic to what a component of the solution is made from, or may be preserved with. */
    public static Optional<Finding> patientIsNotAllergicToAnOriginOf(Solution solution, Allergies allergies) {
        List<Saying> origins = solution.components().stream()
                .flatMap(component -> allergies
                        .originsOf(component.code())
                        .map(origin -> Phrase.COMPONENT_FROM_ORIGIN.of(component.display(), origin.display())))
                .distinct()
                .toList();
        return found(!origins.isEmpty(), RuleId.ALLERGY_TO_ORIGIN, Phrase.CONCERNS.of(origins));
    }

    /** The patient is not allergic to the lidocaine that is planned besides the solution. */
    private static Optional<Finding> patientIsNotAllergicToPlannedLidocaine(SafetyCase plan) {
        boolean planned =
                plan.plannedLidocaineMg() != null && plan.plannedLidocaineMg().signum() > 0;
        return found(
                planned
                        && !contains(plan.solution(), LocalAnaesthetic.LIDOCAINE)
                        && plan.allergies().include(LocalAnaesthetic.LIDOCAINE),
                RuleId.ALLERGY_TO_COMPONENT,
                Phrase.LIDOCAINE_PLANNED.of());
    }

    /** Whether a solution holds a substance. */
    public static boolean contains(Solution solution, String code) {
        return solution.components().stream()
                .anyMatch(component -> component.code().equals(code));
    }

    /** What is planned for a session; besides lidocaine no anaesthetic is planned. */
    private static AnaestheticCeilings ceilings(SafetyCase plan, Knowledge knowledge) {
        return new AnaestheticCeilings(
                List.of(AnaestheticDose.ofLidocaine(
                        plan.plannedLidocaineMg(), Saying.field("plannedLidocaineMg"), knowledge)),
                plan.weightKg());
    }

    /** No anti-inflammatories are taken. */
    private static Optional<Finding> noAntiInflammatoriesAreTaken(ScreeningAnswers screening) {
        return found(isTrue(screening.antiInflammatories()), RuleId.ANTI_INFLAMMATORIES, null);
    }

    /** Osteoarthritis is mild: S2 considers no other, S0 names no limit. */
    private static Optional<Finding> osteoarthritisIsMild(SafetyCase plan) {
        return found(
                plan.conditions().stream().anyMatch(Condition::osteoarthritis) && plan.severity() != Severity.MILD,
                RuleId.OSTEOARTHRITIS_NOT_MILD,
                Phrase.SEVERITY.of(plan.severity()));
    }

    /** Every allergy names something known, or a named clinician has judged it. */
    public static List<Finding> allergiesAreUnderstood(Allergies allergies) {
        return allergies.notUnderstood().stream()
                .map(place -> new Finding(RuleId.ALLERGY_UNMATCHED, Phrase.ALLERGY_NOT_JUDGED.of(place)))
                .toList();
    }

    /** No answer to a question of the clinic or the protocol is a contraindication. */
    public static Optional<Finding> noAnswerContraindicates(
            ScreeningAnswers screening, List<ScreeningQuestion> questions) {
        return foundFor(
                RuleId.QUESTION_CONTRAINDICATES,
                questions,
                Strength.HARD,
                question -> screening
                        .answerTo(question)
                        .filter(answer -> answer == question.unsafeAnswer())
                        .isPresent());
    }

    /** No answer to a question of the clinic or the protocol keeps the sessions from being booked; none is as bad. */
    public static Optional<Finding> noAnswerKeepsFromBooking(
            ScreeningAnswers screening, List<ScreeningQuestion> questions) {
        return foundFor(
                RuleId.QUESTION_KEEPS_FROM_BOOKING,
                questions,
                Strength.GATE,
                question -> isUnsafe(screening, question));
    }

    /** No answer to a question of the clinic or the protocol calls for caution; none is as bad. */
    private static Optional<Finding> noAnswerCallsForCaution(
            ScreeningAnswers screening, List<ScreeningQuestion> questions) {
        return foundFor(
                RuleId.QUESTION_CALLS_FOR_CAUTION,
                questions,
                Strength.WARNING,
                question -> isUnsafe(screening, question));
    }

    private static boolean isUnsafe(ScreeningAnswers screening, ScreeningQuestion question) {
        return screening.answerTo(question).orElse(question.unsafeAnswer()) == question.unsafeAnswer();
    }

    private static Optional<Finding> foundFor(
            RuleId rule, List<ScreeningQuestion> questions, Strength strength, Predicate<ScreeningQuestion> unsafe) {
        List<String> codes = questions.stream()
                .filter(question -> question.strength() == strength)
                .filter(unsafe)
                .map(ScreeningQuestion::code)
                .distinct()
                .toList();
        return found(!codes.isEmpty(), rule, Phrase.CONCERNS.of(codes));
    }

    /** All four screening questions are answered, and those of the clinic or the protocol that may contraindicate. */
    public static Optional<Finding> screeningIsAnswered(ScreeningAnswers screening, List<ScreeningQuestion> questions) {
        List<String> open = new ArrayList<>();
        addIfOpen(open, screening.anticoagulants(), "anticoagulants");
        addIfOpen(open, screening.antiInflammatories(), "antiInflammatories");
        addIfOpen(open, screening.infectionAtSite(), "infectionAtSite");
        addIfOpen(open, screening.allergies(), "allergies");
        questions.stream()
                .filter(question -> question.strength() == Strength.HARD)
                .filter(question -> screening.answerTo(question).isEmpty())
                .map(ScreeningQuestion::code)
                .distinct()
                .forEach(open::add);
        return found(!open.isEmpty(), RuleId.SCREENING_UNANSWERED, Phrase.OPEN_QUESTIONS.of(open));
    }

    /** The patient was examined before the sites were chosen. */
    public static Optional<Finding> patientWasExamined(ScreeningAnswers screening) {
        return found(screening.examination() == null, RuleId.EXAMINATION_BEFORE_SITES, Phrase.NO_EXAMINATION.of());
    }

    /** The patient has signed a consent after risks and benefits were explained. */
    private static Optional<Finding> patientHasConsented(SafetyCase plan) {
        return found(!plan.consented(), RuleId.CONSENT, null);
    }

    private static void addIfOpen(List<String> open, @Nullable Object answer, String question) {
        if (answer == null) {
            open.add(question);
        }
    }

    private static boolean isTrue(@Nullable Boolean answer) {
        return Boolean.TRUE.equals(answer);
    }

    private static Optional<Finding> found(boolean broken, RuleId rule, @Nullable Saying detail) {
        return broken ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
