package org.prolotherapy.api.reference;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Component;
import org.prolotherapy.knowledge.ConcentrationRange;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionKind;

@Schema(name = "Solution")
record SolutionView(
        String code,

        String display,

        SolutionKind kind,

        @Nullable Concentrations concentrationPercent,

        List<Substance> components,

        boolean accepted,

        List<String> sources) {

    record Concentrations(BigDecimal min, BigDecimal max) {

        static @Nullable Concentrations of(@Nullable ConcentrationRange range) {
            return range == null ? null : new Concentrations(range.min(), range.max());
        }
    }

    @Schema(name = "SolutionComponent")
    record Substance(String code, String display) {

        static Substance of(Component component) {
            return new Substance(component.code(), component.display());
        }
    }

    static SolutionView of(Solution solution) {
        return new SolutionView(
                solution.code(),
                solution.display(),
                solution.kind(),
                Concentrations.of(solution.concentrationPercent()),
                solution.components().stream().map(Substance::of).toList(),
                solution.accepted(),
                solution.sources());
    }
}
