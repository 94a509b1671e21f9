package org.prolotherapy.api.records;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.Batch;

@Schema(name = "Batch")
record BatchBody(
        @NotNull @Size(min = 1, max = 100) String solution,

        @NotNull @Size(min = 1, max = 100) String lotNumber,

        @Nullable LocalDate expiresOn,

        @Size(min = 1, max = 200) @Nullable String preparedBy,

        @Nullable OffsetDateTime preparedAt) {

    static @Nullable BatchBody of(@Nullable Batch batch, Function<Instant, OffsetDateTime> localTime) {
        return batch == null
                ? null
                : new BatchBody(
                        batch.solution(),
                        batch.lotNumber(),
                        batch.expiresOn(),
                        batch.preparedBy(),
                        batch.preparedAt() == null ? null : localTime.apply(batch.preparedAt()));
    }

    Batch toBatch() {
        return new Batch(
                solution, lotNumber, expiresOn, preparedBy, preparedAt == null ? null : preparedAt.toInstant());
    }
}
