package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Baseline;

@Schema(name = "Baseline")
public record BaselineBody(
        @Min(0) @Max(10) @Nullable Integer pain,

        @Min(0) @Max(100) @Nullable Integer function) {

    Baseline toBaseline() {
        return new Baseline(pain, function);
    }

    static @Nullable BaselineBody of(@Nullable Baseline baseline) {
        return baseline == null ? null : new BaselineBody(baseline.pain(), baseline.function());
    }
}
