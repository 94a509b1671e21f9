package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.outcome.NextStep.COMPLETE_EARLY;
import static org.prolotherapy.outcome.NextStep.PHYSICIAN_REVIEW;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.plan.Pain;

/** A protocol's own end of a course, on both sides of its edges. */
class ProtocolsStopTest {

    @Test
    void painIsAsLowAsItNeedsToBe() {
        StopRule rule = new StopRule(new BigDecimal("1.5"), null, null);
        assertThat(step(rule, "7", "1.6")).isEmpty();
        assertThat(step(rule, "7", "1.5")).contains(COMPLETE_EARLY);
    }

    @Test
    void painHasFallenAsFarAsItNeedsTo() {
        StopRule rule = new StopRule(null, 70, null);
        assertThat(step(rule, "10", "3.1")).isEmpty();
        assertThat(step(rule, "10", "3")).contains(COMPLETE_EARLY);
        assertThat(step(rule, "0", "0")).isEmpty();
    }

    @Test
    void severalSessionsBroughtNothing() {
        StopRule rule = new StopRule(null, null, 2);
        assertThat(step(rule, "7", "7", "7")).isEmpty();
        assertThat(step(rule, "7", "7", "7", "7")).contains(PHYSICIAN_REVIEW);
        assertThat(step(rule, "7", "6.9", "7", "6.9")).isEmpty();
        assertThat(step(rule, "7", "5", "5", "5", "6")).contains(PHYSICIAN_REVIEW);
        assertThat(step(rule, "7", "5", "5", "4.9", "6")).isEmpty();
    }

    @Test
    void aSessionAfterWhichNobodyAskedSpeaksForNothing() {
        StopRule rule = new StopRule(null, null, 2);
        PainChange change = new PainChange(pain("7"), pain("7"));
        List<Optional<Pain>> sessions = List.of(Optional.of(pain("7")), Optional.empty());
        assertThat(new ProtocolsStop(rule, change, sessions).recommendation()).isEmpty();
    }

    private static Optional<NextStep> step(StopRule rule, String baseline, String latest, String... sessions) {
        return new ProtocolsStop(
                        rule,
                        new PainChange(pain(baseline), pain(latest)),
                        Stream.of(sessions)
                                .map(session -> Optional.of(pain(session)))
                                .toList())
                .recommendation()
                .map(Recommendation::nextStep);
    }

    private static Pain pain(String score) {
        return Pain.of(new BigDecimal(score));
    }
}
