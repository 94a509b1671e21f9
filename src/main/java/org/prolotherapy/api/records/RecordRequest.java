package org.prolotherapy.api.records;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Prose;
import org.prolotherapy.treatment.Procedure;

@Schema(name = "NewSessionRecord")
public record RecordRequest(
        @NotNull OffsetDateTime performedAt,

        @NotNull @Size(min = 1, max = 200) String performer,

        @Size(min = 1, max = 255) @Nullable String consentId,

        @Valid @Nullable AnaestheticBody anaesthetic,

        @Size(min = 1, max = 10000, payload = Prose.class) @Nullable
        String notes,

        @Valid @Nullable BatchBody batch,

        @Valid @Nullable PreparationBody preparation,

        @NotNull @Size(max = 200) List<@NotNull @Valid InjectionRequest> injections,

        @Size(max = 20) @Nullable List<@NotNull @Valid OpenStepBody> open) {

    Procedure toProcedure() {
        return new Procedure(
                performedAt.toInstant(),
                performer,
                consentId,
                anaesthetic == null ? null : anaesthetic.toAnaesthetic(),
                notes,
                batch == null ? null : batch.toBatch(),
                preparation == null ? null : preparation.toPreparation());
    }
}
