package org.prolotherapy.api.safety;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.treatment.Side;

@Schema(name = "AdverseEvent", description = "Something that went wrong after treatment. It is never changed.")
public record AdverseEventView(
        @Schema(description = "UUID of version 7; later reports have greater ids.", required = true)
        UUID id,

        @Schema(description = "Number of the session that it followed.", examples = "2") @Nullable
        Integer session,

        @Schema(description = "Id of the injection that it followed.") @Nullable
        UUID injectionId,

        @Schema(
                description = "Code of that injection's site, with its corrections applied.",
                examples = "tibial-collateral-ligament")
        @Nullable
        String site,

        @Schema(description = "The side of the site, where it has one.") @Nullable
        Side side,

        @Schema(
                description = "Code of the solution that was injected there.",
                examples = "hypertonic-dextrose-lidocaine")
        @Nullable
        String solution,

        @Schema(description = "What it is.", examples = "INFECTION", required = true)
        AdverseEventKind kind,

        @Schema(
                description = "When it began, in the clinic's time zone.",
                examples = "2027-01-24T20:00:00+03:00",
                required = true)
        OffsetDateTime onsetAt,

        @Schema(description = "The highest body temperature in °C.", examples = "38.4") @Nullable
        BigDecimal temperatureCelsius,

        @Schema(description = "The worst pain, 0 to 10.", examples = "8") @Nullable
        Integer pain,

        @Schema(description = "Anything else.", examples = "Red and warm around the site.") @Nullable
        String notes,

        @Schema(
                description =
                        "What is to be done, the most urgent first, by the thresholds of the time of the report. One of"
                                + " strength HARD holds the plan.",
                required = true)
        List<Explanation> actions,

        @Schema(description = "The plan's status after the report. Only in the answer to it.", examples = "ON_HOLD")
        @Nullable
        PlanStatus planStatus,

        @Schema(description = "When it was reported.", required = true)
        OffsetDateTime recordedAt) {}
