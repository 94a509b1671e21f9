package org.prolotherapy.safety;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.Substances;

/**
 * What was answered to the four screening questions, what belongs to them, and what was answered to those that the clinic or
 * the protocol asks beside them. A null question is unanswered.
 *
 * @param allergies substances in the patient's own words; empty if there are none
 * @param allergyJudgements what clinicians say of allergies that name nothing known; null if nothing was said about it
 * @param answers to the questions beside the four; null if there are none
 */
@Embeddable
public record ScreeningAnswers(
        @Nullable Boolean anticoagulants,
        @Nullable Boolean antiInflammatories,
        @Nullable Boolean infectionAtSite,
        @Mutability(Immutability.class) @Nullable List<String> allergies,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Nullable
        List<AllergyJudgement> allergyJudgements,

        @Embedded @Nullable HoldDecision holdDecision,
        @Embedded @Nullable Examination examination,
        @Nullable Instant screenedAt,
        @Nullable String screenedBy,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Nullable
        List<QuestionAnswer> answers) {

    /** Nothing was asked yet. */
    public static final ScreeningAnswers NONE =
            new ScreeningAnswers(null, null, null, null, null, null, null, null, null, null);

    /**
     * These answers, given after earlier ones. A hold decision covers every later session until another replaces it, or
     * until the patient takes no anticoagulants; an examination stays one that took place; what was judged of an allergy that
     * is still among the answers stands until these say something about judgements.
     */
    public ScreeningAnswers after(ScreeningAnswers earlier) {
        boolean decisionStands = holdDecision == null && !Boolean.FALSE.equals(anticoagulants);
        return with(
                allergyJudgements == null ? earlier.judgementsOf(allergies) : allergyJudgements,
                decisionStands ? earlier.holdDecision : holdDecision,
                examination == null ? earlier.examination : examination);
    }

    /** What of this counts for a session at that time: no decision, and no examination, that came later. */
    public ScreeningAnswers asOf(Instant session) {
        return with(
                allergyJudgements,
                holdDecision == null || holdDecision.decidedAt().isAfter(session) ? null : holdDecision,
                examination == null || examination.at().isAfter(session) ? null : examination);
    }

    /** The same with more allergies. What nobody has asked for stays unanswered, whatever is known. */
    public ScreeningAnswers withAllergies(List<String> more) {
        if (allergies == null || allergies.containsAll(more)) {
            return this;
        }
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                infectionAtSite,
                Stream.concat(allergies.stream(), more.stream()).distinct().toList(),
                allergyJudgements,
                holdDecision,
                examination,
                screenedAt,
                screenedBy,
                answers);
    }

    /** What was answered to a question beside the four; empty if nothing was. */
    public Optional<Boolean> answerTo(ScreeningQuestion question) {
        return Stream.ofNullable(answers)
                .flatMap(List::stream)
                .filter(answer -> answer.question().equals(question.code()))
                .map(QuestionAnswer::answer)
                .findFirst();
    }

    /** What clinicians say of allergies, by their spelling: they may write an allergy in their own way. */
    Map<String, AllergyJudgement> judgementsBySpelling() {
        Map<String, AllergyJudgement> judgements = new HashMap<>();
        if (allergyJudgements != null) {
            allergyJudgements.forEach(
                    judgement -> judgements.put(Substances.spellingOf(judgement.allergy()), judgement));
        }
        return judgements;
    }

    private @Nullable List<AllergyJudgement> judgementsOf(@Nullable List<String> asked) {
        if (allergyJudgements == null || asked == null) {
            return null;
        }
        Map<String, AllergyJudgement> judgements = judgementsBySpelling();
        return asked.stream()
                .flatMap(allergy -> Optional.ofNullable(judgements.get(Substances.spellingOf(allergy))).stream())
                .toList();
    }

    private ScreeningAnswers with(
            @Nullable List<AllergyJudgement> judgements,
            @Nullable HoldDecision decision,
            @Nullable Examination examined) {
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                infectionAtSite,
                allergies,
                judgements,
                decision,
                examined,
                screenedAt,
                screenedBy,
                answers);
    }
}
