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
import org.prolotherapy.platform.json.Prose;
import org.prolotherapy.treatment.AmendedValue;
import org.prolotherapy.treatment.Procedure;

@Schema(name = "RecordAmendment")
public record RecordAmendmentRequest(
        @NotNull @Size(min = 1, max = 1000) String reason,

        @JsonProperty("void") @Nullable Boolean voiding,

        @NotNull OffsetDateTime performedAt,

        @NotNull @Size(min = 1, max = 200) String performer,

        @Size(min = 1, max = 255) @Nullable String consentId,

        @Valid @Nullable AnaestheticBody anaesthetic,

        @Size(min = 1, max = 10000, payload = Prose.class) @Nullable
        String notes,

        @Valid @Nullable BatchBody batch,

        @Valid @Nullable PreparationBody preparation) {

    /** What a patch changes: the record as it is, and no reason yet. */
    @SuppressWarnings("NullAway") // the patch has to bring the reason, and is checked for it
    static RecordAmendmentRequest of(Procedure procedure, Function<Instant, OffsetDateTime> localTime) {
        return new RecordAmendmentRequest(
                null,
                null,
                localTime.apply(procedure.performedAt()),
                procedure.performer(),
                procedure.consentId(),
                AnaestheticBody.of(procedure.anaesthetic()),
                procedure.notes(),
                BatchBody.of(procedure.batch(), localTime),
                PreparationBody.of(procedure.preparation()));
    }

    AmendedValue<Procedure> toAmendedValue() {
        return new AmendedValue<>(
                reason,
                Boolean.TRUE.equals(voiding),
                new Procedure(
                        performedAt.toInstant(),
                        performer,
                        consentId,
                        anaesthetic == null ? null : anaesthetic.toAnaesthetic(),
                        notes,
                        batch == null ? null : batch.toBatch(),
                        preparation == null ? null : preparation.toPreparation()));
    }
}
