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
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.AdverseEventReport;
import org.prolotherapy.treatment.Injection;

@Schema(
        name = "NewAdverseEvent",
        description =
                "Something that went wrong after treatment. Without a temperature or without a pain score it counts as"
                        + " dangerous.")
public record AdverseEventRequest(
        @Schema(
                description = "Number of the session that it followed; that of the injection if absent.",
                examples = "2",
                nullable = true)
        @Nullable
        Integer session,

        @Schema(description = "Id of the injection that it followed, one that was given.", nullable = true) @Nullable
        UUID injectionId,

        @Schema(description = "What it is.", examples = "INFECTION") @NotNull
        AdverseEventKind kind,

        @Schema(
                description = "When it began, with its offset; not later than now.",
                examples = "2027-01-24T20:00:00+03:00")
        @NotNull
        OffsetDateTime onsetAt,

        @Schema(description = "The highest body temperature in °C, 25 to 45.", examples = "38.4", nullable = true)
        @DecimalMin("25")
        @DecimalMax("45")
        @Digits(integer = 2, fraction = 2)
        @Nullable
        BigDecimal temperatureCelsius,

        @Schema(
                description = "The worst pain: numeric rating scale, 0 (none) to 10 (worst); LOINC 72514-3.",
                examples = "8",
                nullable = true)
        @Min(0)
        @Max(10)
        @Nullable
        Integer pain,

        @Schema(description = "Anything else.", examples = "Red and warm around the site.", nullable = true)
        @Size(min = 1, max = 10000)
        @Nullable
        String notes) {

    /** @param injection the one that is named; null if none is */
    AdverseEventReport toReport(@Nullable Injection injection) {
        Integer sessionNumber = session;
        if (injection != null) {
            sessionNumber = injection.record().sessionNumber();
        }
        return new AdverseEventReport(
                sessionNumber, injectionId, kind, onsetAt.toInstant(), temperatureCelsius, pain, notes);
    }
}
