package org.prolotherapy.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.Severity.MILD;
import static org.prolotherapy.knowledge.Severity.MODERATE;
import static org.prolotherapy.knowledge.Severity.SEVERE;
import static org.prolotherapy.outcome.NextStep.COMPLETE_EARLY;
import static org.prolotherapy.outcome.NextStep.CONTINUE;
import static org.prolotherapy.outcome.NextStep.EXTEND;
import static org.prolotherapy.outcome.NextStep.PHYSICIAN_REVIEW;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.RuleId;

/** The rules of the recommendation, each on both sides of its edges. */
class RecommendationTest {

    private static final String DEXTROSE = "hypertonic-dextrose";

    @Test
    void itIsTooEarlyToJudgeBeforeDay21AfterTheFirstSession() {
        Course course = mildCourseWithPain(7)
                .performedOn("2026-01-06", "2026-01-12", "2026-01-19")
                .assessed("2026-01-20", 7);
        assertThat(course.on("2026-01-26").nextStep()).isEqualTo(CONTINUE);
        assertThat(rules(course.on("2026-01-26"))).containsExactly(RuleId.RESPONSE_TOO_EARLY);
        assertThat(course.on("2026-01-27").nextStep()).isEqualTo(PHYSICIAN_REVIEW);
    }

    @Test
    void itIsTooEarlyToJudgeBeforeThreeSessions() {
        Course course = mildCourseWithPain(7).performed(2).assessed("2026-01-20", 7);
        assertThat(course.on("2026-03-02").nextStep()).isEqualTo(CONTINUE);
        assertThat(words(course.on("2026-03-02")))
                .containsExactly("Day 21 after the first session is 2026-01-27, and 2 of at least 3 sessions are"
                        + " performed.");
        course.performed(1);
        assertThat(course.on("2026-03-02").nextStep()).isEqualTo(PHYSICIAN_REVIEW);
    }

    @Test
    void itIsTooEarlyToJudgeBeforeAnySession() {
        Recommendation recommendation =
                mildCourseWithPain(7).assessed("2026-01-02", 1).on("2026-06-01");
        assertThat(recommendation.nextStep()).isEqualTo(CONTINUE);
        assertThat(words(recommendation))
                .containsExactly("No session is performed, and 0 of at least 3 sessions are performed.");
    }

    @Test
    void theResponseIsUnknownWithoutAnAssessment() {
        Recommendation recommendation = mildCourseWithPain(7).performed(3).on("2026-03-02");
        assertThat(recommendation.nextStep()).isEqualTo(PHYSICIAN_REVIEW);
        assertThat(rules(recommendation)).containsExactly(RuleId.RESPONSE_UNKNOWN);
        assertThat(words(recommendation)).containsExactly("The plan has no assessment.");
    }

    @Test
    void theResponseIsUnknownWithoutABaseline() {
        List<Course> courses = List.of(
                Course.withoutBaseline(DEXTROSE, MILD, "2026-01-06"), Course.of(DEXTROSE, MILD, "2026-01-06", null));
        for (Course course : courses) {
            Recommendation recommendation =
                    course.performed(3).assessed("2026-02-05", 0).on("2026-03-02");
            assertThat(recommendation.nextStep()).isEqualTo(PHYSICIAN_REVIEW);
            assertThat(rules(recommendation)).containsExactly(RuleId.RESPONSE_UNKNOWN);
            assertThat(words(recommendation)).containsExactly("The plan has no pain at the baseline.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8, 7, PHYSICIAN_REVIEW", // 1 point, 12.5 %
        "8, 6, EXTEND", // 2 points, 25 %
        "4, 3, PHYSICIAN_REVIEW", // 1 point, 25 %
        "3, 2, EXTEND", // 1 point, 33.3 %
        "5, 5, PHYSICIAN_REVIEW",
        "5, 9, PHYSICIAN_REVIEW",
        "0, 0, PHYSICIAN_REVIEW",
    })
    void thereIsNoImportantResponseUnderTwoPointsAndThirtyPercent(int baseline, int pain, NextStep expected) {
        Recommendation recommendation = mildCourseWithPain(baseline)
                .performed(3)
                .assessed("2026-02-05", pain)
                .on("2026-03-02");
        assertThat(recommendation.nextStep()).isEqualTo(expected);
        assertThat(rules(recommendation))
                .containsExactly(
                        RuleId.IMPORTANT_RESPONSE,
                        expected == EXTEND ? RuleId.EXTEND_BY_ONE : RuleId.NO_IMPORTANT_RESPONSE);
    }

    @Test
    void saysTheResponseInFigures() {
        assertThat(wordsOfResponse(7, 4))
                .isEqualTo("Pain was 7 and is 4, a fall of 3 points or 42.9 %; 2 points or 30 % are set.");
        assertThat(wordsOfResponse(4, 3))
                .isEqualTo("Pain was 4 and is 3, a fall of 1 point or 25 %; 2 points or 30 % are set.");
        assertThat(wordsOfResponse(5, 5)).isEqualTo("Pain was 5 and is 5, the same; 2 points or 30 % are set.");
        assertThat(wordsOfResponse(4, 6))
                .isEqualTo("Pain was 4 and is 6, a rise of 2 points or 50 %; 2 points or 30 % are set.");
        assertThat(wordsOfResponse(0, 3))
                .isEqualTo("Pain was 0 and is 3, a rise of 3 points; 2 points or 30 % are set.");
    }

    @Test
    void hardlyAnyPainIsLeftAtOneButNotAtTwo() {
        Course course = moderateCourseWithPain(7).performed(3).assessed("2026-02-12", 1);
        assertThat(course.on("2026-02-12").nextStep()).isEqualTo(COMPLETE_EARLY);
        assertThat(rules(course.on("2026-02-12"))).containsExactly(RuleId.IMPORTANT_RESPONSE, RuleId.COMPLETE_EARLY);
        course.assessed("2026-02-13", 2);
        assertThat(course.on("2026-02-13").nextStep()).isEqualTo(CONTINUE);
    }

    @Test
    void theCourseGoesOnWhileSessionsAreToCome() {
        Course course = moderateCourseWithPain(7).performed(4).assessed("2026-03-02", 3);
        Recommendation recommendation = course.on("2026-03-02");
        assertThat(recommendation.nextStep()).isEqualTo(CONTINUE);
        assertThat(rules(recommendation)).containsExactly(RuleId.IMPORTANT_RESPONSE, RuleId.CONTINUE_COURSE);
        assertThat(words(recommendation)).contains("4 of 5 sessions are performed.");
    }

    @Test
    void oneMoreSessionIsPossibleBelowTheMostOfTheProtocol() {
        Course five = moderateCourseWithPain(7).performed(5).assessed("2026-04-01", 3);
        assertThat(five.on("2026-04-01").nextStep()).isEqualTo(EXTEND);
        Course six = Course.of(DEXTROSE, SEVERE, "2026-01-06", 7).performed(6).assessed("2026-05-01", 3);
        assertThat(six.on("2026-05-01").nextStep()).isEqualTo(CONTINUE);
        assertThat(words(six.on("2026-05-01"))).contains("All 6 sessions are performed, and the protocol has no more.");
    }

    @Test
    void oneMoreSessionIsPossibleWhereItFitsBeforeTheDeadline() {
        Course eight = Course.ofSessions(8, "extended-regenerative", SEVERE, "2027-01-04", 7)
                .performed(8)
                .assessed("2027-06-01", 3);
        assertThat(eight.on("2027-06-01").nextStep()).isEqualTo(EXTEND);
        Course nine = Course.of("extended-regenerative", SEVERE, "2027-01-04", 7)
                .performed(9)
                .assessed("2027-06-22", 3);
        assertThat(nine.on("2027-06-22").nextStep()).isEqualTo(CONTINUE);
        assertThat(words(nine.on("2027-06-22"))).contains("All 9 sessions are performed, and one more does not fit.");
    }

    @Test
    void oneMoreSessionIsPossibleOnlyUntilTheDeadline() {
        Course course = mildCourseWithPain(7).performed(3).assessed("2026-02-05", 3);
        assertThat(course.on("2026-07-06").nextStep()).isEqualTo(EXTEND);
        assertThat(course.on("2026-07-07").nextStep()).isEqualTo(CONTINUE);
    }

    @Test
    void whatWasCancelledDoesNotCountAsToCome() {
        Course course =
                moderateCourseWithPain(7).performed(3).assessed("2026-02-20", 3).completed();
        assertThat(course.on("2026-02-20").nextStep()).isEqualTo(EXTEND);
    }

    @Test
    void theLatestAssessmentDecidesWhetherItBelongsToASessionOrNot() {
        Course course = mildCourseWithPain(7).performed(3).assessed("2026-02-03", 3, 7, null);
        assertThat(course.on("2026-02-05").nextStep()).isEqualTo(PHYSICIAN_REVIEW);
        course.assessed("2026-02-04", 1);
        assertThat(course.on("2026-02-05").nextStep()).isEqualTo(COMPLETE_EARLY);
    }

    @Test
    void aClinicSetsItsOwnFigures() {
        Course course = mildCourseWithPain(7).performed(3).assessed("2026-02-05", 4);
        String today = "2026-03-02";
        assertThat(course.on(today, set("few-sessions", "4")).nextStep()).isEqualTo(CONTINUE);
        assertThat(course.on(today, set("hardly-any-pain", "4")).nextStep()).isEqualTo(COMPLETE_EARLY);
        assertThat(course.on(today, set("important-points", "4")).nextStep()).isEqualTo(EXTEND);
        assertThat(course.on(today, set("important-percent", "43")).nextStep()).isEqualTo(EXTEND);
        ResponseSettings both = Course.settings(Map.of("important-points", "4", "important-percent", "43"));
        assertThat(course.on(today, both).nextStep()).isEqualTo(PHYSICIAN_REVIEW);
    }

    @Test
    void noRecommendationPromisesWhatATextClaimsOfATrial() {
        Stream.of(
                        mildCourseWithPain(7),
                        mildCourseWithPain(7).performed(3),
                        mildCourseWithPain(7).performed(3).assessed("2026-02-05", 7),
                        mildCourseWithPain(7).performed(3).assessed("2026-02-05", 3),
                        mildCourseWithPain(7).performed(3).assessed("2026-02-05", 1),
                        moderateCourseWithPain(7).performed(4).assessed("2026-03-05", 3))
                .map(course -> Course.KNOWLEDGE.explain(course.on("2026-03-05").rationale()))
                .forEach(rationale -> {
                    assertThat(rationale).isNotEmpty();
                    assertThat(rationale)
                            .extracting(Explanation::statement)
                            .noneMatch(said -> said.matches(".*\\b(91|85) %.*"));
                });
    }

    private static Course mildCourseWithPain(int baseline) {
        return Course.of(DEXTROSE, MILD, "2026-01-06", baseline);
    }

    private static Course moderateCourseWithPain(int baseline) {
        return Course.of(DEXTROSE, MODERATE, "2026-01-06", baseline);
    }

    private static ResponseSettings set(String name, String value) {
        return Course.settings(Map.of(name, value));
    }

    private static String wordsOfResponse(int baseline, int pain) {
        return words(mildCourseWithPain(baseline)
                        .performed(3)
                        .assessed("2026-02-05", pain)
                        .on("2026-03-02"))
                .get(0);
    }

    private static List<RuleId> rules(Recommendation recommendation) {
        return recommendation.rationale().stream().map(Finding::rule).toList();
    }

    private static List<String> words(Recommendation recommendation) {
        return recommendation.rationale().stream().map(InEnglish::words).toList();
    }
}
