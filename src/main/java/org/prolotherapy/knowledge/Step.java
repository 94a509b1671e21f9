package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is done in a session: injections of one kind.
 *
 * @param sites codes of the sites where it is done; empty if the sites are chosen at each session
 * @param injectionsPerSide how many injections a treated side gets, at least 1
 * @param volumeMl of one injection; null where none is published
 * @param solution code of the solution
 * @param concentrationPercent percent weight by volume; null where none is published
 * @param guidance how the needle is guided; null where nothing is published
 */
public record Step(
        StepRole role,
        List<String> sites,
        Range injectionsPerSide,
        @Nullable Volumes volumeMl,
        String solution,
        @Nullable Concentrations concentrationPercent,
        @Nullable String guidance) {

    public Step {
        if (injectionsPerSide.min() < 1) {
            throw new Contradiction("needs at least one injection a side");
        }
        sites = List.copyOf(sites);
    }
}
