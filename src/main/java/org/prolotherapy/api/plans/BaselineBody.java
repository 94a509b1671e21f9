package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Baseline;

@Schema(name = "Baseline", description = "Pain and function before the first session.")
public record BaselineBody(
        @Schema(
                description = "Numeric rating scale, 0 (none) to 10 (worst); LOINC 72514-3.",
                examples = "7",
                nullable = true)
        @Min(0)
        @Max(10)
        @Nullable
        Integer pain,

        @Schema(description = "0 (none) to 100 (full).", examples = "40", nullable = true) @Min(0) @Max(100) @Nullable
        Integer function) {

    Baseline toBaseline() {
        return new Baseline(pain, function);
    }

    static @Nullable BaselineBody of(@Nullable Baseline baseline) {
        return baseline == null ? null : new BaselineBody(baseline.pain(), baseline.function());
    }
}
