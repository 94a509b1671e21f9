package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;

/**
 * Whether a course can have one more session: of its first phase while that has room, else of its phases as needed, in their
 * order. A course never goes back to an earlier phase.
 *
 * @param schedule the schedule with that session as its last; null if there can be none
 * @param reasons every rule that stands against it; empty if there can be one
 */
public record Extension(@Nullable Schedule schedule, List<Finding> reasons) {

    /**
     * One more session for a course.
     *
     * @param agreed what was agreed on before
     * @param today before which the session is not placed
     */
    public static Extension of(Requirement agreed, ClinicCalendar calendar, History history, LocalDate today) {
        return of(agreed, 0, calendar, history, today);
    }

    /** One more session for a course that is over: one of its phases as needed, after those that were performed. */
    public static Extension ofEnded(Requirement agreed, ClinicCalendar calendar, History history, LocalDate today) {
        Protocol protocol = agreed.request().protocol();
        int[] kept = new int[protocol.phases().size()];
        for (PastSession past : history.sessions()) {
            if (!(past instanceof PastSession.Missed)) {
                kept[protocol.phaseNamed(past.phase())]++;
            }
        }
        List<Integer> asNeeded = new ArrayList<>();
        for (int i = 1; i < kept.length; i++) {
            asNeeded.add(kept[i]);
        }
        Requirement whatWasDone = new Requirement(agreed.request(), kept[0], asNeeded, agreed.clampedBy());
        return of(whatWasDone, 1, calendar, history, today);
    }

    private static Extension of(
            Requirement agreed, int firstPhase, ClinicCalendar calendar, History history, LocalDate today) {
        Protocol protocol = agreed.request().protocol();
        List<ScheduledSession> sessions =
                Schedule.derivedFrom(agreed, calendar, history).sessions();
        int[] live = PhaseWalk.liveByPhase(protocol, sessions);
        int phase = phaseWithRoom(protocol, live, firstPhase);
        if (phase == protocol.phases().size()) {
            return refused(noSessionIsLeft(protocol, live, firstPhase));
        }
        if (phase > 0 && sessions.stream().noneMatch(session -> session.status().isLive())) {
            return refused(new Finding(RuleId.AS_NEEDED_SESSIONS, Phrase.NO_SESSION_TO_FOLLOW.of()));
        }
        Requirement longer = phase == 0
                ? new Requirement(
                        agreed.request().withSessionCount(live[0] + 1),
                        agreed.sessionCount() + 1,
                        agreed.asNeeded(),
                        null)
                : agreed.withOneMore(phase);
        int number = longer.wholeCount() + history.missedCount();
        Schedule schedule = Schedule.derivedFrom(longer, calendar, history.askedFor(number, today));
        Lost lost = schedule.lost();
        if (lost != null) {
            return refused(
                    new Finding(lost.because(), Phrase.ONE_MORE_DOES_NOT_FIT.of(lost.since(), schedule.deadline())));
        }
        return new Extension(schedule, List.of());
    }

    /** The first phase with room, from the last one that the course has come to; one behind the last phase if there is none. */
    private static int phaseWithRoom(Protocol protocol, int[] live, int firstPhase) {
        int phase = firstPhase;
        for (int i = firstPhase; i < live.length; i++) {
            if (live[i] > 0) {
                phase = i;
            }
        }
        while (phase < live.length
                && live[phase] >= protocol.phases().get(phase).sessions().max()) {
            phase++;
        }
        return phase;
    }

    private static Finding noSessionIsLeft(Protocol protocol, int[] live, int firstPhase) {
        if (firstPhase == live.length) {
            return new Finding(RuleId.AS_NEEDED_SESSIONS, Phrase.NO_SESSIONS_AS_NEEDED.of(protocol.id()));
        }
        int all = 0;
        for (int count : live) {
            all += count;
        }
        return new Finding(RuleId.AS_NEEDED_SESSIONS, Phrase.NO_MORE_SESSIONS.of(protocol.id(), all));
    }

    private static Extension refused(Finding reason) {
        return new Extension(null, List.of(reason));
    }

    public boolean isPossible() {
        return schedule != null;
    }

    /**
     * The schedule with one more session.
     *
     * @throws ScheduleNotFeasible with every reason
     */
    public Schedule scheduleOrRefusal() {
        if (schedule == null) {
            throw new ScheduleNotFeasible(reasons, List.of());
        }
        return schedule;
    }
}
