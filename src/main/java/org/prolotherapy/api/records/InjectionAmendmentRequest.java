package org.prolotherapy.api.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Structure;
import org.prolotherapy.treatment.NeedlePlacement;
import org.prolotherapy.treatment.Side;

@Schema(
        name = "InjectionAmendment",
        description =
                "A correction of a recorded injection: the reason, and the members that were wrong. A member that is absent"
                        + " stays as it is; null removes it. With void true the injection was not given.")
public record InjectionAmendmentRequest(
        @Schema(description = "Why it is corrected.", examples = "Typing error.") @NotNull @Size(min = 1, max = 1000)
        String reason,

        @Schema(description = "Whether it was recorded in error.", examples = "false", nullable = true)
        @JsonProperty("void")
        @Nullable
        Boolean voiding,

        @Schema(description = "Code of the injection site.", examples = "tibial-collateral-ligament")
        @NotNull
        @Size(min = 1, max = 100)
        String site,

        @Schema(description = "Required for a sided site, and absent for one that is not.", nullable = true) @Nullable
        Side side,

        @Schema(
                description =
                        "The tissue; the site's usual one if removed. A usual one changes with the site if only that is sent.",
                nullable = true)
        @Nullable
        Structure structure,

        @Schema(description = "Code of the solution.", examples = "hypertonic-dextrose-lidocaine")
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
        String guidance) {

    /** What a patch changes: the injection as it is, and no reason yet. */
    @SuppressWarnings("NullAway") // the patch has to bring the reason, and is checked for it
    static InjectionAmendmentRequest of(NeedlePlacement placement) {
        return new InjectionAmendmentRequest(
                null,
                null,
                placement.site(),
                placement.side(),
                placement.structure(),
                placement.solution(),
                placement.concentrationPercent(),
                placement.volumeMl(),
                placement.lidocaineMg(),
                placement.lotNumber(),
                placement.guidance());
    }

    /** The same without a tissue that its site implies: it is to change with the site. */
    InjectionAmendmentRequest withImpliedStructure(Knowledge knowledge) {
        boolean implied = knowledge
                .injectionSite(site)
                .filter(known -> known.structure() == structure)
                .isPresent();
        return new InjectionAmendmentRequest(
                reason,
                voiding,
                site,
                side,
                implied ? null : structure,
                solution,
                concentrationPercent,
                volumeMl,
                lidocaineMg,
                lotNumber,
                guidance);
    }

    boolean isVoiding() {
        return Boolean.TRUE.equals(voiding);
    }

    InjectionRequest toInjection() {
        return new InjectionRequest(
                site, side, structure, solution, concentrationPercent, volumeMl, lidocaineMg, lotNumber, guidance);
    }
}
