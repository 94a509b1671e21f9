package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.InEnglish.told;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.reference.KnowledgeFiles;

/** Doses are written like {@code lidocaine 200, bupivacaine+ 100}: a plus is for adrenaline. */
class AnaestheticCeilingsTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lidocaine 225 | 50
                    lidocaine 225.000 | 50.0
                    lidocaine 300 | 66.667
                    lidocaine 300 | 1000
                    lidocaine+ 350 | 50
                    lidocaine+ 500 | 71.429
                    lidocaine+ 500 | 1000
                    lidocaine 0 | 1
                    Jetokain 300 |
                    bupivacaine 175 | 10
                    bupivacaine+ 225 |
                    Marcaine 175 |
                    mepivacaine 400 | 30
                    mepivacaine+ 400 | 30
                    lidocaine 150, bupivacaine 87.5 | 100
                    lidocaine 100, lidocaine 100, lidocaine 100 | 100
                    lidocaine 150, lidocaine+ 250 | 100
                    lidocaine 100, bupivacaine 58.333, mepivacaine 133.33 | 100
                    """)
    void areKept(String doses, @Nullable BigDecimal weightKg) {
        assertThat(ceilings(doses, weightKg).areKept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lidocaine 225.001 | 50 | lidocaine-ceiling | There are 225.001 mg of lidocaine, of 225 mg at 50 kg.
                    lidocaine 300 | 66.666 | lidocaine-ceiling | There are 300 mg of lidocaine, of 299.997 mg at 66.666 kg.
                    lidocaine 300.001 | 1000 | lidocaine-ceiling | There are 300.001 mg of lidocaine, of 300 mg at 1000 kg.
                    lidocaine 300.001 | | lidocaine-ceiling | There are 300.001 mg of lidocaine, of 300 mg.
                    lidocaine+ 350.001 | 50 | lidocaine-ceiling | There are 350.001 mg of lidocaine with adrenaline, of 350 mg at 50 kg.
                    lidocaine+ 500.001 | | lidocaine-ceiling | There are 500.001 mg of lidocaine with adrenaline, of 500 mg.
                    lidocaine 260, lidocaine 260 | 70 | lidocaine-ceiling | There are 520 mg of lidocaine, of 300 mg at 70 kg.
                    lidocaine 150.001, lidocaine+ 250 | 100 | lidocaine-ceiling | There are 150.001 mg of lidocaine, of 300 mg, and 250 mg of lidocaine with adrenaline, of 500 mg at 100 kg: together 100.1 % of what is allowed.
                    bupivacaine 175.001 | | anaesthetic-ceiling | There are 175.001 mg of bupivacaine, of 175 mg.
                    bupivacaine+ 225.001 | | anaesthetic-ceiling | There are 225.001 mg of bupivacaine with adrenaline, of 225 mg.
                    mepivacaine 400.001 | | anaesthetic-ceiling | There are 400.001 mg of mepivacaine, of 400 mg.
                    lidocaine 150, bupivacaine 87.501 | 100 | anaesthetic-ceiling | There are 150 mg of lidocaine, of 300 mg, and 87.501 mg of bupivacaine, of 175 mg at 100 kg: together 100.1 % of what is allowed.
                    foocaine 500, lidocaine 301 | 100 | lidocaine-ceiling | There are 301 mg of lidocaine, of 300 mg at 100 kg.
                    """)
    void areExceeded(String doses, @Nullable BigDecimal weightKg, String rule, String how) {
        assertThat(ceilings(doses, weightKg).areKept())
                .hasValueSatisfying(finding -> assertThat(finding.rule().code()).isEqualTo(rule))
                .map(InEnglish::words)
                .contains(how);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lidocaine ? | 70 | | lidocaine-ceiling; missing: lidocaineMg.
                    lidocaine ? | | | lidocaine-ceiling; missing: lidocaineMg, weightKg.
                    lidocaine 1 | | | lidocaine-ceiling; missing: weightKg.
                    lidocaine 1 | 70 | 17 | lidocaine-ceiling; missing: ceilings for patientAgeYears below 18.
                    foocaine 1, lidocaine ? | 70 | 0 | lidocaine-ceiling; missing: agent, lidocaineMg, ceilings for patientAgeYears below 18.
                    ropivacaine 1 | | | anaesthetic-ceiling; missing: a verified ceiling of ropivacaine.
                    procaine 1, lidocaine 1 | | | anaesthetic-ceiling; missing: a verified ceiling of procaine, weightKg.
                    lidocaine + bupivacaine 1 | 70 | | lidocaine-ceiling; missing: agent.
                    lokal anestezik 1 | 70 | | lidocaine-ceiling; missing: agent.
                    """)
    void areNotEvaluatedForWantOfEachInputThatIsMissing(
            String doses, @Nullable BigDecimal weightKg, @Nullable Integer ageYears, String why) {
        assertThat(ceilings(doses, weightKg).areEvaluated(ageYears))
                .map(InEnglish::said)
                .contains(told(RuleId.NOT_EVALUATED, "This concerns " + why));
    }

    @Test
    void areEvaluatedWhereNothingIsMissing() {
        assertThat(ceilings("lidocaine 1, bupivacaine 1", BigDecimal.TEN).areEvaluated(18))
                .isEmpty();
        assertThat(ceilings("lidocaine 1", BigDecimal.TEN).areEvaluated(null)).isEmpty();
        assertThat(ceilings("lidocaine 0, foocaine 0", null).areEvaluated(12)).isEmpty();
        assertThat(ceilings("bupivacaine 1", null).areEvaluated(null))
                .as("no weight has a say in it")
                .isEmpty();
    }

    private static AnaestheticCeilings ceilings(String doses, @Nullable BigDecimal weightKg) {
        List<AnaestheticDose> all =
                Stream.of(doses.split(", ")).map(AnaestheticCeilingsTest::dose).toList();
        return new AnaestheticCeilings(all, weightKg);
    }

    private static AnaestheticDose dose(String dose) {
        int space = dose.lastIndexOf(' ');
        String agent = dose.substring(0, space);
        String mg = dose.substring(space + 1);
        if (mg.equals("?")) {
            return AnaestheticDose.ofLidocaine(null, Saying.field("lidocaineMg"), KNOWLEDGE);
        }
        return AnaestheticDose.named(agent, new BigDecimal(mg), agent.endsWith("+"), Saying.field("agent"), KNOWLEDGE);
    }
}
