package org.prolotherapy.api.records;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Structure;
import org.prolotherapy.treatment.Side;

@Schema(name = "NewInjection", description = "One needle placement: where, what and how much.")
public record InjectionRequest(
        @Schema(
                description = "Code of the injection site, as /v1/injection-sites lists them.",
                examples = "tibial-collateral-ligament")
        @NotNull
        @Size(min = 1, max = 100)
        String site,

        @Schema(description = "Required for a sided site, and absent for one that is not.", nullable = true) @Nullable
        Side side,

        @Schema(description = "The tissue; the site's usual one if absent.", nullable = true) @Nullable
        Structure structure,

        @Schema(
                description = "Code of the solution, as /v1/solutions lists them.",
                examples = "hypertonic-dextrose-lidocaine")
        @NotNull
        @Size(min = 1, max = 100)
        String solution,

        @Schema(description = "Percent weight by volume.", examples = "15", nullable = true)
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 3)
        @Nullable
        BigDecimal concentrationPercent,

        @Schema(description = "Volume in ml, above 0.", examples = "1.5")
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1000")
        @Digits(integer = 4, fraction = 3)
        BigDecimal volumeMl,

        @Schema(description = "Lidocaine in this injection, in mg.", examples = "5", nullable = true)
        @DecimalMin("0")
        @DecimalMax("100000")
        @Digits(integer = 6, fraction = 3)
        @Nullable
        BigDecimal lidocaineMg,

        @Schema(description = "Lot number of the solution.", examples = "D50-2291", nullable = true)
        @Size(min = 1, max = 100)
        @Nullable
        String lotNumber,

        @Schema(description = "How the needle was guided.", examples = "ultrasound", nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        String guidance) {}
