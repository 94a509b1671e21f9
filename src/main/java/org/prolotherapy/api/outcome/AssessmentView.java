package org.prolotherapy.api.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.outcome.Assessment;

@Schema(name = "Assessment")
public record AssessmentView(
        UUID id,

        OffsetDateTime assessedAt,

        @Nullable Integer session,

        BigDecimal pain,

        @Nullable Integer function,

        List<MeasurementBody> measures,

        OffsetDateTime recordedAt,

        List<Explanation> actions) {

    /** @param localTime shows an instant in the clinic's time zone */
    static AssessmentView of(
            Assessment assessment, List<Explanation> actions, Function<Instant, OffsetDateTime> localTime) {
        return new AssessmentView(
                assessment.id(),
                localTime.apply(assessment.assessedAt()),
                assessment.sessionNumber().orElse(null),
                assessment.pain().score(),
                assessment.function().orElse(null),
                assessment.measures().stream().map(MeasurementBody::of).toList(),
                localTime.apply(assessment.recordedAt()),
                actions);
    }
}
