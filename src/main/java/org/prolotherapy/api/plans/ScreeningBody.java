package org.prolotherapy.api.plans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.safety.Examination;
import org.prolotherapy.safety.HoldDecision;
import org.prolotherapy.safety.ScreeningAnswers;

@Schema(
        name = "Screening",
        description =
                "What the patient answered. The first four members are the screening questions; one that is null or"
                        + " absent is unanswered, counts as unsafe, and leaves the plan a DRAFT.")
public record ScreeningBody(
        @Schema(description = "Does the patient take anticoagulants?", examples = "false", nullable = true) @Nullable
        Boolean anticoagulants,

        @Schema(description = "Does the patient take anti-inflammatories?", examples = "false", nullable = true)
        @Nullable
        Boolean antiInflammatories,

        @Schema(description = "Is there an infection where the injections go?", examples = "false", nullable = true)
        @Nullable
        Boolean infectionAtSite,

        @Schema(
                description =
                        "Substances that the patient is allergic to; an empty list says none. They are matched against"
                                + " the components of solutions, by code or display in any case.",
                examples = "[]",
                nullable = true)
        @Size(max = 200)
        @Nullable
        List<@NotNull @Size(min = 1, max = 200) String> allergies,

        @Schema(
                description =
                        "The prescriber's decision to hold an anticoagulant before each session. It covers every later"
                                + " session until another replaces it; one of 0 days ends it.",
                nullable = true)
        @Valid
        @Nullable
        Hold holdDecision,

        @Schema(
                description = "The examination from which the sites are chosen. It stays until another replaces it.",
                nullable = true)
        @Valid
        @Nullable
        Examined examination,

        @Schema(description = "When the patient was asked.", examples = "2026-12-28T10:00:00+03:00", nullable = true)
        @Nullable
        OffsetDateTime screenedAt,

        @Schema(description = "Who asked.", examples = "nurse-kaya", nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String screenedBy) {

    @Schema(
            name = "HoldDecision",
            description = "A prescriber's decision to hold an anticoagulant. Fewer than 3 days do not allow treatment.")
    public record Hold(
            @Schema(description = "Who decided.", examples = "dr-aydin") @NotNull @Size(min = 1, max = 200)
            String prescriber,

            @Schema(description = "The drug that is held.", examples = "warfarin") @NotNull @Size(min = 1, max = 200)
            String drug,

            @Schema(description = "Days before each session.", examples = "3") @NotNull @Min(0) @Max(365)
            Integer days,

            @Schema(description = "When it was decided.", examples = "2026-12-28T10:00:00+03:00") @NotNull
            OffsetDateTime decidedAt) {}

    @Schema(name = "Examination", description = "An examination of the patient.")
    public record Examined(
            @Schema(description = "Who examined.", examples = "dr-demir") @NotNull @Size(min = 1, max = 200)
            String by,

            @Schema(description = "When.", examples = "2026-12-28T10:00:00+03:00") @NotNull
            OffsetDateTime at,

            @Schema(description = "What was imaged, and how.", examples = "MRI left knee", nullable = true)
            @Size(min = 1, max = 500)
            @Nullable
            String imaging) {}

    ScreeningAnswers toAnswers() {
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                infectionAtSite,
                allergies,
                holdDecision == null
                        ? null
                        : new HoldDecision(
                                holdDecision.prescriber(),
                                holdDecision.drug(),
                                holdDecision.days(),
                                holdDecision.decidedAt().toInstant()),
                examination == null
                        ? null
                        : new Examination(examination.by(), examination.at().toInstant(), examination.imaging()),
                screenedAt == null ? null : screenedAt.toInstant(),
                screenedBy);
    }

    /** @param localTime shows an instant in the clinic's time zone */
    static ScreeningBody of(ScreeningAnswers answers, Function<Instant, OffsetDateTime> localTime) {
        HoldDecision decision = answers.holdDecision();
        Examination examination = answers.examination();
        return new ScreeningBody(
                answers.anticoagulants(),
                answers.antiInflammatories(),
                answers.infectionAtSite(),
                answers.allergies(),
                decision == null
                        ? null
                        : new Hold(
                                decision.prescriber(),
                                decision.drug(),
                                decision.days(),
                                localTime.apply(decision.decidedAt())),
                examination == null
                        ? null
                        : new Examined(examination.by(), localTime.apply(examination.at()), examination.imaging()),
                answers.screenedAt() == null ? null : localTime.apply(answers.screenedAt()),
                answers.screenedBy());
    }
}
