package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;

class LidocaineCeilingTest {

    @ParameterizedTest
    @CsvSource({
        "PLAIN, 225, 50", // 4.5 mg/kg
        "PLAIN, 225.000, 50.0",
        "PLAIN, 300, 66.667",
        "PLAIN, 300, 1000",
        "WITH_ADRENALINE, 350, 50", // 7 mg/kg
        "WITH_ADRENALINE, 500, 71.429",
        "WITH_ADRENALINE, 500, 1000",
        "PLAIN, 0, 1",
        "PLAIN, 0,",
    })
    void holds(LidocaineCeiling ceiling, BigDecimal doseMg, @Nullable BigDecimal weightKg) {
        assertThat(ceiling.check(doseMg, weightKg)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, 225.001, 50, 225.001 mg are more than 225 mg at 50 kg.",
        "PLAIN, 300, 66.666, 300 mg are more than 299.997 mg at 66.666 kg.",
        "PLAIN, 300.001, 1000, 300.001 mg are more than 300 mg.",
        "PLAIN, 300.001, , 300.001 mg are more than 300 mg.",
        "WITH_ADRENALINE, 350.001, 50, 350.001 mg are more than 350 mg at 50 kg.",
        "WITH_ADRENALINE, 500, 71.428, 500 mg are more than 499.996 mg at 71.428 kg.",
        "WITH_ADRENALINE, 500.001, 1000, 500.001 mg are more than 500 mg.",
    })
    void isExceeded(LidocaineCeiling ceiling, BigDecimal doseMg, @Nullable BigDecimal weightKg, String how) {
        assertThat(ceiling.check(doseMg, weightKg)).contains(new Finding(RuleId.LIDOCAINE_CEILING, how));
    }

    @Test
    void isNotEvaluatedWithoutDoseOrWeight() {
        assertThat(LidocaineCeiling.PLAIN.check(null, BigDecimal.TEN))
                .contains(new Finding(
                        RuleId.NOT_EVALUATED, "This concerns lidocaine-ceiling: no dose of lidocaine is given."));
        assertThat(LidocaineCeiling.PLAIN.check(BigDecimal.ONE, null))
                .contains(new Finding(RuleId.NOT_EVALUATED, "This concerns lidocaine-ceiling: no weight is given."));
    }
}
