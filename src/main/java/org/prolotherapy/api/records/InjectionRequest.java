package org.prolotherapy.api.records;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Structure;

@Schema(name = "NewInjection")
public record InjectionRequest(
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

        @Size(min = 1, max = 10) @Nullable String level) {}
