package org.prolotherapy.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What substances are to each other, and when two texts mean the same one. */
class SubstancesTest {

    private static final Substance LOCAL_ANAESTHETICS = substance("local-anaesthetics", List.of(), List.of());
    private static final Substance AMIDES = substance("amides", List.of("local-anaesthetics"), List.of());
    private static final Substance LIDOCAINE = substance("lidocaine", List.of("amides"), List.of("parabens"));
    private static final Substance FISH = substance("fish", List.of(), List.of(), "balık");
    private static final Substance COD = substance("cod", List.of("fish"), List.of());
    private static final Substance COD_LIVER_OIL = substance("cod-liver-oil", List.of(), List.of("cod"));
    private static final Substance MORRHUATE = substance("morrhuate", List.of("cod-liver-oil"), List.of());
    private static final Substance PARABENS = substance("parabens", List.of(), List.of());

    private final Substances substances = new Substances(
            List.of(LOCAL_ANAESTHETICS, AMIDES, LIDOCAINE, FISH, COD, COD_LIVER_OIL, MORRHUATE, PARABENS));

    @Test
    void areKeptInTheirOrderAndFoundByCode() {
        assertThat(substances.all())
                .containsExactly(LOCAL_ANAESTHETICS, AMIDES, LIDOCAINE, FISH, COD, COD_LIVER_OIL, MORRHUATE, PARABENS);
        assertThat(substances.substance("cod")).contains(COD);
        assertThat(substances.substance("Cod")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Substances(List.of(COD, COD)));
    }

    @Test
    void areCoveredByWhatTheyBelongTo() {
        assertThat(substances.covers(LOCAL_ANAESTHETICS, LIDOCAINE)).isTrue();
        assertThat(substances.covers(LIDOCAINE, LIDOCAINE)).isTrue();
        assertThat(substances.covers(LIDOCAINE, AMIDES)).isFalse();
        assertThat(substances.covers(FISH, LIDOCAINE)).isFalse();
    }

    @Test
    void areMadeFromWhatTheirGroupsAreMadeFrom() {
        assertThat(substances.isMadeFrom(MORRHUATE, FISH)).isTrue();
        assertThat(substances.isMadeFrom(COD_LIVER_OIL, COD)).isTrue();
        assertThat(substances.isMadeFrom(LIDOCAINE, PARABENS)).isTrue();
        assertThat(substances.isMadeFrom(LIDOCAINE, FISH)).isFalse();
        assertThat(substances.isMadeFrom(FISH, COD)).isFalse();
    }

    @Test
    void areInjectedUnlessTheyAreOnlyWhatOthersBelongToOrAreMadeFrom() {
        assertThat(substances.injected()).containsExactly(LIDOCAINE, MORRHUATE);
    }

    @ParameterizedTest
    @CsvSource({"balık, fish", "balığa alerji, fish", "fish, fish", "Cods, ''", "morrhuate'a, morrhuate"})
    void areNamedByTheirNamesAndTurkishEndings(String text, String code) {
        assertThat(substances.namedBy(text))
                .extracting(Substance::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "Dermabond, dermabond glue, true",
        "Derma-Bond, dermabond, true",
        "glue of dermabond, DERMABOND, true",
        "iodine 10 %, iodine, true",
        "iodine, iodine 10 %, true",
        "wound glue, glue, true",
        "glue, glues, false",
        "iodine, latex, false",
        "derma, dermabond, false",
        "bond glue, bondgl, false",
        "%, iodine, false",
        "iodine, %, false",
        "%, !, false"
    })
    void areTheSameIfTheWordsOfOneAreInTheOther(String one, String other, boolean same) {
        assertThat(Substances.nameTheSame(one, other)).isEqualTo(same);
        assertThat(Substances.nameTheSame(other, one)).isEqualTo(same);
    }

    private static Substance substance(String code, List<String> groups, List<String> madeFrom, String... names) {
        return new Substance(code, code, List.of(names), groups, madeFrom, null, List.of());
    }
}
