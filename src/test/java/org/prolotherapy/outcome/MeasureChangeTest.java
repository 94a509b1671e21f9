package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.outcome.MeasureChange.Response.IMPROVED;
import static org.prolotherapy.outcome.MeasureChange.Response.SAME;
import static org.prolotherapy.outcome.MeasureChange.Response.WORSENED;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.OutcomeMeasure.Direction;
import org.prolotherapy.outcome.MeasureChange.Response;

class MeasureChangeTest {

    @ParameterizedTest
    @CsvSource({
        "odi,           40, 60,   20,  50.0, WORSENED",
        "odi,           40, 28,  -12, -30.0, IMPROVED",
        "visa-p,        40, 60,   20,  50.0, IMPROVED",
        "visa-p,        40, 28,  -12, -30.0, WORSENED",
        "roland-morris, 12, 12,    0,   0.0, SAME",
    })
    void isJudgedByTheDirectionOfItsMeasure(
            String code, String baseline, String value, BigDecimal points, BigDecimal percent, Response response) {
        MeasureChange change = change(code, baseline, value);
        assertThat(change.points()).isEqualByComparingTo(points);
        assertThat(change.percent()).contains(percent);
        assertThat(change.response()).isEqualTo(response);
    }

    static Iterable<OutcomeMeasure> measures() {
        return Course.KNOWLEDGE.outcomeMeasures();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void isNeverImportantIfThePatientIsWorseOrTheSame(OutcomeMeasure measure) {
        BigDecimal min = measure.range().min();
        BigDecimal max = measure.range().max();
        boolean higherIsWorse = measure.direction() == Direction.HIGHER_IS_WORSE;
        MeasureChange worst =
                higherIsWorse ? new MeasureChange(measure, min, max) : new MeasureChange(measure, max, min);
        MeasureChange best = new MeasureChange(measure, worst.value(), worst.baseline());
        MeasureChange none = new MeasureChange(measure, max, max);
        assertThat(worst.response()).isEqualTo(WORSENED);
        assertThat(best.response()).isEqualTo(IMPROVED);
        assertThat(none.response()).isEqualTo(SAME);
        if (measure.importantChange() == null) {
            assertThat(best.isImportant()).isEmpty();
        } else {
            assertThat(worst.isImportant()).contains(false);
            assertThat(none.isImportant()).contains(false);
            assertThat(best.isImportant()).contains(true);
        }
    }

    @Test
    void isImportantFromThePublishedPointsOn() {
        assertThat(change("odi", "50", "40.01").isImportant()).contains(false);
        assertThat(change("odi", "50", "40").isImportant()).contains(true);
        assertThat(change("visa-p", "50", "62.99").isImportant()).contains(false);
        assertThat(change("visa-p", "50", "63").isImportant()).contains(true);
    }

    @Test
    void isImportantFromThePublishedPercentageOn() {
        assertThat(change("odi", "20", "14.1").isImportant()).contains(false); // 29.5 %
        assertThat(change("odi", "20", "14").isImportant()).contains(true); // 30 %
    }

    @Test
    void hasNoPercentOfABaselineOfNothing() {
        assertThat(change("odi", "0", "10").percent()).isEmpty();
    }

    private static MeasureChange change(String code, String baseline, String value) {
        return new MeasureChange(
                Course.KNOWLEDGE.outcomeMeasure(code).orElseThrow(), new BigDecimal(baseline), new BigDecimal(value));
    }
}
