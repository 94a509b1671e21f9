package org.prolotherapy.api.safety;

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
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.safety.Examination;
import org.prolotherapy.safety.HoldDecision;
import org.prolotherapy.safety.ScreeningAnswers;

@Schema(name = "Screening")
public record ScreeningBody(
        @Nullable Boolean anticoagulants,

        @Nullable Boolean antiInflammatories,

        @Nullable Boolean infectionAtSite,

        @Size(max = 200) @Nullable List<@NotNull @Size(min = 1, max = 200) String> allergies,

        @Valid @Nullable Hold holdDecision,

        @Valid @Nullable Examined examination,

        @Nullable OffsetDateTime screenedAt,

        @Size(min = 1, max = 200) @Nullable String screenedBy) {

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

    public ScreeningAnswers toAnswers() {
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
                                holdDecision.drugClass(),
                                holdDecision.days(),
                                holdDecision.decidedAt().toInstant()),
                examination == null
                        ? null
                        : new Examination(examination.by(), examination.at().toInstant(), examination.imaging()),
                screenedAt == null ? null : screenedAt.toInstant(),
                screenedBy);
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
                answers.screenedBy());
    }
}
