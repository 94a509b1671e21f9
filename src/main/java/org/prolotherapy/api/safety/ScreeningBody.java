package org.prolotherapy.api.safety;

import static java.util.stream.Collectors.toSet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Substances;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.safety.AllergyJudgement;
import org.prolotherapy.safety.Examination;
import org.prolotherapy.safety.HoldDecision;
import org.prolotherapy.safety.QuestionAnswer;
import org.prolotherapy.safety.ScreeningAnswers;

@Schema(name = "Screening")
public record ScreeningBody(
        @Nullable Boolean anticoagulants,

        @Nullable Boolean antiInflammatories,

        @Nullable Boolean infectionAtSite,

        @Size(max = 200) @Nullable List<@NotNull @Size(min = 1, max = 200) String> allergies,

        @Size(max = 200) @Nullable List<@NotNull @Valid Judgement> allergyJudgements,

        @Valid @Nullable Hold holdDecision,

        @Valid @Nullable Examined examination,

        @Nullable OffsetDateTime screenedAt,

        @Size(min = 1, max = 200) @Nullable String screenedBy,

        @Size(max = 100) @Nullable List<@NotNull @Valid AnswerBody> answers) {

    @Schema(name = "ScreeningAnswer")
    public record AnswerBody(
            @NotNull @Size(min = 1, max = 100) String question,

            @NotNull Boolean answer) {}

    @Schema(name = "AllergyJudgement")
    public record Judgement(
            @NotNull @Size(min = 1, max = 200) String allergy,

            @NotNull @Size(min = 1, max = 200) String judgedBy,

            @Size(min = 1, max = 100) @Nullable String concerns) {

        AllergyJudgement toJudgement() {
            return new AllergyJudgement(allergy, judgedBy, concerns);
        }

        static Judgement of(AllergyJudgement judgement) {
            return new Judgement(judgement.allergy(), judgement.judgedBy(), judgement.concerns());
        }
    }

    @Schema(name = "HoldDecision")
    public record Hold(
            @NotNull @Size(min = 1, max = 200) String prescriber,

            @NotNull @Size(min = 1, max = 200) String drug,

            @Nullable DrugClass drugClass,

            @NotNull @Min(0) @Max(365) Integer days,

            @NotNull OffsetDateTime decidedAt) {}

    @Schema(name = "Examination")
    public record Examined(
            @NotNull @Size(min = 1, max = 200) String by,

            @NotNull OffsetDateTime at,

            @Size(min = 1, max = 500) @Nullable String imaging) {}

    /**
     * What cannot be right: each judgement is about one of the allergies, and concerns a substance that is known; each
     * question is answered once.
     *
     * @param pointer of this screening in the request
     */
    public List<Violation> flaws(String pointer, Knowledge knowledge) {
        List<Violation> flaws = new ArrayList<>();
        Set<String> named = allergies == null
                ? Set.of()
                : allergies.stream().map(Substances::spellingOf).collect(toSet());
        List<Judgement> judgements = allergyJudgements == null ? List.of() : allergyJudgements;
        for (int i = 0; i < judgements.size(); i++) {
            Judgement judgement = judgements.get(i);
            String at = pointer + "/allergyJudgements/" + i;
            if (!named.contains(Substances.spellingOf(judgement.allergy()))) {
                flaws.add(Violation.body(at + "/allergy", "must be one of the allergies of this screening"));
            }
            if (judgement.concerns() != null
                    && knowledge.substances().substance(judgement.concerns()).isEmpty()) {
                flaws.add(Violation.body(
                        at + "/concerns", "must be the code of a substance, as /v1/substances lists them, or null"));
            }
        }
        Set<String> answered = new HashSet<>();
        for (int i = 0; answers != null && i < answers.size(); i++) {
            if (!answered.add(answers.get(i).question())) {
                flaws.add(Violation.body(pointer + "/answers/" + i + "/question", "must be answered once"));
            }
        }
        return flaws;
    }

    public ScreeningAnswers toAnswers() {
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                infectionAtSite,
                allergies,
                allergyJudgements == null
                        ? null
                        : allergyJudgements.stream().map(Judgement::toJudgement).toList(),
                holdDecision == null
                        ? null
                        : new HoldDecision(
                                holdDecision.prescriber(),
                                holdDecision.drug(),
                                holdDecision.drugClass(),
                                holdDecision.days(),
                                holdDecision.decidedAt().toInstant()),
                examination == null
                        ? null
                        : new Examination(examination.by(), examination.at().toInstant(), examination.imaging()),
                screenedAt == null ? null : screenedAt.toInstant(),
                screenedBy,
                answers == null
                        ? null
                        : answers.stream()
                                .map(answer -> new QuestionAnswer(answer.question(), answer.answer()))
                                .toList());
    }

    /**
     * The answers as they are shown.
     *
     * @param localTime shows an instant in the clinic's time zone
     */
    public static ScreeningBody of(ScreeningAnswers answers, Function<Instant, OffsetDateTime> localTime) {
        HoldDecision decision = answers.holdDecision();
        Examination examination = answers.examination();
        return new ScreeningBody(
                answers.anticoagulants(),
                answers.antiInflammatories(),
                answers.infectionAtSite(),
                answers.allergies(),
                answers.allergyJudgements() == null
                        ? null
                        : answers.allergyJudgements().stream()
                                .map(Judgement::of)
                                .toList(),
                decision == null
                        ? null
                        : new Hold(
                                decision.prescriber(),
                                decision.drug(),
                                decision.drugClass(),
                                decision.days(),
                                localTime.apply(decision.decidedAt())),
                examination == null
                        ? null
                        : new Examined(examination.by(), localTime.apply(examination.at()), examination.imaging()),
                answers.screenedAt() == null ? null : localTime.apply(answers.screenedAt()),
                answers.screenedBy(),
                answers.answers() == null
                        ? null
                        : answers.answers().stream()
                                .map(answer -> new AnswerBody(answer.question(), answer.answer()))
                                .toList());
    }
}
