package org.prolotherapy.cds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.DrugClass;

class DrugClassesTest {

    /** The substances as WHO's index has them. */
    @ParameterizedTest
    @CsvSource({
        "M01AE01, ANTI_INFLAMMATORY", // ibuprofen
        "N02BA01, ANTI_INFLAMMATORY", // acetylsalicylic acid as an analgesic
        "B01AC06, ANTIPLATELET", // acetylsalicylic acid against thrombosis
        "B01AA03, ANTICOAGULANT", // warfarin
        "B01AX05, ANTICOAGULANT", // fondaparinux
        "N02BE01, ''", // paracetamol
        "B01AD01, ''" // streptokinase
    })
    void knowsADrugByItsGroup(String code, String classes) {
        assertThat(DrugClasses.isCode(code)).isTrue();
        assertThat(DrugClasses.of(code))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(classes.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(DrugClass::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "N02AJ08, true", // codeine and ibuprofen
        "C10BX05, true", // rosuvastatin and acetylsalicylic acid
        "N02BE51, true", // paracetamol, combinations
        "M03BA53, true", // methocarbamol, combinations
        "N02BE01, false",
        "M01AE01, false"
    })
    void knowsWhatACodeDoesNotTell(String code, boolean mayHoldOthers) {
        assertThat(DrugClasses.mayHoldOthers(code)).isEqualTo(mayHoldOthers);
    }
}
