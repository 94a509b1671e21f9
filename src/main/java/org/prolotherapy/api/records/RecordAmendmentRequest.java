package org.prolotherapy.api.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.Correction;
import org.prolotherapy.treatment.Performance;

@Schema(
        name = "RecordAmendment",
        description =
                "A correction of a session record: the reason, and the members that were wrong. A member that is absent"
                        + " stays as it is; null removes it. With void true the session did not take place.")
public record RecordAmendmentRequest(
        @Schema(description = "Why it is corrected.", examples = "Typing error.") @NotNull @Size(min = 1, max = 1000)
        String reason,

        @Schema(description = "Whether the record was made in error.", examples = "false", nullable = true)
        @JsonProperty("void")
        @Nullable
        Boolean voiding,

        @Schema(description = "When, with its offset.", examples = "2027-01-04T11:00:00+03:00") @NotNull
        OffsetDateTime performedAt,

        @Schema(description = "Who performed it.", examples = "dr-demir") @NotNull @Size(min = 1, max = 200)
        String performer,

        @Schema(
                description = "The caller's reference to the signed consent.",
                examples = "consent-551",
                nullable = true)
        @Size(min = 1, max = 255)
        @Nullable
        String consentId,

        @Schema(nullable = true) @Valid @Nullable AnaestheticBody anaesthetic,

        @Schema(description = "Notes of the performer.", examples = "Tolerated well.", nullable = true)
        @Size(min = 1, max = 10000)
        @Nullable
        String notes) {

    /** What a patch changes: the record as it is, and no reason yet. */
    @SuppressWarnings("NullAway") // the patch has to bring the reason, and is checked for it
    static RecordAmendmentRequest of(Performance performance, Function<Instant, OffsetDateTime> localTime) {
        return new RecordAmendmentRequest(
                null,
                null,
                localTime.apply(performance.performedAt()),
                performance.performer(),
                performance.consentId(),
                AnaestheticBody.of(performance.anaesthetic()),
                performance.notes());
    }

    Correction<Performance> toCorrection() {
        return new Correction<>(
                reason,
                Boolean.TRUE.equals(voiding),
                new Performance(
                        performedAt.toInstant(),
                        performer,
                        consentId,
                        anaesthetic == null ? null : anaesthetic.toAnaesthetic(),
                        notes));
    }
}
