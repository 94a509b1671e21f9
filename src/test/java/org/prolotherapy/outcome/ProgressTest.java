package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.Severity.MILD;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.safety.SafetySettings;

class ProgressTest {

    private final Course course = Course.of("hypertonic-dextrose", MILD, "2026-01-06", 7);

    @Test
    void givesASessionTheLatestAssessmentThatBelongsToIt() {
        Progress progress = course.performed(2)
                .assessed("2026-01-06", 1, 6, null)
                .assessed("2026-01-10", 1, 5, null)
                .assessed("2026-01-12", null, 2, null)
                .progress();
        List<TreatmentSession> sessions = progress.sessions();
        assertThat(sessions).extracting(TreatmentSession::number).containsExactly(1, 2);
        assertThat(progress.latestOf(sessions.get(0)).map(Assessment::pain)).contains(5);
        assertThat(progress.latestOf(sessions.get(1))).isEmpty();
        assertThat(progress.latest().map(Assessment::pain)).contains(2);
    }

    @Test
    void showsASessionThatWasAssessedAndNotPerformed() {
        assertThat(course.progress().sessions()).isEmpty();
        assertThat(course.assessed("2026-01-20", 2, 5, null).progress().sessions())
                .extracting(TreatmentSession::number)
                .containsExactly(2);
    }

    @Test
    void tellsTheChangeOfFunctionWhereItIsKnownOnBothSides() {
        course.assessed("2026-01-06", 1, 6, 65).assessed("2026-01-07", 1, 6, null);
        Progress progress = course.progress();
        assertThat(progress.functionChange(progress.assessments().get(0))).contains(25);
        assertThat(progress.functionChange(progress.assessments().get(1))).isEmpty();

        Progress without = Course.withoutBaseline("hypertonic-dextrose", MILD, "2026-01-06")
                .assessed("2026-01-06", 1, 6, 65)
                .progress();
        assertThat(without.functionChange(without.assessments().get(0))).isEmpty();
        assertThat(without.painChange(without.assessments().get(0))).isEmpty();
    }

    @Test
    void asksForAnAdverseEventFromSeverePainOn() {
        SafetySettings defaults = new SmallRyeConfigBuilder()
                .withMapping(SafetySettings.class)
                .build()
                .getConfigMapping(SafetySettings.class);
        course.assessed("2026-01-06", 6).assessed("2026-01-07", 7);
        List<Assessment> assessments = course.progress().assessments();
        assertThat(assessments.get(0).actions(defaults)).isEmpty();
        assertThat(assessments.get(1).actions(defaults)).hasSize(1);
    }
}
