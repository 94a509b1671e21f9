package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is injected.
 *
 * @param concentrationPercent the published concentrations, percent weight by volume; null where no text gives one
 * @param components the substances in it
 * @param accepted whether a plan may use it; a corticosteroid never is (S3)
 * @param sources codes of the sources
 */
public record Solution(
        String code,
        String display,
        SolutionKind kind,
        @Nullable Concentrations concentrationPercent,
        List<SolutionComponent> components,
        boolean accepted,
        List<String> sources) {

    public Solution {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("has no components");
        }
        if (kind == SolutionKind.CORTICOSTEROID && accepted) {
            throw new IllegalArgumentException("is a corticosteroid, which is never accepted");
        }
        components = List.copyOf(components);
        sources = List.copyOf(sources);
    }

    /** What makes it work, which stands first. */
    public SolutionComponent activeComponent() {
        return components.get(0);
    }

    /** Whether the local anaesthetic whose dose has a ceiling is in it. */
    public boolean containsLidocaine() {
        return components.stream().anyMatch(SolutionComponent::countsAsLidocaine);
    }
}
