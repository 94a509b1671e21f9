package org.prolotherapy.knowledge;

import java.util.List;

/**
 * A solution that a clinic mixes for itself.
 *
 * @param substances what is in it that nobody but the clinic has a name for
 */
public record Mixture(Solution solution, List<Substance> substances) {

    public Mixture {
        substances = List.copyOf(substances);
    }

    /** Whether the other is the same to a patient, whatever it is called. */
    public boolean isComposedAs(Mixture other) {
        return solution.kind() == other.solution.kind() && solution.components().equals(other.solution.components());
    }
}
