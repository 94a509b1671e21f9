package org.prolotherapy.api.records;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.Preparation;

@Schema(name = "Preparation")
record PreparationBody(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 3) @Nullable
        BigDecimal drawnMl,

        @Min(0) @Max(10) @Nullable Integer spins,

        @Min(0) @Max(100000) @Nullable Integer plateletsBefore,

        @Min(0) @Max(100000) @Nullable Integer plateletsAfter,

        @Nullable Boolean activated,

        @Size(min = 1, max = 100) @Nullable String kitLot) {

    private static final PreparationBody NOTHING = new PreparationBody(null, null, null, null, null, null);

    static @Nullable PreparationBody of(@Nullable Preparation preparation) {
        return preparation == null
                ? null
                : new PreparationBody(
                        preparation.drawnMl(),
                        preparation.spins(),
                        preparation.plateletsBefore(),
                        preparation.plateletsAfter(),
                        preparation.activated(),
                        preparation.kitLot());
    }

    /** Null if it says nothing. */
    @Nullable
    Preparation toPreparation() {
        return equals(NOTHING)
                ? null
                : new Preparation(drawnMl, spins, plateletsBefore, plateletsAfter, activated, kitLot);
    }
}
