package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainChangeTest {

    @ParameterizedTest
    @CsvSource({"7, 4, -3, -42.9", "3, 2, -1, -33.3", "4, 6, 2, 50.0", "5, 5, 0, 0.0"})
    void isInPointsAndInPercentOfTheBaseline(int baseline, int pain, int points, BigDecimal percent) {
        PainChange change = new PainChange(baseline, pain);
        assertThat(change.points()).isEqualTo(points);
        assertThat(change.percent()).contains(percent);
    }

    @Test
    void hasNoPercentOfABaselineWithoutPain() {
        assertThat(new PainChange(0, 3).percent()).isEmpty();
    }

    @Test
    void isImportantFromTwoPointsOn() {
        ResponseSettings pointsAlone = Course.settings(Map.of("important-percent", "101"));
        assertThat(new PainChange(9, 8).isImportant(pointsAlone)).isFalse();
        assertThat(new PainChange(9, 7).isImportant(pointsAlone)).isTrue();
    }

    @Test
    void isImportantFromThirtyPercentOn() {
        ResponseSettings percentAlone = Course.settings(Map.of("important-points", "11"));
        assertThat(new PainChange(7, 5).isImportant(percentAlone)).isFalse(); // 28.6 %
        assertThat(new PainChange(10, 7).isImportant(percentAlone)).isTrue(); // 30 %
        ResponseSettings oneMore = Course.settings(Map.of("important-points", "11", "important-percent", "31"));
        assertThat(new PainChange(10, 7).isImportant(oneMore)).isFalse();
    }

    @Test
    void isNotImportantIfPainRose() {
        assertThat(new PainChange(2, 6).isImportant(Course.DEFAULTS)).isFalse();
        assertThat(new PainChange(0, 0).isImportant(Course.DEFAULTS)).isFalse();
    }
}
