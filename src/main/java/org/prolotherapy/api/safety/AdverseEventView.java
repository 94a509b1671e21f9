package org.prolotherapy.api.safety;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.Seriousness;

@Schema(name = "AdverseEvent")
public record AdverseEventView(
        UUID id,

        @Nullable Integer session,

        @Nullable UUID injectionId,

        @Nullable String site,

        @Nullable Side side,

        @Nullable String solution,

        AdverseEventKind kind,

        @Nullable Seriousness seriousness,

        @Nullable String suspected,

        List<String> suspectedSubstances,

        OffsetDateTime onsetAt,

        @Nullable BigDecimal temperatureCelsius,

        @Nullable Integer pain,

        @Nullable String notes,

        List<Explanation> actions,

        boolean stopsCourse,

        @Nullable Review review,

        @Nullable PlanStatus planStatus,

        OffsetDateTime recordedAt) {

    @Schema(name = "AdverseEventReview")
    record Review(String reviewedBy, String conclusion, OffsetDateTime reviewedAt) {}
}
