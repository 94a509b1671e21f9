package org.prolotherapy.api.safety;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Prose;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.AdverseEventReport;
import org.prolotherapy.safety.Seriousness;
import org.prolotherapy.treatment.Injection;

@Schema(name = "NewAdverseEvent")
public record AdverseEventRequest(
        @Nullable Integer session,

        @Nullable UUID injectionId,

        @NotNull AdverseEventKind kind,

        @Nullable Seriousness seriousness,

        @Size(min = 1, max = 200) @Nullable String suspected,

        @NotNull OffsetDateTime onsetAt,

        @DecimalMin("25") @DecimalMax("45") @Digits(integer = 2, fraction = 2) @Nullable
        BigDecimal temperatureCelsius,

        @Min(0) @Max(10) @Nullable Integer pain,

        @Size(min = 1, max = 10000, payload = Prose.class) @Nullable
        String notes) {

    /** @param injection the one that is named; null if none is */
    AdverseEventReport toReport(@Nullable Injection injection) {
        Integer sessionNumber = session;
        if (injection != null) {
            sessionNumber = injection.record().sessionNumber();
        }
        return new AdverseEventReport(
                sessionNumber,
                injectionId,
                kind,
                seriousness,
                suspected,
                onsetAt.toInstant(),
                temperatureCelsius,
                pain,
                notes);
    }
}
