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
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Structure;
import org.prolotherapy.treatment.NeedlePlacement;

@Schema(name = "InjectionAmendment")
public record InjectionAmendmentRequest(
        @NotNull @Size(min = 1, max = 1000) String reason,

        @JsonProperty("void") @Nullable Boolean voiding,

        @NotNull @Size(min = 1, max = 100) String site,

        @Nullable Side side,

        @Nullable Structure structure,

        @NotNull @Size(min = 1, max = 100) String solution,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3) @Nullable
        BigDecimal concentrationPercent,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 3)
        BigDecimal volumeMl,

        @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 3) @Nullable
        BigDecimal lidocaineMg,

        @Size(min = 1, max = 100) @Nullable String lotNumber,

        @Size(min = 1, max = 200) @Nullable String guidance,

        @Size(min = 1, max = 10) @Nullable String level) {

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
                placement.guidance(),
                placement.level());
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
                guidance,
                level);
    }

    boolean isVoiding() {
        return Boolean.TRUE.equals(voiding);
    }

    InjectionRequest toInjection() {
        return new InjectionRequest(
                site,
                side,
                structure,
                solution,
                concentrationPercent,
                volumeMl,
                lidocaineMg,
                lotNumber,
                guidance,
                level);
    }
}
