package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.reference.KnowledgeFiles;

class ConditionFitTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();

    @ParameterizedTest
    @CsvSource({
        "knee-osteoarthritis, LEFT, true",
        "knee-osteoarthritis, BILATERAL, true",
        "knee-osteoarthritis, NONE, false",
        "tennis-elbow, NONE, false",
        "joint-instability, NONE, true",
        "joint-instability, RIGHT, true",
        "chronic-lumbar-pain, NONE, true",
        "chronic-lumbar-pain, LEFT, true",
    })
    void lateralityIsOneOfTheCondition(String condition, Laterality laterality, boolean fits) {
        assertThat(ConditionFit.lateralityIsOneOfTheCondition(
                                KNOWLEDGE.condition(condition).orElseThrow(), laterality, KNOWLEDGE)
                        .isEmpty())
                .isEqualTo(fits);
    }
}
