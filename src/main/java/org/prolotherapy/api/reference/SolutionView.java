package org.prolotherapy.api.reference;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Component;
import org.prolotherapy.knowledge.ConcentrationRange;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionKind;

@Schema(
        name = "Solution",
        description = "What is injected.",
        requiredProperties = {"code", "display", "kind", "components", "accepted", "sources"})
record SolutionView(
        @Schema(
                description = "Names the solution: the `solution` of a plan or an injection.",
                examples = "hypertonic-dextrose-lidocaine")
        String code,

        @Schema(description = "The name in English.", examples = "Hypertonic dextrose with lidocaine")
        String display,

        @Schema(description = "What makes it work.", examples = "DEXTROSE")
        SolutionKind kind,

        @Schema(
                description =
                        "The published concentrations of a plan, in percent weight by volume. Absent where no text gives"
                                + " one: then none is checked.")
        @Nullable
        Concentrations concentrationPercent,

        @Schema(description = "What is in it. A patient who is allergic to one of these is not given it.", minItems = 1)
        List<Substance> components,

        @Schema(
                description =
                        "Whether a plan may use it. A corticosteroid is listed so that it can be recorded and flagged; a"
                                + " plan with it is refused.",
                examples = "true")
        boolean accepted,

        @Schema(description = "Codes of the sources, of `/v1/sources`.", minItems = 1, examples = "[\"S0\", \"S4\"]")
        List<String> sources) {

    @Schema(
            name = "Concentrations",
            description = "A range of concentrations in percent, weight by volume.",
            requiredProperties = {"min", "max"})
    record Concentrations(
            @Schema(description = "The least, inclusive.", minimum = "0", maximum = "100", examples = "12")
            BigDecimal min,

            @Schema(description = "The most, inclusive.", minimum = "0", maximum = "100", examples = "25")
            BigDecimal max) {

        static @Nullable Concentrations of(@Nullable ConcentrationRange range) {
            return range == null ? null : new Concentrations(range.min(), range.max());
        }
    }

    @Schema(
            name = "SolutionComponent",
            description =
                    "A substance in a solution. An allergy in a screening may name it by either member, in any case.",
            requiredProperties = {"code", "display"})
    record Substance(
            @Schema(description = "Names the substance.", examples = "lidocaine")
            String code,

            @Schema(description = "The name in English.", examples = "Lidocaine")
            String display) {

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
