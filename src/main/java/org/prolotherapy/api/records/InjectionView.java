package org.prolotherapy.api.records;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Structure;

@Schema(name = "Injection")
public record InjectionView(
        UUID id,

        int position,

        String site,

        @Nullable Side side,
        Structure structure,

        String solution,

        @Nullable BigDecimal concentrationPercent,

        BigDecimal volumeMl,

        @Nullable BigDecimal lidocaineMg,

        @Nullable String lotNumber,

        @Nullable String guidance,

        @Nullable String level,

        boolean voided,

        OffsetDateTime recordedAt,

        List<AmendmentView> amendments) {}
