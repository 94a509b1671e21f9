package org.prolotherapy.api.records;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.treatment.Totals;

@Schema(name = "Totals", description = "What a session adds up to; voided injections do not count.")
public record TotalsView(
        @Schema(description = "Injections given.", examples = "8", required = true)
        int injectionCount,

        @Schema(description = "Volume of all injections in ml.", examples = "12", required = true)
        BigDecimal volumeMl,

        @Schema(
                description = "Lidocaine of anaesthetic and injections together in mg, as far as doses were given.",
                examples = "90",
                required = true)
        BigDecimal lidocaineMg) {

    static TotalsView of(Totals totals) {
        return new TotalsView(totals.injectionCount(), totals.volumeMl(), totals.lidocaineMg());
    }
}
