package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.reference.KnowledgeFiles;

/** What has to be met before a session is booked. */
class GatesTest {

    private static final Instant SESSION = Instant.parse("2027-01-04T06:00:00Z");

    private final Knowledge knowledge = KnowledgeFiles.load();

    @Test
    void patientWasExamined() {
        assertThat(SafetyReview.gates(planWith(null), SESSION))
                .extracting(Finding::rule)
                .containsExactly(RuleId.EXAMINATION_BEFORE_SITES);
        assertThat(SafetyReview.gates(planWith(examinedAt(SESSION)), SESSION)).isEmpty();
    }

    @Test
    void anExaminationAfterTheSessionIsTooLate() {
        assertThat(SafetyReview.gates(planWith(examinedAt(SESSION.plusMillis(1))), SESSION))
                .extracting(Finding::rule)
                .containsExactly(RuleId.EXAMINATION_BEFORE_SITES);
    }

    private static Examination examinedAt(Instant time) {
        return new Examination("dr-demir", time, null);
    }

    private SafetyCase planWith(@Nullable Examination examination) {
        ScreeningAnswers answers =
                new ScreeningAnswers(false, false, false, List.of(), null, null, examination, null, null, null);
        return new SafetyCase(
                List.of(knowledge.condition("knee-osteoarthritis").orElseThrow()),
                Severity.MILD,
                knowledge.defaultProtocol(),
                knowledge.solution("hypertonic-dextrose").orElseThrow(),
                null,
                null,
                null,
                null,
                answers,
                Allergies.of(answers, knowledge),
                false,
                List.of());
    }
}
