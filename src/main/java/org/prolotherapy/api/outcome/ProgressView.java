package org.prolotherapy.api.outcome;

import java.math.BigDecimal;
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

@Schema(name = "Progress")
public record ProgressView(
        @Nullable BaselineFigures baseline,

        List<SessionOutcome> sessions,

        @Nullable OutcomeView latest,

        List<MeasureCourseView> measures,

        NextStep recommendation,

        List<Explanation> rationale,

        List<Explanation> notes) {

    @Schema(name = "ProgressBaseline")
    public record BaselineFigures(
            @Nullable BigDecimal pain, @Nullable Integer function) {

        static @Nullable BaselineFigures of(@Nullable Baseline baseline) {
            return baseline == null
                    ? null
                    : new BaselineFigures(
                            baseline.pain() == null ? null : baseline.pain().score(), baseline.function());
        }
    }

    public record SessionOutcome(
            int number,

            SessionStatus status,

            @Nullable LocalDate performedOn,

            @Nullable OffsetDateTime assessedAt,

            @Nullable BigDecimal pain,

            @Nullable Integer function,

            @Nullable PainChangeView painChange,

            @Nullable Integer functionChange) {

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
