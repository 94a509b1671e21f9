package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Region;
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

    @ParameterizedTest
    @CsvSource({"knee-osteoarthritis, true", "patellar-tendinopathy, true", "tennis-elbow, true", "golf-elbow, false"})
    void protocolIsMeantForTheCondition(String condition, boolean meant) {
        AppliesTo knees = new AppliesTo(List.of("tennis-elbow"), List.of(Region.KNEE));
        assertThat(protocolIsMeant(condition, knees)).isEqualTo(meant);
        assertThat(protocolIsMeant(condition, AppliesTo.EVERYWHERE)).isTrue();
    }

    private static boolean protocolIsMeant(String condition, AppliesTo meant) {
        return ConditionFit.protocolIsMeantForTheCondition(
                        KNOWLEDGE.condition(condition).orElseThrow(), "own", meant)
                .isEmpty();
    }
}
