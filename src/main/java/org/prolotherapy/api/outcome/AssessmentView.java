package org.prolotherapy.api.outcome;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.outcome.Assessment;

@Schema(name = "Assessment", description = "The patient's pain and function at one time.")
public record AssessmentView(
        @Schema(required = true) UUID id,

        @Schema(description = "When the patient was asked.", examples = "2027-01-22T10:30:00+03:00", required = true)
        OffsetDateTime assessedAt,

        @Schema(description = "Number of the session that it belongs to. Absent if it belongs to none.", examples = "2")
        @Nullable
        Integer session,

        @Schema(
                description = "Numeric rating scale, 0 (none) to 10 (worst); LOINC 72514-3.",
                examples = "4",
                required = true)
        int pain,

        @Schema(description = "0 (none) to 100 (full).", examples = "60") @Nullable
        Integer function,

        @Schema(required = true) OffsetDateTime recordedAt,

        @Schema(
                description =
                        "What has to be done because of it, such as filing an adverse event for severe pain. Often empty.",
                required = true)
        List<Explanation> actions) {

    /** @param localTime shows an instant in the clinic's time zone */
    static AssessmentView of(
            Assessment assessment, List<Explanation> actions, Function<Instant, OffsetDateTime> localTime) {
        return new AssessmentView(
                assessment.id(),
                localTime.apply(assessment.assessedAt()),
                assessment.sessionNumber().orElse(null),
                assessment.pain(),
                assessment.function().orElse(null),
                localTime.apply(assessment.recordedAt()),
                actions);
    }
}
