package org.prolotherapy.api.plans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.outcome.MeasurementBody;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.Pain;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "Baseline")
public record BaselineBody(
        @DecimalMin("0") @DecimalMax("10") @Digits(integer = 2, fraction = 1) @Nullable
        BigDecimal pain,

        @Min(0) @Max(100) @Nullable Integer function,

        @Size(max = 50) @Nullable List<@NotNull @Valid MeasurementBody> measures) {

    static final Sentence IMPOSSIBLE = Sentence.of("The baseline cannot have been measured.");

    Baseline toBaseline() {
        return new Baseline(
                pain == null ? null : Pain.of(pain),
                function,
                measures == null
                        ? null
                        : measures.stream().map(MeasurementBody::toMeasurement).toList());
    }

    /** What of it cannot have been measured. */
    List<Violation> flaws(Knowledge knowledge) {
        return measures == null ? List.of() : MeasurementBody.flaws(measures, "/baseline/measures", knowledge);
    }

    static @Nullable BaselineBody of(@Nullable Baseline baseline) {
        return baseline == null
                ? null
                : new BaselineBody(
                        baseline.pain() == null ? null : baseline.pain().score(),
                        baseline.function(),
                        baseline.measures() == null
                                ? null
                                : baseline.measures().stream()
                                        .map(MeasurementBody::of)
                                        .toList());
    }
}
