package org.prolotherapy.api.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.outcome.MeasureChange;
import org.prolotherapy.outcome.MeasureCourse;
import org.prolotherapy.reference.Displays;

@Schema(name = "MeasureCourse")
public record MeasureCourseView(
        String code,

        String display,

        OutcomeMeasure.Direction direction,

        @Nullable Side side,

        @Nullable BigDecimal baseline,

        List<ScoreView> scores) {

    @Schema(name = "Score")
    public record ScoreView(
            OffsetDateTime assessedAt,

            @Nullable Integer session,

            BigDecimal value,

            @Nullable MeasureChangeView change) {}

    @Schema(name = "MeasureChange")
    public record MeasureChangeView(
            BigDecimal points,

            @Nullable BigDecimal percent,

            MeasureChange.Response response,

            @Nullable Boolean clinicallyImportant) {

        static MeasureChangeView of(MeasureChange change) {
            return new MeasureChangeView(
                    change.points(),
                    change.percent().orElse(null),
                    change.response(),
                    change.isImportant().orElse(null));
        }
    }

    /** @param localTime shows an instant in the clinic's time zone */
    static MeasureCourseView of(MeasureCourse course, Displays displays, Function<Instant, OffsetDateTime> localTime) {
        return new MeasureCourseView(
                course.measure().code(),
                displays.of(course.measure()),
                course.measure().direction(),
                course.side(),
                course.baseline(),
                course.scores().stream()
                        .map(score -> new ScoreView(
                                localTime.apply(score.assessment().assessedAt()),
                                score.assessment().sessionNumber().orElse(null),
                                score.value(),
                                course.change(score).map(MeasureChangeView::of).orElse(null)))
                        .toList());
    }
}
