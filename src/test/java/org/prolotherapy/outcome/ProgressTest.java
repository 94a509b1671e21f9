package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.prolotherapy.knowledge.InEnglish.told;
import static org.prolotherapy.knowledge.Severity.MILD;
import static org.prolotherapy.knowledge.Side.LEFT;
import static org.prolotherapy.knowledge.Side.RIGHT;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.outcome.MeasureChange.Response;
import org.prolotherapy.plan.Measurement;
import org.prolotherapy.plan.Pain;
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
        assertThat(progress.latestOf(sessions.get(0)).map(Assessment::pain)).contains(new Pain(5, 0));
        assertThat(progress.latestOf(sessions.get(1))).isEmpty();
        assertThat(progress.latest().map(Assessment::pain)).contains(new Pain(2, 0));
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

    @Test
    void followsEachMeasureOfEachSideFromItsOwnBaseline() {
        Progress progress = Course.withBaseline(score("odi", 40), score("koos-pain", 50, LEFT))
                .scored("2026-01-20", score("odi", 60), score("koos-pain", 70, LEFT), score("koos-pain", 40, RIGHT))
                .scored("2026-02-03", score("odi", 30))
                .progress();
        List<MeasureCourse> courses = progress.measures(Course.KNOWLEDGE);

        assertThat(courses)
                .extracting(course -> course.measure().code(), MeasureCourse::side, MeasureCourse::baseline)
                .containsExactly(
                        tuple("odi", null, new BigDecimal(40)),
                        tuple("koos-pain", LEFT, new BigDecimal(50)),
                        tuple("koos-pain", RIGHT, null));
        assertThat(courses.get(0).scores())
                .extracting(score -> courses.get(0).change(score).orElseThrow().response())
                .containsExactly(Response.WORSENED, Response.IMPROVED);
        assertThat(courses.get(2).change(courses.get(2).scores().get(0))).isEmpty();
    }

    @Test
    void saysWhichScoresCannotBeJudgedAndWhy() {
        Progress progress = Course.withBaseline(score("odi", 40), score("koos", 50), score("visa-a", 60))
                .scored("2026-01-20", score("odi", 60), score("koos", 70), score("koos-pain", 40, RIGHT))
                .progress();

        assertThat(progress.measuresNotEvaluated(Course.KNOWLEDGE))
                .map(InEnglish::said)
                .contains(told(
                        RuleId.NOT_EVALUATED,
                        "This concerns important-change-of-measure: koos has no published important change;"
                                + " koos-pain of the side RIGHT has no baseline."));
        assertThat(Course.withBaseline(score("odi", 40))
                        .scored("2026-01-20", score("odi", 60))
                        .progress()
                        .measuresNotEvaluated(Course.KNOWLEDGE))
                .isEmpty();
    }

    private static Measurement score(String code, int value) {
        return new Measurement(code, new BigDecimal(value), null);
    }

    private static Measurement score(String code, int value, Side side) {
        return new Measurement(code, new BigDecimal(value), side);
    }
}
