package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PlanEvent.PlanCancelled;
import org.prolotherapy.plan.PlanEvent.PlanChanged;
import org.prolotherapy.plan.PlanEvent.PlanCompleted;
import org.prolotherapy.plan.PlanEvent.PlanHeld;
import org.prolotherapy.plan.PlanEvent.PlanResumed;
import org.prolotherapy.plan.PlanEvent.SessionBooked;
import org.prolotherapy.plan.PlanEvent.SessionMissed;
import org.prolotherapy.plan.PlanEvent.SessionMoved;
import org.prolotherapy.plan.PlanEvent.SessionPerformed;
import org.prolotherapy.plan.PlanEvent.SessionReleased;
import org.prolotherapy.schedule.SessionStatus;

/**
 * Where a plan and its sessions stand at one moment, as far as an event follows when that changes.
 *
 * @param sessions by number
 */
record PlanState(UUID plan, PlanStatus status, @Nullable HoldCause heldFor, Map<Integer, SessionState> sessions) {

    /**
     * Where a session stands.
     *
     * @param booking null if it has none
     * @param performer null if nobody is named
     */
    record SessionState(
            SessionStatus status,
            LocalDate date,
            @Nullable Booking booking,
            @Nullable String performer) {

        static SessionState of(TreatmentSession session) {
            return new SessionState(
                    session.status(),
                    session.date(),
                    session.booking().orElse(null),
                    session.performer().orElse(null));
        }

        private boolean isBookedLike(SessionState other) {
            return status == SessionStatus.BOOKED
                    && other.status == SessionStatus.BOOKED
                    && Objects.equals(booking, other.booking)
                    && Objects.equals(performer, other.performer);
        }
    }

    static PlanState of(TreatmentPlan plan) {
        Map<Integer, SessionState> sessions = new TreeMap<>();
        plan.sessions().forEach(session -> sessions.put(session.number(), SessionState.of(session)));
        return new PlanState(plan.id(), plan.status(), plan.life().holdCause(), sessions);
    }

    /** What happened between this moment and a later one: to the whole plan, and then to its sessions in their order. */
    List<PlanEvent> eventsTo(PlanState later) {
        List<PlanEvent> events = new ArrayList<>();
        events.add(eventOfThePlan(later));
        TreeSet<Integer> numbers = new TreeSet<>(sessions.keySet());
        numbers.addAll(later.sessions.keySet());
        numbers.forEach(number -> addEvents(number, sessions.get(number), later.sessions.get(number), events));
        return events;
    }

    private PlanEvent eventOfThePlan(PlanState later) {
        if (later.heldFor != null && later.heldFor != heldFor) {
            return new PlanHeld(plan, later.heldFor);
        }
        if (later.status == status) {
            return new PlanChanged(plan);
        }
        return switch (later.status) {
            case COMPLETED -> new PlanCompleted(plan);
            case CANCELLED -> new PlanCancelled(plan);
            case ACTIVE -> status == PlanStatus.ON_HOLD ? new PlanResumed(plan) : new PlanChanged(plan);
            case DRAFT, ON_HOLD -> new PlanChanged(plan);
        };
    }

    private void addEvents(
            int number, @Nullable SessionState before, @Nullable SessionState after, List<PlanEvent> events) {
        if (after != null && becomes(SessionStatus.PERFORMED, before, after)) {
            events.add(new SessionPerformed(plan, number, after.date));
        }
        if (after != null && becomes(SessionStatus.MISSED, before, after)) {
            events.add(new SessionMissed(plan, number));
        }
        LocalDate dayBefore = before == null ? null : before.date;
        LocalDate dayAfter = after == null ? null : after.date;
        if (!Objects.equals(dayBefore, dayAfter)) {
            events.add(new SessionMoved(plan, number, dayBefore, dayAfter));
        }
        if (isReleased(before, after)) {
            events.add(new SessionReleased(plan, number));
        }
        if (after != null && after.status == SessionStatus.BOOKED && (before == null || !after.isBookedLike(before))) {
            events.add(new SessionBooked(plan, number));
        }
    }

    /** It was booked, and is neither booked any more nor over in the way that it was booked for. */
    private static boolean isReleased(@Nullable SessionState before, @Nullable SessionState after) {
        return before != null
                && before.status == SessionStatus.BOOKED
                && (after == null || after.status == SessionStatus.PLANNED || after.status == SessionStatus.CANCELLED);
    }

    private static boolean becomes(SessionStatus status, @Nullable SessionState before, SessionState after) {
        return after.status == status && (before == null || before.status != status);
    }
}
