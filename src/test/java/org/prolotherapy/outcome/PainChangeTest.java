package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.plan.Pain;

class PainChangeTest {

    @ParameterizedTest
    @CsvSource({"7, 4, -3, -42.9", "3, 2, -1, -33.3", "4, 6, 2, 50.0", "5, 5, 0, 0.0", "7.5, 5.9, -1.6, -21.3"})
    void isInPointsAndInPercentOfTheBaseline(String baseline, String pain, BigDecimal points, BigDecimal percent) {
        PainChange change = change(baseline, pain);
        assertThat(change.points()).isEqualByComparingTo(points);
        assertThat(change.percent()).contains(percent);
    }

    @Test
    void hasNoPercentOfABaselineWithoutPain() {
        assertThat(change("0", "3").percent()).isEmpty();
    }

    @Test
    void isImportantFromTwoPointsOn() {
        ResponseSettings pointsAlone = Course.settings(Map.of("important-percent", "101"));
        assertThat(change("9", "8").isImportant(pointsAlone)).isFalse();
        assertThat(change("9", "7.1").isImportant(pointsAlone)).isFalse();
        assertThat(change("9", "7").isImportant(pointsAlone)).isTrue();
    }

    @Test
    void isImportantFromThirtyPercentOn() {
        ResponseSettings percentAlone = Course.settings(Map.of("important-points", "11"));
        assertThat(change("7", "5").isImportant(percentAlone)).isFalse(); // 28.6 %
        assertThat(change("10", "7.1").isImportant(percentAlone)).isFalse(); // 29 %
        assertThat(change("10", "7").isImportant(percentAlone)).isTrue(); // 30 %
        ResponseSettings oneMore = Course.settings(Map.of("important-points", "11", "important-percent", "31"));
        assertThat(change("10", "7").isImportant(oneMore)).isFalse();
    }

    @Test
    void isNotImportantIfPainRose() {
        assertThat(change("2", "6").isImportant(Course.DEFAULTS)).isFalse();
        assertThat(change("0", "0").isImportant(Course.DEFAULTS)).isFalse();
    }

    private static PainChange change(String baseline, String pain) {
        return new PainChange(Pain.of(new BigDecimal(baseline)), Pain.of(new BigDecimal(pain)));
    }
}
