package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanEvent.PlanHeld;
import org.prolotherapy.plan.PlanEvent.SessionMoved;
import org.prolotherapy.plan.PlanEvent.SessionPerformed;
import org.prolotherapy.schedule.SessionStatus;

/**
 * Where a plan and its sessions stand at one moment, as far as an event follows when that changes.
 *
 * @param sessions by number
 */
record PlanState(UUID plan, @Nullable HoldCause heldFor, Map<Integer, SessionState> sessions) {

    record SessionState(SessionStatus status, LocalDate date) {}

    static PlanState of(TreatmentPlan plan) {
        Map<Integer, SessionState> sessions = new TreeMap<>();
        plan.sessions()
                .forEach(session -> sessions.put(session.number(), new SessionState(session.status(), session.date())));
        return new PlanState(plan.id(), plan.holdCause().orElse(null), sessions);
    }

    /** What happened between this moment and a later one. */
    List<PlanEvent> eventsTo(PlanState later) {
        List<PlanEvent> events = new ArrayList<>();
        if (later.heldFor != null && later.heldFor != heldFor) {
            events.add(new PlanHeld(plan, later.heldFor));
        }
        TreeSet<Integer> numbers = new TreeSet<>(sessions.keySet());
        numbers.addAll(later.sessions.keySet());
        for (int number : numbers) {
            performed(number, later).ifPresent(events::add);
            moved(number, later).ifPresent(events::add);
        }
        return events;
    }

    private Optional<PlanEvent> performed(int number, PlanState later) {
        SessionState before = sessions.get(number);
        SessionState after = later.sessions.get(number);
        return after != null
                        && after.status == SessionStatus.PERFORMED
                        && (before == null || before.status != SessionStatus.PERFORMED)
                ? Optional.of(new SessionPerformed(plan, number, after.date))
                : Optional.empty();
    }

    private Optional<PlanEvent> moved(int number, PlanState later) {
        LocalDate before = dateOf(sessions.get(number));
        LocalDate after = dateOf(later.sessions.get(number));
        return before == null || !before.equals(after)
                ? Optional.of(new SessionMoved(plan, number, before, after))
                : Optional.empty();
    }

    private static @Nullable LocalDate dateOf(@Nullable SessionState session) {
        return session == null ? null : session.date;
    }
}
