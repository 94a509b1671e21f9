package org.prolotherapy.api.outcome;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.outcome.NextStep;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionStatus;

@Schema(
        name = "Progress",
        description =
                "How pain and function went along the course, and what they speak for. It says what was measured in this"
                        + " patient; it predicts nothing.")
public record ProgressView(
        @Schema(description = "Pain and function before the first session. Absent if the plan has none.") @Nullable
        BaselineFigures baseline,

        @Schema(
                description = "The sessions that were performed or assessed, in the order of their numbers.",
                required = true)
        List<SessionOutcome> sessions,

        @Schema(description = "The latest assessment, whether it belongs to a session or not. Absent if there is none.")
        @Nullable
        OutcomeView latest,

        @Schema(description = "What the figures speak for today, whatever the plan's status.", required = true)
        NextStep recommendation,

        @Schema(description = "Every rule that led to the recommendation, with its sources.", required = true)
        List<Explanation> rationale) {

    @Schema(name = "ProgressBaseline", description = "Pain and function before the first session.")
    public record BaselineFigures(
            @Schema(description = "Numeric rating scale, 0 (none) to 10 (worst).", examples = "7") @Nullable
            Integer pain,

            @Schema(description = "0 (none) to 100 (full).", examples = "40") @Nullable
            Integer function) {

        static @Nullable BaselineFigures of(@Nullable Baseline baseline) {
            return baseline == null ? null : new BaselineFigures(baseline.pain(), baseline.function());
        }
    }

    @Schema(name = "SessionOutcome", description = "A session and the latest assessment that belongs to it.")
    public record SessionOutcome(
            @Schema(description = "The session's number.", examples = "2", required = true)
            int number,

            @Schema(required = true) SessionStatus status,

            @Schema(description = "The day on which it took place.", examples = "2027-01-22") @Nullable
            LocalDate performedOn,

            @Schema(
                    description = "When the patient was asked. This and what follows is absent without an assessment.",
                    examples = "2027-01-22T10:30:00+03:00")
            @Nullable
            OffsetDateTime assessedAt,

            @Schema(description = "Numeric rating scale, 0 (none) to 10 (worst).", examples = "4") @Nullable
            Integer pain,

            @Schema(description = "0 (none) to 100 (full).", examples = "60") @Nullable
            Integer function,

            @Schema(description = "Absent without pain at the baseline.") @Nullable
            PainChangeView painChange,

            @Schema(
                    description =
                            "In points of the scale from 0 to 100; positive if function rose. Absent if it is missing on"
                                    + " either side.",
                    examples = "20")
            @Nullable
            Integer functionChange) {

        static SessionOutcome of(TreatmentSession session, @Nullable OutcomeView outcome) {
            return new SessionOutcome(
                    session.number(),
                    session.status(),
                    session.performedOn().orElse(null),
                    outcome == null ? null : outcome.assessedAt(),
                    outcome == null ? null : outcome.pain(),
                    outcome == null ? null : outcome.function(),
                    outcome == null ? null : outcome.painChange(),
                    outcome == null ? null : outcome.functionChange());
        }
    }
}
