package org.prolotherapy.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/** Connections that the pool lost, of which it says so in words alone. */
class DiagnosisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry, acquisition timeout!",
                "Acquisition timeout while waiting for new connection",
                "Connection is closed",
                "Unable to enlist connection to existing transaction",
                "Exception in association of connection to existing transaction"
            })
    void asksToComeBackWithoutAConnection(String words) {
        Problem problem = Diagnosis.of(new IllegalStateException("wrapped", new SQLException(words)), 500, false);
        assertThat(problem.type()).isEqualTo(ProblemType.DATABASE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResultSet is closed", "Statement is closed", "null"})
    void takesItsOwnMistakesForNothingElse(String words) {
        Problem problem = Diagnosis.of(new SQLException(words), 500, false);
        assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    }
}
