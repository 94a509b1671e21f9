package org.prolotherapy.schedule;

import java.util.List;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Protocol;

/**
 * Goes through the sessions of a course in the order of their numbers, and tells for each which phase it belongs to and which
 * gap lies before it. A session that was missed takes no place in its phase: the one appended for it does.
 */
final class PhaseWalk {

    private final Protocol protocol;
    /** By phase, how many sessions stand in it so far. */
    private final int[] places;
    /** By phase, how many sessions are still to be placed. */
    private final int[] open;
    /** The phase of the last session. */
    private int phase;

    private PhaseWalk(Protocol protocol) {
        this.protocol = protocol;
        this.places = new int[protocol.phases().size()];
        this.open = new int[places.length];
    }

    /** Through a course that is placed on the way: what has happened keeps its phase, the rest fills the phases in order. */
    static PhaseWalk placing(Requirement requirement, History history) {
        PhaseWalk walk = new PhaseWalk(requirement.request().protocol());
        for (int i = 0; i < walk.open.length; i++) {
            walk.open[i] = requirement.sessionCount(i);
        }
        for (PastSession past : history.sessions()) {
            if (!(past instanceof PastSession.Missed)) {
                walk.open[walk.protocol.phaseNamed(past.phase())]--;
            }
        }
        return walk;
    }

    /** Through sessions that are placed. */
    static PhaseWalk through(Protocol protocol) {
        return new PhaseWalk(protocol);
    }

    /** The next session has this phase already. */
    void pass(String phaseName, boolean missed) {
        phase = protocol.phaseNamed(phaseName);
        if (!missed) {
            places[phase]++;
        }
    }

    /** The next session is still to be placed: it takes a place in the first phase that has one. */
    void place() {
        phase = 0;
        while (phase < open.length - 1 && open[phase] <= 0) {
            phase++;
        }
        open[phase]--;
        places[phase]++;
    }

    /** The name of the phase of the last session. */
    String phase() {
        return protocol.phases().get(phase).name();
    }

    /** The gap before the last session. */
    Gap gap() {
        return protocol.gapBefore(phase, Math.max(1, places[phase]));
    }

    /** By phase, how many sessions of a course are live. */
    static int[] liveByPhase(Protocol protocol, List<ScheduledSession> sessions) {
        int[] live = new int[protocol.phases().size()];
        for (ScheduledSession session : sessions) {
            if (session.status().isLive()) {
                live[protocol.phaseNamed(session.phase())]++;
            }
        }
        return live;
    }
}
