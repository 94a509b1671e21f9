package org.prolotherapy.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.ProblemType;

class ProblemKindsTest {

    @Test
    void knowsEveryKindByACodeInKebabCase() {
        assertThat(ProblemKinds.all()).contains(ProblemType.values()).contains(PlanProblem.values());
        assertThat(ProblemKinds.all()).allSatisfy(kind -> {
            assertThat(kind.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(ProblemKinds.ofCode(kind.code())).contains(kind);
        });
        assertThat(ProblemKinds.ofCode("NOT_FOUND")).isEmpty();
    }

    @Test
    void everyKindIsAnErrorWithATitleOfItsOwnAndAdviceOfSeveralSentences() {
        assertThat(ProblemKinds.all()).allSatisfy(kind -> {
            assertThat(kind.status()).isBetween(400, 599);
            assertThat(kind.advice()).matches("(?s).*[.].*[.]");
        });
        assertThat(ProblemKinds.all().stream().map(ProblemKind::title)).doesNotHaveDuplicates();
    }
}
