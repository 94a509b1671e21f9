package org.prolotherapy.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void everyCodeIsKebabCaseAndFindsItsTypeAgain() {
        assertThat(ProblemType.values()).allSatisfy(type -> {
            assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(ProblemType.ofCode(type.code())).contains(type);
        });
        assertThat(ProblemType.ofCode("NOT_FOUND")).isEmpty();
    }

    @Test
    void everyTypeIsAnErrorWithATitleOfItsOwnAndAdviceOfSeveralSentences() {
        assertThat(ProblemType.values()).allSatisfy(type -> {
            assertThat(type.status()).isBetween(400, 599);
            assertThat(type.advice()).matches("(?s).*[.].*[.]");
        });
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::title)).doesNotHaveDuplicates();
    }

    @Test
    void carriesWhatTheCallerIsTold() {
        Problem problem = new Problem(ProblemType.SCHEDULE_NOT_FEASIBLE, "Six sessions do not fit.")
                .violating(Violation.body("/sessionCount", "must be at most 5")
                        .against("course-ends-within-six-months", List.of("S3")))
                .with("alternatives", List.of("five"))
                .retryAfter(3);

        assertThat(problem.detail()).isEqualTo("Six sessions do not fit.");
        assertThat(problem.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("course-ends-within-six-months");
            assertThat(violation.sources()).containsExactly("S3");
        });
        assertThat(problem.members()).containsExactly(java.util.Map.entry("alternatives", List.of("five")));
        assertThat(problem.retryAfterSeconds()).hasValue(3);
    }

    @Test
    void carriesNoStackTrace() {
        assertThat(new Problem(ProblemType.NOT_FOUND, "No such plan.").getStackTrace())
                .isEmpty();
    }
}
