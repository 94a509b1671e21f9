package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a protocol's course: its first sessions, a continuation, the maintenance of what was reached.
 *
 * @param name as the publication calls it; unlike that of any other phase of the protocol
 * @param gapsDays the days between the sessions of the phase, in order; behind the list its last one repeats. Without {@code
 *     firstAfterDays} the list of a phase that is not the first begins with the gap that lies before the phase. Empty if there
 *     is none
 * @param firstAfterDays the days from the last session before the phase to its first; null if {@code gapsDays} begins with them
 */
public record ProtocolPhase(
        String name,
        SessionCount sessions,
        List<Gap> gapsDays,
        @Nullable Gap firstAfterDays) {

    public ProtocolPhase {
        if (name.isBlank()) {
            throw new Contradiction("has no name");
        }
        if (sessions.max() > 1 && gapsDays.isEmpty()) {
            throw new Contradiction(
                    "{phase} has up to {sessions} sessions and no gap between them", name, sessions.max());
        }
        gapsDays = List.copyOf(gapsDays);
    }

    /**
     * The gap before a session of the phase.
     *
     * @param index the session's place in the phase, counted from 1
     * @param first whether the phase is the protocol's first
     */
    Gap gapBefore(int index, boolean first) {
        if (index == 1 && firstAfterDays != null) {
            return firstAfterDays;
        }
        if (gapsDays.isEmpty()) {
            return Gap.UNSAID;
        }
        int before = first || firstAfterDays != null ? index - 2 : index - 1;
        return gapsDays.get(Math.max(0, Math.min(before, gapsDays.size() - 1)));
    }
}
