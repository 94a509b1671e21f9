package org.prolotherapy.api.records;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.Anaesthetic;

@Schema(name = "Anaesthetic")
public record AnaestheticBody(
        @NotNull @Size(min = 1, max = 200) String agent,

        @NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 3)
        BigDecimal doseMg,

        @NotNull Boolean withAdrenaline) {

    Anaesthetic toAnaesthetic() {
        return new Anaesthetic(agent, doseMg, withAdrenaline);
    }

    static @Nullable AnaestheticBody of(@Nullable Anaesthetic anaesthetic) {
        return anaesthetic == null
                ? null
                : new AnaestheticBody(anaesthetic.agent(), anaesthetic.doseMg(), anaesthetic.withAdrenaline());
    }
}
