package org.prolotherapy.api.records;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.knowledge.Explanation;

@Schema(name = "SessionRecord")
public record RecordView(
        UUID id,

        UUID planId,

        int session,

        OffsetDateTime performedAt,

        LocalDate performedOn,

        String timeZone,

        String performer,

        @Nullable String consentId,

        @Nullable AnaestheticBody anaesthetic,

        @Nullable String notes,

        @Nullable BatchBody batch,

        @Nullable PreparationBody preparation,

        boolean voided,

        OffsetDateTime recordedAt,

        List<InjectionView> injections,

        TotalsView totals,

        List<Explanation> deviations,

        List<AmendmentView> amendments,

        @Nullable List<ReleasedView> released) {}
