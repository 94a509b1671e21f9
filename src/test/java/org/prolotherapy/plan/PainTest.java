package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PainTest {

    @Test
    void keepsEveryTenthFromNoneToTheWorst() {
        for (int tenths = 0; tenths <= 100; tenths++) {
            BigDecimal score = BigDecimal.valueOf(tenths, 1);
            assertThat(Pain.of(score).score()).isEqualByComparingTo(score);
            assertThat(Pain.of(score.setScale(3))).isEqualTo(Pain.of(score));
        }
    }

    @Test
    void isSaidWithADecimalOnlyWhereThereIsOne() {
        assertThat(Pain.of(new BigDecimal("4.0"))).hasToString("4");
        assertThat(Pain.of(new BigDecimal("4.5"))).hasToString("4.5");
        assertThat(Pain.of(BigDecimal.TEN)).hasToString("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "10.1", "4.55"})
    void isFromNoneToTheWorstInTenths(String score) {
        BigDecimal impossible = new BigDecimal(score);
        assertThatIllegalArgumentException().isThrownBy(() -> Pain.of(impossible));
    }

    @Test
    void isSevereFromTheWholePointOn() {
        assertThat(Pain.of(new BigDecimal("6.9")).isAtLeast(7)).isFalse();
        assertThat(Pain.of(new BigDecimal("7.0")).isAtLeast(7)).isTrue();
    }
}
