package org.prolotherapy.api.records;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.Performance;

@Schema(name = "NewSessionRecord", description = "What was performed in a session.")
public record RecordRequest(
        @Schema(
                description =
                        "When, with its offset; the session's day is taken in the clinic's time zone. Not later than"
                                + " now, and not before the previous session.",
                examples = "2027-01-04T10:00:00+03:00")
        @NotNull
        OffsetDateTime performedAt,

        @Schema(description = "Who performed it.", examples = "dr-demir") @NotNull @Size(min = 1, max = 200)
        String performer,

        @Schema(
                description =
                        "Your reference to the signed consent: the id of one of the plan's consents, or of a document of"
                                + " your own. It is kept and shown. Whether the record is flagged is decided by the plan's"
                                + " consents: one with the risks explained, signed by performedAt, has to be there.",
                examples = "consent-551",
                nullable = true)
        @Size(min = 1, max = 255)
        @Nullable
        String consentId,

        @Schema(nullable = true) @Valid @Nullable AnaestheticBody anaesthetic,

        @Schema(description = "Notes of the performer.", examples = "Tolerated well.", nullable = true)
        @Size(min = 1, max = 10000)
        @Nullable
        String notes,

        @Schema(description = "In the order in which they were given; may be empty.") @NotNull @Size(max = 200)
        List<@NotNull @Valid InjectionRequest> injections) {

    Performance toPerformance() {
        return new Performance(
                performedAt.toInstant(),
                performer,
                consentId,
                anaesthetic == null ? null : anaesthetic.toAnaesthetic(),
                notes);
    }
}
