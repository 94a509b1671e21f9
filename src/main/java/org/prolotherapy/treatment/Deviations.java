package org.prolotherapy.treatment;

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
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.safety.Allergies;
import org.prolotherapy.safety.AnaestheticCeilings;
import org.prolotherapy.safety.HoldBeforeSession;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.SafetySettings;
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
    private final List<SessionRecord> sameDay;
    private final Allergies allergies;
    private final List<ScreeningQuestion> questions;
    private final SafetySettings settings;
    private final ZoneId zone;

    private Deviations(
            TreatmentPlan plan,
            SessionRecord record,
            List<SessionRecord> sameDay,
            SafetySettings settings,
            ZoneId zone,
            Knowledge knowledge) {
        this.plan = plan;
        this.performedOn = record.current().performedAt().atZone(zone).toLocalDate();
        this.record = record;
        this.screening = record.screening().asOf(record.current().performedAt());
        this.knowledge = knowledge;
        this.planAtRecording = record.planAtRecording();
        this.protocol = planAtRecording.regimen().protocol(knowledge);
        this.given = record.given().toList();
        this.sameDay = sameDay;
        this.allergies = Allergies.of(screening, knowledge);
        this.questions = planAtRecording.questions(knowledge);
        this.settings = settings;
        this.zone = zone;
    }

    /**
     * Every deviation of a record, judged by how things stood when it was made, and by what was given on that day.
     *
     * @param sameDay the records of the patient's day, this one among them
     */
    public static List<Finding> of(
            TreatmentPlan plan,
            SessionRecord record,
            List<SessionRecord> sameDay,
            SafetySettings settings,
            ZoneId zone,
            Knowledge knowledge) {
        Deviations deviations = new Deviations(plan, record, sameDay, settings, zone, knowledge);
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
                        deviations.concentrationsAreEvaluated(),
                        deviations.concentrationsAreThePlannedOne(),
                        deviations.concentrationsCanBeComparedWithThePlannedOne(),
                        deviations.volumesAreUsual(),
                        deviations.theBatchIsUsable(),
                        deviations.theBatchIsEvaluated(),
                        deviations.anaestheticsOfTheDayKeepTheirCeilings(),
                        deviations.anaestheticsOfTheDayAreEvaluated(),
                        deviations.anaestheticsAreForAdults(),
                        deviations.patientIsNotAllergicToTheAnaesthetic(),
                        deviations.anAllergyToTheAnaestheticIsEvaluated(),
                        deviations.patientIsNotAllergicToAddedLidocaine(),
                        SafetyReview.noInfectionIsAtTheSite(deviations.screening),
                        SafetyReview.anticoagulantsAreOnHold(deviations.screening),
                        deviations.holdBeganOnceItWasDecided(),
                        SafetyReview.noAnswerContraindicates(deviations.screening, deviations.questions),
                        SafetyReview.noAnswerKeepsFromBooking(deviations.screening, deviations.questions),
                        SafetyReview.screeningIsAnswered(deviations.screening, deviations.questions),
                        SafetyReview.patientWasExamined(deviations.screening),
                        deviations.consentWasGiven())
                .flatMap(Optional::stream)
                .forEach(found::add);
        deviations
                .solutions()
                .flatMap(solution -> Stream.of(
                        SafetyReview.patientIsNotAllergicTo(solution, deviations.allergies),
                        SafetyReview.patientIsNotAllergicToAnOriginOf(solution, deviations.allergies)))
                .flatMap(Optional::stream)
                .forEach(found::add);
        found.addAll(SafetyReview.allergiesAreUnderstood(deviations.allergies));
        return List.copyOf(found);
    }

    /** The plan was active. */
    private Optional<Finding> planWasActive() {
        return found(
                planAtRecording.planStatus() != PlanStatus.ACTIVE,
                RuleId.PLAN_NOT_ACTIVE,
                Phrase.PLAN_WAS.of(planAtRecording.planStatus()));
    }

    /** The session was still to come. */
    private Optional<Finding> sessionWasLive() {
        return found(
                !planAtRecording.sessionStatus().isLive(),
                RuleId.SESSION_NOT_LIVE,
                Phrase.SESSION_WAS.of(planAtRecording.sessionStatus()));
    }

    /** It was performed inside the window that it had. */
    private Optional<Finding> itWasPerformedInItsWindow() {
        Window window = planAtRecording.window();
        return found(
                !window.contains(performedOn),
                RuleId.PERFORMED_OUTSIDE_WINDOW,
                Phrase.PERFORMED_OUTSIDE_WINDOW.of(window.earliest(), window.latest(), performedOn));
    }

    /** It was performed on a day on which the clinic works. */
    private Optional<Finding> itWasPerformedOnAWorkingDay() {
        return found(!record.known().onWorkingDay(), RuleId.PERFORMED_ON_CLOSED_DAY, null);
    }

    /** It was performed by someone whom the clinic has named, with a qualification. */
    private Optional<Finding> thePerformerIsQualified() {
        return found(
                !record.known().performerQualified(),
                RuleId.PERFORMER_QUALIFICATION,
                Phrase.PERFORMER_NOT_NAMED.of(record.current().performer()));
    }

    /** The number of injections, in each area and on each of its sides, is what the protocol calls usual. */
    private Optional<Finding> theNumberOfInjectionsIsUsual() {
        Range usual = protocol.injectionsPerSide();
        List<Saying> unusual = plan.treated().areas().stream()
                .flatMap(this::injectionCounts)
                .filter(count -> !usual.contains(count.injections))
                .map(InjectionCount::inWords)
                .toList();
        return found(!unusual.isEmpty(), RuleId.INJECTIONS_PER_SESSION, Phrase.UNUSUAL_INJECTIONS.of(usual, unusual));
    }

    /**
     * How many injections there are.
     *
     * @param side null where the area has one side alone
     * @param condition null if it is the only one of the plan
     */
    private record InjectionCount(
            int injections, @Nullable Side side, @Nullable String condition) {

        Saying inWords() {
            return Phrase.INJECTIONS.of(injections, side, condition);
        }
    }

    private Stream<InjectionCount> injectionCounts(Area area) {
        boolean only = plan.treated().areas().size() == 1;
        List<NeedlePlacement> there = only
                ? given
                : given.stream().filter(placement -> isIn(area, placement)).toList();
        String condition = only ? null : area.condition();
        if (area.laterality() != Laterality.BILATERAL) {
            return Stream.of(new InjectionCount(there.size(), null, condition));
        }
        // What is injected in the middle belongs to both sides.
        return area.sides().stream()
                .map(side -> new InjectionCount(
                        (int) there.stream()
                                .filter(placement -> placement.side() == null || placement.side() == side)
                                .count(),
                        side,
                        condition));
    }

    /** Whether an injection belongs to an area: its site to the condition, and its side to those that are treated. */
    private boolean isIn(Area area, NeedlePlacement placement) {
        return area.has(site(placement), knowledge) && area.treats(placement.side());
    }

    private InjectionSite site(NeedlePlacement placement) {
        return knowledge.injectionSite(placement.site()).orElseThrow();
    }

    /** Every site lies in a region in which a condition of the plan is treated. */
    private Optional<Finding> sitesBelongToTheCondition() {
        return foundFor(
                RuleId.SITE_OUTSIDE_CONDITION,
                given.stream()
                        .filter(placement ->
                                plan.treated().areas().stream().noneMatch(area -> area.has(site(placement), knowledge)))
                        .map(NeedlePlacement::site));
    }

    /** Every side is one that the plan treats there. */
    private Optional<Finding> sidesAreTheTreatedOnes() {
        return foundFor(
                RuleId.SIDE_OUTSIDE_LATERALITY,
                given.stream()
                        .filter(placement -> isOtherSide(placement))
                        .map(placement -> Phrase.SITE_AND_SIDE.of(placement.site(), placement.side())));
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

    /** Every concentration of the planned solution is the planned one, or one that a step of the protocol has. */
    private Optional<Finding> concentrationsAreThePlannedOne() {
        return foundFor(
                RuleId.CONCENTRATION_NOT_PLANNED,
                given.stream().filter(this::isOtherThanPlanned).map(Deviations::solutionAndConcentration));
    }

    /** For every concentration there are published ones, and it is recorded. */
    private Optional<Finding> concentrationsAreEvaluated() {
        List<Saying> missing = given.stream()
                .flatMap(placement -> SafetyReview.missingOfConcentration(
                        knowledge.solution(placement.solution()).orElseThrow(),
                        protocol,
                        placement.concentrationPercent() != null,
                        knowledge)
                        .stream())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.notEvaluated(RuleId.CONCENTRATION_RANGE, missing));
    }

    /** Where a concentration was planned, the one that was injected is recorded. */
    private Optional<Finding> concentrationsCanBeComparedWithThePlannedOne() {
        boolean missing = planAtRecording.planConcentrationPercent() != null
                && given.stream()
                        .anyMatch(placement -> placement.solution().equals(planAtRecording.planSolution())
                                && placement.concentrationPercent() == null);
        return missing
                ? Optional.of(Finding.notEvaluated(
                        RuleId.CONCENTRATION_NOT_PLANNED,
                        List.of(Phrase.CONCENTRATION_OF.of(planAtRecording.planSolution()))))
                : Optional.empty();
    }

    /** No injection, and not the session, has more volume than is usual. */
    private Optional<Finding> volumesAreUsual() {
        Stream<Saying> injections = given.stream()
                .filter(placement -> placement.volumeMl().compareTo(settings.usualInjectionMl()) > 0)
                .map(placement -> Phrase.VOLUME_OF_INJECTION.of(plain(placement.volumeMl()), placement.site()));
        BigDecimal all = given.stream().map(NeedlePlacement::volumeMl).reduce(BigDecimal.ZERO, BigDecimal::add);
        Stream<Saying> session = all.compareTo(settings.usualSessionMl()) > 0
                ? Stream.of(Phrase.VOLUME_OF_SESSION.of(plain(all)))
                : Stream.empty();
        return foundFor(RuleId.VOLUME_UNUSUAL, Stream.concat(injections, session));
    }

    /** The batch was prepared before it was injected, and its last day had not passed. */
    private Optional<Finding> theBatchIsUsable() {
        Batch batch = record.current().batch();
        if (batch == null) {
            return Optional.empty();
        }
        if (batch.expiresOn() != null && performedOn.isAfter(batch.expiresOn())) {
            return found(true, RuleId.BATCH_USABLE, Phrase.BATCH_EXPIRED.of(batch.expiresOn()));
        }
        return found(
                batch.preparedAt() != null
                        && batch.preparedAt().isAfter(record.current().performedAt()),
                RuleId.BATCH_USABLE,
                Phrase.BATCH_PREPARED_LATER.of());
    }

    /** The last day of the batch is known. */
    private Optional<Finding> theBatchIsEvaluated() {
        Batch batch = record.current().batch();
        return batch == null || batch.expiresOn() != null
                ? Optional.empty()
                : Optional.of(Finding.notEvaluated(RuleId.BATCH_USABLE, List.of(Phrase.LAST_DAY_OF_BATCH.of())));
    }

    /** The local anaesthetics of all records of the patient's day stay together at or under their ceilings. */
    private Optional<Finding> anaestheticsOfTheDayKeepTheirCeilings() {
        return ceilings()
                .areKept()
                .map(finding -> sameDay.size() == 1
                        ? finding
                        : new Finding(
                                finding.rule(), Phrase.DOSES_OF_ALL_RECORDS.of(finding.detail(), sameDay.size())));
    }

    /** Every dose of the day and what its ceiling depends on is known. */
    private Optional<Finding> anaestheticsOfTheDayAreEvaluated() {
        return ceilings().areEvaluated(planAtRecording.patientAgeYears());
    }

    /** A patient who got a local anaesthetic is an adult. */
    private Optional<Finding> anaestheticsAreForAdults() {
        return ceilings().areForAdults(planAtRecording.patientAgeYears());
    }

    private AnaestheticCeilings ceilings() {
        return new AnaestheticCeilings(
                sameDay.stream()
                        .flatMap(each -> DosesGiven.in(each, knowledge).stream())
                        .toList(),
                planAtRecording.weightKg());
    }

    /** The patient is not allergic to the anaesthetic. */
    private Optional<Finding> patientIsNotAllergicToTheAnaesthetic() {
        Anaesthetic anaesthetic = record.current().anaesthetic();
        return found(
                anaesthetic != null && allergies.includeWhatIsCalled(anaesthetic.agent()),
                RuleId.ALLERGY_TO_COMPONENT,
                Phrase.GIVEN_AS_ANAESTHETIC.of());
    }

    /** What was given as the anaesthetic is known, if the patient has allergies. */
    private Optional<Finding> anAllergyToTheAnaestheticIsEvaluated() {
        Anaesthetic anaesthetic = record.current().anaesthetic();
        boolean unknown = anaesthetic != null
                && !allergies.all().isEmpty()
                && knowledge.substances().namedBy(anaesthetic.agent()).isEmpty()
                && !allergies.includeWhatIsCalled(anaesthetic.agent());
        return unknown
                ? Optional.of(
                        Finding.notEvaluated(RuleId.ALLERGY_TO_COMPONENT, List.of(Phrase.AGENT_OF_ANAESTHETIC.of())))
                : Optional.empty();
    }

    /** The hold of an anticoagulant did not begin before its prescriber had decided on it. */
    private Optional<Finding> holdBeganOnceItWasDecided() {
        return new HoldBeforeSession(screening, performedOn, protocol, zone).beganBeforeItWasDecided();
    }

    /** The patient is not allergic to lidocaine that was added to a solution without it. */
    private Optional<Finding> patientIsNotAllergicToAddedLidocaine() {
        boolean added = given.stream()
                .filter(placement -> placement.lidocaineMg() != null
                        && placement.lidocaineMg().signum() > 0)
                .map(placement -> knowledge.solution(placement.solution()).orElseThrow())
                .anyMatch(solution -> !SafetyReview.contains(solution, LocalAnaesthetic.LIDOCAINE));
        return found(
                added && allergies.include(LocalAnaesthetic.LIDOCAINE),
                RuleId.ALLERGY_TO_COMPONENT,
                Phrase.LIDOCAINE_ADDED.of());
    }

    /**
     * A consent with the risks explained was signed by the time it was performed. What the record names is the caller's
     * reference, and may be a document that nobody here has seen; the plan's own consents decide.
     */
    private Optional<Finding> consentWasGiven() {
        Procedure procedure = record.current();
        Instant consentedAt = record.known().consentedAt();
        if (consentedAt != null) {
            return found(consentedAt.isAfter(procedure.performedAt()), RuleId.CONSENT, Phrase.CONSENT_LATER.of());
        }
        return Optional.of(new Finding(
                RuleId.CONSENT,
                procedure.consentId() == null ? Phrase.CONSENT_MISSING.of() : Phrase.CONSENT_UNSEEN.of()));
    }

    private boolean isOtherSide(NeedlePlacement placement) {
        List<Area> there = plan.treated().areas().stream()
                .filter(area -> area.has(site(placement), knowledge))
                .toList();
        return (there.isEmpty() ? plan.treated().areas() : there)
                .stream().noneMatch(area -> area.treats(placement.side()));
    }

    private boolean isOutsidePublishedRange(NeedlePlacement placement) {
        BigDecimal percent = placement.concentrationPercent();
        return percent != null
                && knowledge
                        .solution(placement.solution())
                        .flatMap(solution -> knowledge.concentrations(solution, protocol))
                        .filter(published -> !published.contains(percent))
                        .isPresent();
    }

    private boolean isOtherThanPlanned(NeedlePlacement placement) {
        BigDecimal percent = placement.concentrationPercent();
        BigDecimal planned = planAtRecording.planConcentrationPercent();
        return placement.solution().equals(planAtRecording.planSolution())
                && percent != null
                && planned != null
                && percent.compareTo(planned) != 0
                && !protocol.usesAt(placement.solution(), percent);
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

    private static Saying solutionAndConcentration(NeedlePlacement placement) {
        return Phrase.SOLUTION_AT.of(placement.solution(), placement.concentrationPercent());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    private static Optional<Finding> foundFor(RuleId rule, Stream<?> culprits) {
        List<?> named = culprits.distinct().toList();
        return found(!named.isEmpty(), rule, Phrase.CONCERNS.of(named));
    }

    private static Optional<Finding> found(boolean deviates, RuleId rule, @Nullable Saying detail) {
        return deviates ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
