package org.prolotherapy.api.outcome;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.outcome.PainChange;
import org.prolotherapy.outcome.ResponseSettings;

@Schema(name = "PainChange")
public record PainChangeView(BigDecimal points, @Nullable BigDecimal percent, boolean clinicallyImportant) {

    static PainChangeView of(PainChange change, ResponseSettings settings) {
        return new PainChangeView(change.points(), change.percent().orElse(null), change.isImportant(settings));
    }
}
