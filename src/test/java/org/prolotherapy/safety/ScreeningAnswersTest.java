package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreeningAnswersTest {

    private static final Instant MONDAY = Instant.parse("2027-01-04T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2027-01-05T06:00:00Z");
    private static final HoldDecision ON_MONDAY = new HoldDecision("dr-aydin", "warfarin", null, 3, MONDAY);
    private static final HoldDecision ENDED = new HoldDecision("dr-aydin", "warfarin", null, 0, TUESDAY);
    private static final Examination EXAMINED_ON_MONDAY = new Examination("dr-demir", MONDAY, "MRI left knee");
    private static final Examination EXAMINED_ON_TUESDAY = new Examination("dr-demir", TUESDAY, null);

    @Test
    void aHoldDecisionCoversEveryLaterSessionUntilItIsReplaced() {
        ScreeningAnswers first = answers(true, ON_MONDAY, null);
        ScreeningAnswers second = answers(true, null, null).after(first);
        assertThat(second.holdDecision()).isEqualTo(ON_MONDAY);
        assertThat(answers(true, null, null).after(second).holdDecision()).isEqualTo(ON_MONDAY);
        assertThat(answers(null, null, null).after(second).holdDecision()).isEqualTo(ON_MONDAY);
        assertThat(answers(true, ENDED, null).after(second).holdDecision()).isEqualTo(ENDED);
    }

    @Test
    void aHoldDecisionEndsWithTheAnticoagulants() {
        ScreeningAnswers stopped = answers(false, null, null).after(answers(true, ON_MONDAY, null));
        assertThat(stopped.holdDecision()).isNull();
        assertThat(answers(true, null, null).after(stopped).holdDecision()).isNull();
    }

    @Test
    void anExaminationStaysUntilAnotherReplacesIt() {
        ScreeningAnswers first = answers(false, null, EXAMINED_ON_MONDAY);
        assertThat(answers(false, null, null).after(first).examination()).isEqualTo(EXAMINED_ON_MONDAY);
        assertThat(answers(false, null, EXAMINED_ON_TUESDAY).after(first).examination())
                .isEqualTo(EXAMINED_ON_TUESDAY);
    }

    @Test
    void theQuestionsAreAskedAnew() {
        assertThat(ScreeningAnswers.NONE.after(answers(false, null, EXAMINED_ON_MONDAY)))
                .isEqualTo(
                        new ScreeningAnswers(null, null, null, null, null, null, EXAMINED_ON_MONDAY, null, null, null));
    }

    @Test
    void whatCameAfterASessionDoesNotCountForIt() {
        ScreeningAnswers answers = answers(true, ON_MONDAY, EXAMINED_ON_MONDAY);
        assertThat(answers.asOf(MONDAY)).isEqualTo(answers);
        assertThat(answers.asOf(MONDAY.minusMillis(1))).isEqualTo(answers(true, null, null));
    }

    @Test
    void aJudgementStandsForAsLongAsItsAllergyIsThereAndNothingNewIsSaid() {
        ScreeningAnswers first = allergic(List.of("latex", "wasps"), List.of(LATEX_IS_NONE, WASPS_ARE_NONE));

        assertThat(allergic(List.of("LATEX"), null).after(first).allergyJudgements())
                .containsExactly(LATEX_IS_NONE);
        assertThat(allergic(List.of("latex", "pollen"), null).after(first).allergyJudgements())
                .containsExactly(LATEX_IS_NONE);
        assertThat(allergic(List.of("latex", "wasps"), List.of(WASPS_ARE_NONE))
                        .after(first)
                        .allergyJudgements())
                .containsExactly(WASPS_ARE_NONE);
        assertThat(allergic(List.of("latex"), List.of()).after(first).allergyJudgements())
                .isEmpty();
        assertThat(ScreeningAnswers.NONE.after(first).allergyJudgements()).isNull();
    }

    private static final AllergyJudgement LATEX_IS_NONE = new AllergyJudgement("latex", "dr-demir", null);
    private static final AllergyJudgement WASPS_ARE_NONE = new AllergyJudgement("wasps", "dr-demir", null);

    private static ScreeningAnswers allergic(List<String> allergies, @Nullable List<AllergyJudgement> judgements) {
        return new ScreeningAnswers(false, false, false, allergies, judgements, null, null, null, null, null);
    }

    private static ScreeningAnswers answers(
            @Nullable Boolean anticoagulants, @Nullable HoldDecision decision, @Nullable Examination examination) {
        return new ScreeningAnswers(
                anticoagulants, false, false, List.of(), null, decision, examination, null, null, null);
    }
}
