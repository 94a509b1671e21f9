package org.prolotherapy.api.records;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.Totals;

@Schema(name = "Totals")
public record TotalsView(
        int injectionCount,
        BigDecimal volumeMl,
        @Nullable BigDecimal lidocaineMg,
        @Nullable BigDecimal lidocaineMgAtLeast) {

    static TotalsView of(Totals totals) {
        return new TotalsView(
                totals.injectionCount(), totals.volumeMl(), totals.lidocaineMg(), totals.lidocaineMgAtLeast());
    }
}
