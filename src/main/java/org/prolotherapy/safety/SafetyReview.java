package org.prolotherapy.safety;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;

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
        concentrationIsPublished(plan).ifPresent(refusals::add);
        solutionIsNoCorticosteroid(plan.solution()).ifPresent(refusals::add);
        noInfectionIsAtTheSite(plan.screening()).ifPresent(refusals::add);
        anticoagulantsAreOnHold(plan.screening()).ifPresent(refusals::add);
        patientIsNotAllergicTo(plan.solution(), plan.screening()).ifPresent(refusals::add);
        patientIsNotAllergicToPlannedLidocaine(plan, knowledge).ifPresent(refusals::add);

        List<Finding> warnings = new ArrayList<>();
        LidocaineCeiling.PLAIN
                .check(plan.plannedLidocaineMg(), plan.weightKg())
                .ifPresent(finding -> (finding.rule() == RuleId.NOT_EVALUATED ? warnings : refusals).add(finding));
        noAntiInflammatoriesAreTaken(plan.screening()).ifPresent(warnings::add);
        osteoarthritisIsMild(plan).ifPresent(warnings::add);
        allergiesAreKnownSubstances(plan.screening(), knowledge).ifPresent(warnings::add);

        List<Finding> outstanding = new ArrayList<>();
        screeningIsAnswered(plan.screening()).ifPresent(outstanding::add);
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
    public static List<Finding> refusalsOf(ScreeningAnswers screening, @Nullable Solution solution) {
        return Stream.of(
                        noInfectionIsAtTheSite(screening),
                        anticoagulantsAreOnHold(screening),
                        solution == null ? Optional.<Finding>empty() : patientIsNotAllergicTo(solution, screening))
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
        return patientWasExamined(plan.screening().asOf(session)).stream().toList();
    }

    /** The solution is one of those that the protocol uses. */
    private static Optional<Finding> solutionIsOneOfTheProtocol(SafetyCase plan) {
        List<String> allowed = plan.protocol().solutions();
        return found(
                !allowed.contains(plan.solution().code()),
                RuleId.SOLUTION_OF_PROTOCOL,
                plan.protocol().id() + " uses " + String.join(", ", allowed) + "; "
                        + plan.solution().code() + " is planned.");
    }

    /** The concentration lies within what is published for the solution. */
    private static Optional<Finding> concentrationIsPublished(SafetyCase plan) {
        Concentrations published = plan.solution().concentrationPercent();
        return found(
                published != null
                        && plan.concentrationPercent() != null
                        && !published.contains(plan.concentrationPercent()),
                RuleId.CONCENTRATION_RANGE,
                plan.solution().code() + " is used at " + published + ".");
    }

    /** The solution is no corticosteroid. */
    private static Optional<Finding> solutionIsNoCorticosteroid(Solution solution) {
        return found(!solution.accepted(), RuleId.NO_CORTICOSTEROID, solution.display() + " is never accepted.");
    }

    /** No infection is at the application site. */
    public static Optional<Finding> noInfectionIsAtTheSite(ScreeningAnswers screening) {
        return found(isTrue(screening.infectionAtSite()), RuleId.INFECTION_AT_SITE, "");
    }

    /** Anticoagulants are held by their prescriber for long enough before each session. */
    public static Optional<Finding> anticoagulantsAreOnHold(ScreeningAnswers screening) {
        HoldDecision decision = screening.holdDecision();
        return found(
                isTrue(screening.anticoagulants())
                        && (decision == null || !decision.isLongEnough() || !decision.concernsAnticoagulants()),
                RuleId.ANTICOAGULANTS,
                decision == null
                        ? "No hold decision before the session is recorded."
                        : decision.concernsAnticoagulants()
                                ? "The hold decision covers " + decision.days() + " days."
                                : "The hold decision is about another kind of drug, " + decision.drugClass() + ".");
    }

    /** The patient is not allergic to a component of the solution. */
    public static Optional<Finding> patientIsNotAllergicTo(Solution solution, ScreeningAnswers screening) {
        String components = solution.components().stream()
                .filter(screening::isAllergicTo)
                .map(SolutionComponent::display)
                .collect(joining(", "));
        return found(
                !components.isEmpty(),
                RuleId.ALLERGY_TO_COMPONENT,
                solution.display() + " contains " + components + ".");
    }

    /** The patient is not allergic to the lidocaine that is planned besides the solution. */
    private static Optional<Finding> patientIsNotAllergicToPlannedLidocaine(SafetyCase plan, Knowledge knowledge) {
        boolean planned =
                plan.plannedLidocaineMg() != null && plan.plannedLidocaineMg().signum() > 0;
        boolean inSolution = plan.solution().components().stream().anyMatch(SolutionComponent::countsAsLidocaine);
        boolean allergic = knowledge.components().stream()
                .filter(SolutionComponent::countsAsLidocaine)
                .anyMatch(plan.screening()::isAllergicTo);
        return found(planned && !inSolution && allergic, RuleId.ALLERGY_TO_COMPONENT, "Lidocaine is planned.");
    }

    /** No anti-inflammatories are taken. */
    private static Optional<Finding> noAntiInflammatoriesAreTaken(ScreeningAnswers screening) {
        return found(isTrue(screening.antiInflammatories()), RuleId.ANTI_INFLAMMATORIES, "");
    }

    /** Osteoarthritis is mild: S2 considers no other, S0 names no limit. */
    private static Optional<Finding> osteoarthritisIsMild(SafetyCase plan) {
        return found(
                plan.condition().osteoarthritis() && plan.severity() != Severity.MILD,
                RuleId.OSTEOARTHRITIS_NOT_MILD,
                "Here it is " + plan.severity() + ".");
    }

    /** Every allergy names a substance that the catalogue knows, so that it could be checked. */
    private static Optional<Finding> allergiesAreKnownSubstances(ScreeningAnswers screening, Knowledge knowledge) {
        long unknown = allergies(screening)
                .filter(word -> knowledge.components().stream().noneMatch(component -> component.isCalled(word)))
                .count();
        return found(unknown > 0, RuleId.ALLERGY_UNMATCHED, unknown + " of the allergies could not be matched.");
    }

    /** All four screening questions are answered. */
    public static Optional<Finding> screeningIsAnswered(ScreeningAnswers screening) {
        List<String> open = new ArrayList<>();
        addIfOpen(open, screening.anticoagulants(), "anticoagulants");
        addIfOpen(open, screening.antiInflammatories(), "antiInflammatories");
        addIfOpen(open, screening.infectionAtSite(), "infectionAtSite");
        addIfOpen(open, screening.allergies(), "allergies");
        return found(!open.isEmpty(), RuleId.SCREENING_UNANSWERED, "Open: " + String.join(", ", open) + ".");
    }

    /** The patient was examined before the sites were chosen. */
    public static Optional<Finding> patientWasExamined(ScreeningAnswers screening) {
        return found(
                screening.examination() == null,
                RuleId.EXAMINATION_BEFORE_SITES,
                "No examination before the session is recorded.");
    }

    /** The patient has signed a consent after risks and benefits were explained. */
    private static Optional<Finding> patientHasConsented(SafetyCase plan) {
        return found(!plan.consented(), RuleId.CONSENT, "");
    }

    private static void addIfOpen(List<String> open, @Nullable Object answer, String question) {
        if (answer == null) {
            open.add(question);
        }
    }

    private static Stream<String> allergies(ScreeningAnswers screening) {
        return screening.allergies() == null ? Stream.empty() : screening.allergies().stream();
    }

    private static boolean isTrue(@Nullable Boolean answer) {
        return Boolean.TRUE.equals(answer);
    }

    private static Optional<Finding> found(boolean broken, RuleId rule, String detail) {
        return broken ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
