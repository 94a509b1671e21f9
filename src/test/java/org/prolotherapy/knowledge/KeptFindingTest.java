package org.prolotherapy.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.reference.KnowledgeFiles;

/** What was kept says the same whenever it is read. */
class KeptFindingTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Knowledge knowledge = KnowledgeFiles.load();

    private static Stream<Finding> findings() {
        return Stream.of(
                Finding.of(RuleId.ADVERSE_EVENT_REVIEWED),
                new Finding(RuleId.BATCH_USABLE, Phrase.BATCH_PREPARED_LATER.of()),
                new Finding(
                        RuleId.INTERVAL_EXCEEDED,
                        Phrase.INTERVAL_EXCEEDED.of(2, LocalDate.of(2027, 1, 22), LocalDate.of(2027, 2, 1))),
                new Finding(
                        RuleId.FEVER_AFTER_SESSION, Phrase.FEVER.of(new BigDecimal("38.4"), new BigDecimal("38.0"))),
                new Finding(RuleId.OSTEOARTHRITIS_NOT_MILD, Phrase.SEVERITY.of(Severity.SEVERE)),
                new Finding(RuleId.ADVERSE_EVENT_UNMEASURED, Phrase.NOT_MEASURED.of(List.of("pain"))),
                new Finding(
                        RuleId.LIDOCAINE_CEILING,
                        Phrase.DOSE_ABOVE_CEILING.of(
                                Phrase.DOSE.of(new BigDecimal("301"), "lidocaine", new BigDecimal("3E+2")), null)),
                Finding.notEvaluated(
                        RuleId.CONCENTRATION_RANGE,
                        List.of(Saying.field("weightKg"), Phrase.CONCENTRATION_OF.of("hypertonic-dextrose"))));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void saysTheSameAfterItWasWritten(Finding finding) throws JsonProcessingException {
        KeptFinding kept = KeptFinding.of(finding);

        KeptFinding read = MAPPER.readValue(MAPPER.writeValueAsString(kept), KeptFinding.class);

        assertThat(knowledge.explain(read.finding()).statement())
                .isEqualTo(knowledge.explain(finding).statement());
    }

    @Test
    void saysWordsThatWereKeptBeforePhrasesWere() throws JsonProcessingException {
        Finding read = read("{\"rule\": \"INTERVAL_EXCEEDED\", \"detail\": \"Session 2 was wanted on {some} day.\"}");

        Explanation told = knowledge.explain(read);

        assertThat(told.statement())
                .isEqualTo(
                        knowledge.rule(RuleId.INTERVAL_EXCEEDED).sentence() + " Session 2 was wanted on {some} day.");
        assertThat(told.params()).isNull();
    }

    @Test
    void saysARuleAloneThatWasKeptWithoutWords() throws JsonProcessingException {
        assertThat(read("{\"rule\": \"ADVERSE_EVENT_REVIEWED\", \"detail\": \"\"}"))
                .isEqualTo(Finding.of(RuleId.ADVERSE_EVENT_REVIEWED));
    }

    private static Finding read(String kept) throws JsonProcessingException {
        return MAPPER.readValue(kept, KeptFinding.class).finding();
    }
}
