package org.prolotherapy.api.records;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Structure;
import org.prolotherapy.treatment.Side;

@Schema(name = "Injection", description = "A recorded injection, with its corrections applied.")
public record InjectionView(
        @Schema(required = true) UUID id,

        @Schema(description = "Its place in the record; counts from 1.", examples = "1", required = true)
        int position,

        @Schema(description = "Code of the injection site.", examples = "tibial-collateral-ligament", required = true)
        String site,

        @Nullable Side side,
        @Schema(required = true) Structure structure,

        @Schema(description = "Code of the solution.", examples = "hypertonic-dextrose-lidocaine", required = true)
        String solution,

        @Schema(description = "Percent weight by volume.", examples = "15") @Nullable
        BigDecimal concentrationPercent,

        @Schema(description = "Volume in ml.", examples = "1.5", required = true)
        BigDecimal volumeMl,

        @Schema(description = "Lidocaine in this injection, in mg.", examples = "5") @Nullable
        BigDecimal lidocaineMg,

        @Schema(description = "Lot number of the solution.", examples = "D50-2291") @Nullable
        String lotNumber,

        @Schema(description = "How the needle was guided.", examples = "ultrasound") @Nullable
        String guidance,

        @Schema(description = "Whether it turned out not to have been given; it counts in no total.", required = true)
        boolean voided,

        @Schema(required = true) OffsetDateTime recordedAt,

        @Schema(description = "Its corrections, oldest first.", required = true)
        List<AmendmentView> amendments) {}
