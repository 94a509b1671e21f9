package org.prolotherapy.api.safety;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.PublishedQuestion;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.platform.problem.Violation;

/** A question that a clinic or a protocol asks: of the library, or its own. */
@Schema(name = "QuestionDraft")
public record QuestionBody(
        @NotNull @Size(min = 1, max = 100) String code,

        @Size(min = 1, max = 500) @Nullable String text,

        @Nullable Boolean unsafeAnswer,

        @Nullable Strength strength) {

    /** The questions, in the order in which they are asked. */
    public static List<ScreeningQuestion> toQuestions(
            @Nullable List<QuestionBody> questions, ScreeningQuestions library) {
        return questions == null
                ? List.of()
                : questions.stream()
                        .map(question -> question.toQuestion(library))
                        .toList();
    }

    /** What cannot be asked: a question that is neither of the library nor said in full. */
    public static List<Violation> flaws(
            @Nullable List<QuestionBody> questions, String pointer, ScreeningQuestions library) {
        List<Violation> flaws = new ArrayList<>();
        for (int i = 0; questions != null && i < questions.size(); i++) {
            QuestionBody question = questions.get(i);
            boolean whole = question.text != null && question.unsafeAnswer != null && question.strength != null;
            if (!whole && library.question(question.code).isEmpty()) {
                flaws.add(Violation.body(
                        pointer + "/" + i + "/code",
                        "must be the code of a question, as /v1/screening-questions lists them, or have text, unsafeAnswer"
                                + " and strength beside it"));
            }
            if (question.strength == Strength.INFO) {
                flaws.add(Violation.body(pointer + "/" + i + "/strength", "must be HARD, GATE or WARNING"));
            }
        }
        return flaws;
    }

    /** As it is shown. */
    public static QuestionBody of(ScreeningQuestion question) {
        return new QuestionBody(question.code(), question.text(), question.unsafeAnswer(), question.strength());
    }

    private ScreeningQuestion toQuestion(ScreeningQuestions library) {
        PublishedQuestion published = library.question(code).orElse(null);
        if (published == null) {
            return new ScreeningQuestion(
                    code,
                    Objects.requireNonNull(text),
                    Objects.requireNonNull(unsafeAnswer),
                    Objects.requireNonNull(strength));
        }
        return new ScreeningQuestion(
                code,
                text == null ? published.text() : text,
                unsafeAnswer == null ? published.unsafeAnswer() : unsafeAnswer,
                strength == null ? published.strength() : strength);
    }
}
