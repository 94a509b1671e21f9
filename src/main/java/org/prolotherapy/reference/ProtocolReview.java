package org.prolotherapy.reference;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Step;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.knowledge.Timings;
import org.prolotherapy.platform.problem.Sentence;

/** What speaks against a clinic's protocol: the rules that no clinic can relax, one method each, and all at once. */
public final class ProtocolReview {

    private static final Set<Strength> STRENGTHS = EnumSet.of(Strength.HARD, Strength.GATE, Strength.WARNING);
    private static final int LONGEST_MONTH = 31;
    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS_A_YEAR = 365;

    /** Half of what a record holds. */
    private static final int INJECTIONS_A_SIDE = 100;

    private final Protocol protocol;
    private final Knowledge knowledge;
    private final ProtocolBounds bounds;
    private final List<Breach> breaches = new ArrayList<>();

    private ProtocolReview(Protocol protocol, Knowledge knowledge, ProtocolBounds bounds) {
        this.protocol = protocol;
        this.knowledge = knowledge;
        this.bounds = bounds;
    }

    /** Everything that speaks against a protocol, in the order of its members; nothing if a clinic may have it. */
    public static List<Breach> of(Protocol protocol, Knowledge knowledge, ProtocolBounds bounds) {
        ProtocolReview review = new ProtocolReview(protocol, knowledge, bounds);
        review.idIsNotBuiltIn();
        review.conditionsAreKnown();
        review.sessionsAreNotTooMany();
        review.gapsAreNeitherTooShortNorTooLong();
        review.spanIsNotTooLong();
        review.firstPhaseFitsIntoTheSpan();
        review.solutionsAreAccepted();
        review.sitesAreKnown();
        review.sessionsCanBeRecorded();
        review.concentrationsAreWithinTheirBounds();
        review.holdsAreNoShorterThanEverywhere();
        review.questionsCanBeAsked();
        review.timingsAreNoLaxerThanEverywhere();
        review.measuresAreKnown();
        return List.copyOf(review.breaches);
    }

    /** An id that comes with the service is not a clinic's. */
    private void idIsNotBuiltIn() {
        if (knowledge.isBuiltIn(protocol.id())) {
            unknown("id", "must not be that of a protocol that is built in");
        }
    }

    /** A protocol is meant for conditions that there are. */
    private void conditionsAreKnown() {
        each(
                protocol.appliesTo().conditions(),
                "appliesTo/conditions",
                code -> knowledge.condition(code).isPresent(),
                Sentence.of("must be the code of a condition, as /v1/conditions lists them"));
    }

    /** A course has at most so many sessions, those that are as needed included. */
    private void sessionsAreNotTooMany() {
        int most = protocol.phases().stream()
                .mapToInt(phase -> phase.sessions().max())
                .sum();
        if (most > bounds.sessions()) {
            against(
                    RuleId.PROTOCOL_BOUNDS,
                    "phases",
                    "must have at most {most} sessions together, and have {sessions}",
                    bounds.sessions(),
                    most);
        }
    }

    /** Sessions lie neither closer together nor further apart than the bounds. */
    private void gapsAreNeitherTooShortNorTooLong() {
        for (int i = 0; i < protocol.phases().size(); i++) {
            ProtocolPhase phase = protocol.phases().get(i);
            for (int j = 0; j < phase.gapsDays().size(); j++) {
                gapIsWithinTheBounds(
                        "phases/" + i + "/gapsDays/" + j, phase.gapsDays().get(j));
            }
            if (phase.firstAfterDays() != null) {
                gapIsWithinTheBounds("phases/" + i + "/firstAfterDays", phase.firstAfterDays());
            }
        }
    }

    private void gapIsWithinTheBounds(String place, Gap gap) {
        if (gap.min() < bounds.fewestDays()) {
            against(RuleId.PROTOCOL_BOUNDS, place + "/min", "must be at least {value}", bounds.fewestDays());
        }
        if (gap.max() > bounds.mostDays()) {
            against(RuleId.PROTOCOL_BOUNDS, place + "/max", "must be at most {value}", bounds.mostDays());
        }
    }

    /** A course lasts at most so many months. */
    private void spanIsNotTooLong() {
        Span span = protocol.span();
        if (span.months() != null && span.months() > bounds.months()) {
            against(RuleId.PROTOCOL_BOUNDS, "span/months", "must be at most {value}", bounds.months());
        }
        int days = bounds.months() * DAYS_A_YEAR / MONTHS_A_YEAR;
        if (span.days() != null && span.days() > days) {
            against(RuleId.PROTOCOL_BOUNDS, "span/days", "must be at most {value}", days);
        }
    }

    /** The fewest sessions of the first phase, as close together as they may be, fit into the span. */
    private void firstPhaseFitsIntoTheSpan() {
        int days = 0;
        for (int session = 2; session <= protocol.sessions().min(); session++) {
            days += protocol.gapBefore(0, session).min();
        }
        Span span = protocol.span();
        int longest = span.days() != null ? span.days() : span.months() == null ? 0 : span.months() * LONGEST_MONTH;
        if (days > longest) {
            against(
                    RuleId.PROTOCOL_BOUNDS,
                    "span",
                    "must hold the fewest sessions of the first phase, which take {days} days",
                    days);
        }
    }

    /** Every solution is one that a plan may use; a corticosteroid never is. */
    private void solutionsAreAccepted() {
        for (int i = 0; i < protocol.solutions().size(); i++) {
            solutionIsAccepted("solutions/" + i, protocol.solutions().get(i));
        }
        for (int i = 0; i < protocol.steps().size(); i++) {
            solutionIsAccepted(
                    "steps/" + i + "/solution", protocol.steps().get(i).solution());
        }
    }

    private void solutionIsAccepted(String place, String code) {
        Solution solution = knowledge.solutionForNewPlans(code).orElse(null);
        if (solution == null) {
            unknown(place, "must be the code of a solution, as /v1/solutions lists them");
        } else if (!solution.accepted()) {
            against(RuleId.NO_CORTICOSTEROID, place, "must not be {solution}, which no plan may use", code);
        }
    }

    /** Steps name sites that there are. */
    private void sitesAreKnown() {
        for (int i = 0; i < protocol.steps().size(); i++) {
            each(
                    protocol.steps().get(i).sites(),
                    "steps/" + i + "/sites",
                    code -> knowledge.injectionSite(code).isPresent(),
                    Sentence.of("must be the code of a site, as /v1/injection-sites lists them"));
        }
    }

    /** A session of both sides has no more injections than a record holds. */
    private void sessionsCanBeRecorded() {
        int aSide = protocol.steps().stream()
                .mapToInt(step -> Math.max(
                        step.injectionsPerSide().min(),
                        Math.min(step.sites().size(), step.injectionsPerSide().max())))
                .sum();
        if (aSide > INJECTIONS_A_SIDE) {
            against(
                    RuleId.PROTOCOL_BOUNDS,
                    "steps",
                    "must have at most {most} injections a side together, and have {injections}",
                    INJECTIONS_A_SIDE,
                    aSide);
        }
    }

    /** Nothing is stronger, or weaker, than the bounds of what is in it. */
    private void concentrationsAreWithinTheirBounds() {
        for (int i = 0; i < protocol.steps().size(); i++) {
            Step step = protocol.steps().get(i);
            Concentrations wanted = step.concentrationPercent();
            Concentrations allowed =
                    knowledge.solution(step.solution()).map(this::allowed).orElse(null);
            if (wanted != null
                    && allowed != null
                    && !(allowed.contains(wanted.min()) && allowed.contains(wanted.max()))) {
                against(
                        RuleId.PROTOCOL_BOUNDS,
                        "steps/" + i + "/concentrationPercent",
                        "must be within {allowed} of {solution}",
                        allowed,
                        step.solution());
            }
        }
    }

    /** The concentrations that a solution may have; of a mixture, its own or those published. Null where no bound is known. */
    private @Nullable Concentrations allowed(Solution solution) {
        if (solution.activeComponent().mgPerMl() != null) {
            return solution.concentrationPercent();
        }
        return switch (solution.kind()) {
            case DEXTROSE -> new Concentrations(bounds.weakestDextrose(), bounds.strongestDextrose());
            case PHENOL -> new Concentrations(BigDecimal.ZERO, bounds.strongestPhenol());
            case SODIUM_MORRHUATE -> new Concentrations(BigDecimal.ZERO, bounds.strongestSodiumMorrhuate());
            default -> solution.concentrationPercent();
        };
    }

    /** Anti-inflammatories and anticoagulants are held at least as long before a session as everywhere (S3). */
    private void holdsAreNoShorterThanEverywhere() {
        int everywhere = knowledge.defaultProtocol().timings().medicationHoldDays();
        Set<DrugClass> seen = EnumSet.noneOf(DrugClass.class);
        for (int i = 0; i < protocol.holds().size(); i++) {
            DrugHold hold = protocol.holds().get(i);
            if (!seen.add(hold.drugClass())) {
                unknown("holds/" + i + "/drugClass", "must be in the list once");
            }
            if (hold.drugClass().isHeldEverywhere() && hold.daysBefore() < everywhere) {
                against(RuleId.MEDICATION_HOLD, "holds/" + i + "/daysBefore", "must be at least {value}", everywhere);
            }
        }
    }

    /** Questions have codes of their own, and an answer that speaks against treatment has consequences. */
    private void questionsCanBeAsked() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < protocol.screeningQuestions().size(); i++) {
            ScreeningQuestion question = protocol.screeningQuestions().get(i);
            if (!seen.add(question.code())) {
                unknown("screeningQuestions/" + i + "/code", "must be in the list once");
            }
            if (!STRENGTHS.contains(question.strength())) {
                unknown("screeningQuestions/" + i + "/strength", "must be HARD, GATE or WARNING");
            }
        }
    }

    /** Drugs are held at least as long before a session, and lasting symptoms reviewed no later, than everywhere (S1, S3). */
    private void timingsAreNoLaxerThanEverywhere() {
        Timings everywhere = knowledge.defaultProtocol().timings();
        if (protocol.timings().medicationHoldDays() < everywhere.medicationHoldDays()) {
            against(
                    RuleId.MEDICATION_HOLD,
                    "timings/medicationHoldDays",
                    "must be at least {value}",
                    everywhere.medicationHoldDays());
        }
        if (protocol.timings().reviewAfterDays() > everywhere.reviewAfterDays()) {
            against(
                    RuleId.REVIEW_AFTER_A_WEEK,
                    "timings/reviewAfterDays",
                    "must be at most {value}",
                    everywhere.reviewAfterDays());
        }
    }

    /** Outcome measures are ones that there are. */
    private void measuresAreKnown() {
        each(
                protocol.outcomeMeasures(),
                "outcomeMeasures",
                code -> knowledge.outcomeMeasure(code).isPresent(),
                Sentence.of("must be the code of a measure, as /v1/outcome-measures lists them"));
    }

    private void each(List<String> codes, String place, Predicate<String> isKnown, Sentence otherwise) {
        for (int i = 0; i < codes.size(); i++) {
            if (!isKnown.test(codes.get(i))) {
                breaches.add(new Breach(place + "/" + i, otherwise, null));
            }
        }
    }

    private void unknown(String place, @CompileTimeConstant String reason, Object... values) {
        breaches.add(new Breach(place, Sentence.of(reason, values), null));
    }

    private void against(RuleId rule, String place, @CompileTimeConstant String reason, Object... values) {
        breaches.add(new Breach(place, Sentence.of(reason, values), rule));
    }
}
