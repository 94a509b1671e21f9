package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.plan.Pain;

/**
 * What a protocol's own stop rule makes of a course.
 *
 * @param change of pain from the baseline to the latest assessment
 * @param sessions pain as it was last assessed with each performed session, in their order; empty for one without
 */
record ProtocolsStop(StopRule rule, PainChange change, List<Optional<Pain>> sessions) {

    ProtocolsStop {
        sessions = List.copyOf(sessions);
    }

    Optional<Recommendation> recommendation() {
        return painIsAsLowAsItNeedsToBe()
                .or(this::painHasFallenAsFarAsItNeedsTo)
                .or(this::severalSessionsBroughtNothing);
    }

    /** The course has reached what it was for once pain is low enough. */
    private Optional<Recommendation> painIsAsLowAsItNeedsToBe() {
        BigDecimal most = rule.painAtMost();
        return most != null && change.pain().score().compareTo(most) <= 0
                ? found(
                        NextStep.COMPLETE_EARLY,
                        Phrase.PAIN_ENDS_PROTOCOL.of(change.pain().score(), most))
                : Optional.empty();
    }

    /** The course has reached what it was for once pain has fallen by enough of the baseline. */
    private Optional<Recommendation> painHasFallenAsFarAsItNeedsTo() {
        Integer percent = rule.painReliefPercent();
        BigDecimal baseline = change.baseline().score();
        BigDecimal fall = change.points().negate();
        return percent != null
                        && fall.signum() > 0
                        && fall.movePointRight(2).compareTo(baseline.multiply(BigDecimal.valueOf(percent))) >= 0
                ? found(
                        NextStep.COMPLETE_EARLY,
                        Phrase.FALL_ENDS_PROTOCOL.of(
                                change.baseline().score(), change.pain().score(), percent))
                : Optional.empty();
    }

    /**
     * The protocol gives up after several sessions in a row none of which left less pain than there was before them. A session
     * after which nobody asked speaks for nothing. A physician ends the course, not a figure.
     */
    private Optional<Recommendation> severalSessionsBroughtNothing() {
        Integer several = rule.sessionsWithoutImprovement();
        if (several == null || sessions.size() < several) {
            return Optional.empty();
        }
        List<Optional<Pain>> last = sessions.subList(sessions.size() - several, sessions.size());
        BigDecimal before = Stream.concat(
                        Stream.of(change.baseline()),
                        sessions.subList(0, sessions.size() - several).stream().flatMap(Optional::stream))
                .map(Pain::score)
                .min(BigDecimal::compareTo)
                .orElseThrow();
        boolean nothing = last.stream()
                .allMatch(pain -> pain.isPresent() && pain.get().score().compareTo(before) >= 0);
        return nothing
                ? found(NextStep.PHYSICIAN_REVIEW, Phrase.NOTHING_GAINED.of(several, before.stripTrailingZeros()))
                : Optional.empty();
    }

    private static Optional<Recommendation> found(NextStep step, Saying detail) {
        return Optional.of(new Recommendation(step, List.of(new Finding(RuleId.PROTOCOL_STOPS, detail))));
    }
}
