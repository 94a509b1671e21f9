package org.prolotherapy.api.outcome;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Outcome")
public record OutcomeView(
        OffsetDateTime assessedAt,

        @Nullable Integer session,

        BigDecimal pain,

        @Nullable Integer function,

        @Nullable PainChangeView painChange,

        @Nullable Integer functionChange) {}
