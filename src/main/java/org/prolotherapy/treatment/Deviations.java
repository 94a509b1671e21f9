package org.prolotherapy.treatment;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.safety.LidocaineCeiling;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.Window;

/**
 * Where what was done differs from what the protocol and the plan say. Recorded, flagged, never refused.
 */
public final class Deviations {

    private final TreatmentPlan plan;
    private final LocalDate performedOn;
    private final SessionRecord record;
    private final ScreeningAnswers screening;
    private final Knowledge knowledge;
    private final Protocol protocol;
    private final PlanAtRecording planAtRecording;
    private final List<NeedlePlacement> given;

    private Deviations(TreatmentPlan plan, SessionRecord record, ZoneId zone, Knowledge knowledge) {
        this.plan = plan;
        this.performedOn = record.current().performedAt().atZone(zone).toLocalDate();
        this.record = record;
        this.screening = record.screening().asOf(record.current().performedAt());
        this.knowledge = knowledge;
        this.planAtRecording = record.planAtRecording();
        this.protocol = planAtRecording.regimen().protocol(knowledge);
        this.given = record.given().toList();
    }

    /** Every deviation of a record, judged by how things stood when it was made. */
    public static List<Finding> of(TreatmentPlan plan, SessionRecord record, ZoneId zone, Knowledge knowledge) {
        Deviations deviations = new Deviations(plan, record, zone, knowledge);
        Set<Finding> found = new LinkedHashSet<>();
        Stream.of(
                        deviations.planWasActive(),
                        deviations.sessionWasLive(),
                        deviations.itWasPerformedInItsWindow(),
                        deviations.itWasPerformedOnAWorkingDay(),
                        deviations.thePerformerIsQualified(),
                        deviations.theNumberOfInjectionsIsUsual(),
                        deviations.sitesBelongToTheCondition(),
                        deviations.sidesAreTheTreatedOnes(),
                        deviations.solutionsAreOfTheProtocol(),
                        deviations.noSolutionIsACorticosteroid(),
                        deviations.concentrationsArePublished(),
                        deviations.concentrationsAreThePlannedOne(),
                        deviations.lidocaineStaysUnderItsCeiling(),
                        deviations.lidocaineWithoutAdrenalineStaysUnderItsCeiling(),
                        deviations.everyDoseOfLidocaineIsKnown(),
                        deviations.patientIsNotAllergicToTheAnaesthetic(),
                        deviations.patientIsNotAllergicToAddedLidocaine(),
                        SafetyReview.noInfectionIsAtTheSite(deviations.screening),
                        SafetyReview.anticoagulantsAreOnHold(deviations.screening),
                        SafetyReview.screeningIsAnswered(deviations.screening),
                        SafetyReview.patientWasExamined(deviations.screening),
                        deviations.consentWasGiven())
                .flatMap(Optional::stream)
                .forEach(found::add);
        deviations
                .solutions()
                .flatMap(solution -> SafetyReview.patientIsNotAllergicTo(solution, deviations.screening).stream())
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** The plan was active. */
    private Optional<Finding> planWasActive() {
        return found(
                planAtRecording.planStatus() != PlanStatus.ACTIVE,
                RuleId.PLAN_NOT_ACTIVE,
                "It was " + planAtRecording.planStatus() + ".");
    }

    /** The session was still to come. */
    private Optional<Finding> sessionWasLive() {
        return found(
                !planAtRecording.sessionStatus().isLive(),
                RuleId.SESSION_NOT_LIVE,
                "It was " + planAtRecording.sessionStatus() + ".");
    }

    /** It was performed inside the window that it had. */
    private Optional<Finding> itWasPerformedInItsWindow() {
        Window window = planAtRecording.window();
        return found(
                !window.contains(performedOn),
                RuleId.PERFORMED_OUTSIDE_WINDOW,
                "The window was " + window.earliest() + " to " + window.latest() + "; it was performed on "
                        + performedOn + ".");
    }

    /** It was performed on a day on which the clinic works. */
    private Optional<Finding> itWasPerformedOnAWorkingDay() {
        return found(!record.known().onWorkingDay(), RuleId.PERFORMED_ON_CLOSED_DAY, "");
    }

    /** It was performed by someone whom the clinic has named, with a qualification. */
    private Optional<Finding> thePerformerIsQualified() {
        return found(
                !record.known().performerQualified(),
                RuleId.PERFORMER_QUALIFICATION,
                "The clinic has not named " + record.current().performer() + ".");
    }

    /** The number of injections is what the protocol calls usual. */
    private Optional<Finding> theNumberOfInjectionsIsUsual() {
        Range usual = protocol.injectionsPerSide();
        return found(
                !usual.contains(given.size()),
                RuleId.INJECTIONS_PER_SESSION,
                "The usual number is " + usual + "; here there are " + given.size() + ".");
    }

    /** Every site lies in a region in which the condition is treated. */
    private Optional<Finding> sitesBelongToTheCondition() {
        Condition condition = plan.condition(knowledge);
        return foundFor(
                RuleId.SITE_OUTSIDE_CONDITION,
                given.stream()
                        .map(NeedlePlacement::site)
                        .filter(code -> knowledge
                                .injectionSite(code)
                                .map(InjectionSite::region)
                                .filter(condition.regions()::contains)
                                .isEmpty()));
    }

    /** Every side is the one that the plan treats. */
    private Optional<Finding> sidesAreTheTreatedOnes() {
        return foundFor(
                RuleId.SIDE_OUTSIDE_LATERALITY,
                given.stream()
                        .filter(placement -> isOtherSide(placement.side()))
                        .map(placement -> placement.site() + " " + placement.side()));
    }

    /** Every solution is one of the protocol's. */
    private Optional<Finding> solutionsAreOfTheProtocol() {
        return foundFor(
                RuleId.SOLUTION_OF_PROTOCOL,
                solutionCodes(solution -> !protocol.solutions().contains(solution.code())));
    }

    /** No solution is a corticosteroid. */
    private Optional<Finding> noSolutionIsACorticosteroid() {
        return foundFor(RuleId.NO_CORTICOSTEROID, solutionCodes(solution -> !solution.accepted()));
    }

    /** Every concentration lies within what is published for its solution. */
    private Optional<Finding> concentrationsArePublished() {
        return foundFor(
                RuleId.CONCENTRATION_RANGE,
                given.stream().filter(this::isOutsidePublishedRange).map(Deviations::solutionAndConcentration));
    }

    /** Every concentration of the planned solution is the planned one. */
    private Optional<Finding> concentrationsAreThePlannedOne() {
        return foundFor(
                RuleId.CONCENTRATION_NOT_PLANNED,
                given.stream().filter(this::isOtherThanPlanned).map(Deviations::solutionAndConcentration));
    }

    /** The lidocaine of anaesthetic and injections together stays at or under the ceiling. */
    private Optional<Finding> lidocaineStaysUnderItsCeiling() {
        LidocaineCeiling ceiling =
                lidocaineWithAdrenalineMg().signum() > 0 ? LidocaineCeiling.WITH_ADRENALINE : LidocaineCeiling.PLAIN;
        return ceiling.check(Totals.of(record, knowledge).lidocaineMg(), planAtRecording.weightKg());
    }

    /** Beside an anaesthetic with adrenaline, the lidocaine that had none stays at or under its own, lower ceiling. */
    private Optional<Finding> lidocaineWithoutAdrenalineStaysUnderItsCeiling() {
        BigDecimal without = Totals.of(record, knowledge).lidocaineMg().subtract(lidocaineWithAdrenalineMg());
        return LidocaineCeiling.PLAIN.check(without, planAtRecording.weightKg());
    }

    private BigDecimal lidocaineWithAdrenalineMg() {
        Anaesthetic anaesthetic = record.current().anaesthetic();
        return anaesthetic != null && anaesthetic.withAdrenaline() && Totals.isLidocaine(anaesthetic, knowledge)
                ? anaesthetic.doseMg()
                : BigDecimal.ZERO;
    }

    /** Where lidocaine was given, its dose is known; an agent that is not in the catalogue may be lidocaine too. */
    private Optional<Finding> everyDoseOfLidocaineIsKnown() {
        Anaesthetic anaesthetic = record.current().anaesthetic();
        boolean unknownAgent = anaesthetic != null
                && knowledge.components().stream().noneMatch(component -> component.isCalled(anaesthetic.agent()));
        boolean unknown = given.stream()
                .filter(placement -> placement.lidocaineMg() == null)
                .map(placement -> knowledge.solution(placement.solution()).orElseThrow())
                .anyMatch(solution -> solution.components().stream().anyMatch(SolutionComponent::countsAsLidocaine));
        return found(
                unknown || unknownAgent,
                RuleId.NOT_EVALUATED,
                "This concerns " + RuleId.LIDOCAINE_CEILING.code() + ": "
                        + (unknown
                                ? "an injection contains lidocaine, and its lidocaineMg is not given."
                                : "the anaesthetic is not in the catalogue, and its dose is not counted."));
    }

    /** The patient is not allergic to the anaesthetic. */
    private Optional<Finding> patientIsNotAllergicToTheAnaesthetic() {
        Anaesthetic anaesthetic = record.current().anaesthetic();
        List<String> allergies = screening.allergies();
        boolean allergic = anaesthetic != null
                && allergies != null
                && allergies.stream()
                        .anyMatch(word -> word.strip()
                                .equalsIgnoreCase(anaesthetic.agent().strip()));
        return found(allergic, RuleId.ALLERGY_TO_COMPONENT, "It was given as the anaesthetic.");
    }

    /** The patient is not allergic to lidocaine that was added to a solution without it. */
    private Optional<Finding> patientIsNotAllergicToAddedLidocaine() {
        boolean added = given.stream()
                .filter(placement -> placement.lidocaineMg() != null
                        && placement.lidocaineMg().signum() > 0)
                .map(placement -> knowledge.solution(placement.solution()).orElseThrow())
                .anyMatch(solution -> solution.components().stream().noneMatch(SolutionComponent::countsAsLidocaine));
        boolean allergic = knowledge.components().stream()
                .filter(SolutionComponent::countsAsLidocaine)
                .anyMatch(screening::isAllergicTo);
        return found(added && allergic, RuleId.ALLERGY_TO_COMPONENT, "Lidocaine was added.");
    }

    /**
     * A consent with the risks explained was signed by the time it was performed. What the record names is the caller's
     * reference, and may be a document that nobody here has seen; the plan's own consents decide.
     */
    private Optional<Finding> consentWasGiven() {
        Procedure procedure = record.current();
        Instant consentedAt = record.known().consentedAt();
        if (consentedAt != null) {
            return found(
                    consentedAt.isAfter(procedure.performedAt()),
                    RuleId.CONSENT,
                    "The plan's first was signed after this session was performed.");
        }
        return Optional.of(new Finding(
                RuleId.CONSENT,
                procedure.consentId() == null
                        ? "When this was recorded or last corrected, the plan held none."
                        : "The record names one, but when it was made or last corrected the plan held none."));
    }

    private boolean isOtherSide(@Nullable Side side) {
        return (side == Side.LEFT && plan.laterality() == Laterality.RIGHT)
                || (side == Side.RIGHT && plan.laterality() == Laterality.LEFT);
    }

    private boolean isOutsidePublishedRange(NeedlePlacement placement) {
        BigDecimal percent = placement.concentrationPercent();
        return percent != null
                && knowledge
                        .solution(placement.solution())
                        .map(Solution::concentrationPercent)
                        .filter(published -> !published.contains(percent))
                        .isPresent();
    }

    private boolean isOtherThanPlanned(NeedlePlacement placement) {
        BigDecimal percent = placement.concentrationPercent();
        BigDecimal planned = planAtRecording.planConcentrationPercent();
        return placement.solution().equals(planAtRecording.planSolution())
                && percent != null
                && planned != null
                && percent.compareTo(planned) != 0;
    }

    private Stream<Solution> solutions() {
        return given.stream()
                .map(NeedlePlacement::solution)
                .distinct()
                .map(code -> knowledge.solution(code).orElseThrow());
    }

    private Stream<String> solutionCodes(Predicate<Solution> which) {
        return solutions().filter(which).map(Solution::code);
    }

    private static String solutionAndConcentration(NeedlePlacement placement) {
        return placement.solution() + " " + placement.concentrationPercent() + " %";
    }

    private static Optional<Finding> foundFor(RuleId rule, Stream<String> culprits) {
        String named = culprits.distinct().collect(joining(", "));
        return found(!named.isEmpty(), rule, "This concerns " + named + ".");
    }

    private static Optional<Finding> found(boolean deviates, RuleId rule, String detail) {
        return deviates ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
