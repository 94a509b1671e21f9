package org.prolotherapy.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void carriesWhatTheCallerIsTold() {
        Problem problem = new Problem(ProblemType.INVALID_REQUEST, "Six sessions do not fit.")
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
