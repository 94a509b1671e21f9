package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Protocols.gap;
import static org.prolotherapy.schedule.Protocols.phase;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.schedule.Protocols;

/** Four sessions, 2026-01-06, 02-03, 03-03 and 03-31, of which three are performed, and two more as needed. */
class StopRuleTest {

    @Test
    void endsACourseAtThePainThatItIsFor() {
        StopRule rule = new StopRule(new BigDecimal("2"), null, null);

        assertThat(performed(rule, 7, 6, 5, 2).nextStep()).isEqualTo(NextStep.COMPLETE_EARLY);
        assertThat(performed(rule, 7, 6, 5, 2).rationale())
                .extracting(Finding::rule)
                .containsExactly(RuleId.STOP_RULE);
        assertThat(performed(rule, 7, 6, 5, 3).nextStep()).isEqualTo(NextStep.CONTINUE);
        assertThat(performed(rule, null, 6, 5, 2).nextStep()).isEqualTo(NextStep.COMPLETE_EARLY);
    }

    @Test
    void endsACourseAtTheReliefThatItIsFor() {
        StopRule rule = new StopRule(null, 50, null);

        assertThat(performed(rule, 8, 6, 5, 4).nextStep()).isEqualTo(NextStep.COMPLETE_EARLY);
        assertThat(performed(rule, 9, 6, 5, 5).nextStep()).isEqualTo(NextStep.CONTINUE);
        assertThat(performed(rule, null, 6, 5, 4).nextStep()).isEqualTo(NextStep.PHYSICIAN_REVIEW);
    }

    @Test
    void givesUpACourseAfterSessionsThatImprovedNothing() {
        StopRule rule = new StopRule(null, null, 2);

        assertThat(performed(rule, 8, 5, 5, 5).nextStep()).isEqualTo(NextStep.COMPLETE_EARLY);
        assertThat(performed(rule, 8, 5, 6, 7).nextStep()).isEqualTo(NextStep.COMPLETE_EARLY);
        assertThat(performed(rule, 8, 6, 6, 5).nextStep()).isEqualTo(NextStep.CONTINUE);
        assertThat(performed(rule, 8, 6, 5, 5).nextStep()).isEqualTo(NextStep.CONTINUE);
    }

    @Test
    void recommendsASessionAsNeededOnceTheFirstPhaseIsPerformed() {
        Course course = Course.of(protocol(new StopRule(BigDecimal.ZERO, null, null)), "2026-01-06", 8)
                .performed(4)
                .assessed("2026-03-31", 4, 4, null);

        assertThat(course.on("2026-04-01").nextStep()).isEqualTo(NextStep.EXTEND);
        assertThat(course.on("2026-06-07").nextStep()).isEqualTo(NextStep.CONTINUE);
    }

    private static Recommendation performed(
            StopRule rule, @Nullable Integer baseline, int first, int second, int third) {
        return Course.of(protocol(rule), "2026-01-06", baseline)
                .performed(3)
                .assessed("2026-01-06", 1, first, null)
                .assessed("2026-02-03", 2, second, null)
                .assessed("2026-03-03", 3, third, null)
                .on("2026-03-04");
    }

    private static Protocol protocol(StopRule rule) {
        return Protocols.of(
                Span.ofMonths(5),
                rule,
                phase("INITIAL", 4, 4, 4, null, gap(25, 28, 35)),
                phase("CONTINUATION", 0, null, 2, null, gap(25, 28, 35)));
    }
}
