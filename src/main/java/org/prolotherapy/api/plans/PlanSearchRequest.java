package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanStatus;

@Schema(description = "The filters of the list of plans, in a body, so that identifiers stay out of URLs.")
public record PlanSearchRequest(
        @Schema(
                description = "The patient's identifier, as system|value.",
                examples = "urn:example:ehr|12345",
                nullable = true)
        @Size(min = 1, max = 511)
        @Nullable
        String patient,

        @Schema(description = "Only plans in this state.", nullable = true) @Nullable
        PlanStatus status,

        @Schema(description = "Code of the condition.", examples = "knee-osteoarthritis", nullable = true)
        @Size(min = 1, max = 100)
        @Nullable
        String condition,

        @Schema(
                description = "Only plans that changed at this instant or later.",
                examples = "2027-01-04T00:00:00+03:00",
                nullable = true)
        @Nullable
        OffsetDateTime updatedSince,

        @Schema(description = "The most plans in one answer.", defaultValue = "50", examples = "50", nullable = true)
        @Min(1)
        @Max(200)
        @Nullable
        Integer limit,

        @Schema(description = "The next of the answer before, with the same filters.", nullable = true)
        @Size(min = 1, max = 500)
        @Nullable
        String cursor) {}
