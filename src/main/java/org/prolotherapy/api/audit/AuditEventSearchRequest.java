package org.prolotherapy.api.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The filters of the list of audit events, in a body, so that identifiers stay out of URLs.")
record AuditEventSearchRequest(
        @Schema(
                description =
                        "Only what was about this patient, as system|value. What a list showed is found by the plan,"
                                + " as resource.",
                examples = "urn:example:ehr|12345",
                nullable = true)
        @Size(min = 3, max = 511)
        @Nullable
        String patient,

        @Schema(description = "The first instant, inclusive.", examples = "2027-01-04T00:00:00+03:00", nullable = true)
        @Nullable
        OffsetDateTime from,

        @Schema(description = "The last instant, inclusive.", examples = "2027-01-05T00:00:00+03:00", nullable = true)
        @Nullable
        OffsetDateTime to,

        @Schema(description = "Only calls of this program.", examples = "ehr", nullable = true)
        @Size(min = 1, max = 255)
        @Nullable
        String client,

        @Schema(description = "Only calls for this user.", examples = "user-1", nullable = true)
        @Size(min = 1, max = 255)
        @Nullable
        String user,

        @Schema(
                description = "Only this operation, by its operationId.",
                examples = "getTreatmentPlan",
                nullable = true)
        @Size(min = 1, max = 100)
        @Nullable
        String action,

        @Schema(
                description = "Only what was about this or, as a list, showed it.",
                examples = "TreatmentPlan/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f",
                nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String resource,

        @Schema(description = "The most events in one answer.", defaultValue = "50", examples = "50", nullable = true)
        @Min(1)
        @Max(200)
        @Nullable
        Integer limit,

        @Schema(description = "The next of the answer before, with the same filters.", nullable = true)
        @Size(min = 1, max = 500)
        @Nullable
        String cursor) {}
