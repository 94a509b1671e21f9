package org.prolotherapy.api.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.Mixture;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.SolutionKind;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.reference.ClinicSolution;
import org.prolotherapy.reference.Displays;

@Schema(name = "Solution")
record SolutionView(
        String code,

        int version,

        String display,

        ProtocolOrigin origin,

        SolutionKind kind,

        @Nullable Concentrations concentrationPercent,

        List<ComponentView> components,

        boolean accepted,

        List<String> sources,

        ApprovalStatus status,

        @Nullable String approvedBy,

        @Nullable Instant approvedAt) {

    @Schema(name = "SolutionComponent")
    record ComponentView(
            String code,

            String display,

            @Nullable BigDecimal percent,

            @Nullable BigDecimal mgPerMl,

            @Nullable List<String> synonyms) {}

    /** One that is built in. */
    static SolutionView of(Solution solution, Displays displays) {
        return of(
                new Mixture(solution, List.of()),
                displays,
                1,
                ProtocolOrigin.BUILT_IN,
                ApprovalStatus.APPROVED,
                null,
                null);
    }

    static SolutionView of(ClinicSolution version, Displays displays) {
        return of(
                version.mixture(),
                displays,
                version.version(),
                ProtocolOrigin.CLINIC,
                version.status(),
                version.approvedBy(),
                version.approvedAt());
    }

    private static SolutionView of(
            Mixture mixture,
            Displays displays,
            int version,
            ProtocolOrigin origin,
            ApprovalStatus status,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {
        Solution solution = mixture.solution();
        return new SolutionView(
                solution.code(),
                version,
                displays.of(solution),
                origin,
                solution.kind(),
                solution.concentrationPercent(),
                solution.components().stream()
                        .map(component -> view(component, mixture, displays))
                        .toList(),
                solution.accepted(),
                solution.sources(),
                status,
                approvedBy,
                approvedAt);
    }

    private static ComponentView view(SolutionComponent component, Mixture mixture, Displays displays) {
        List<String> synonyms = mixture.substances().stream()
                .filter(substance -> substance.code().equals(component.code()))
                .findFirst()
                .map(Substance::names)
                .orElse(null);
        return new ComponentView(
                component.code(), displays.of(component), component.percent(), component.mgPerMl(), synonyms);
    }
}
