package org.prolotherapy.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.KeptFinding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.Extension;
import org.prolotherapy.schedule.History;
import org.prolotherapy.schedule.PastSession;
import org.prolotherapy.schedule.Released;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduledSession;
import org.prolotherapy.schedule.SessionStatus;

/**
 * The sessions of a plan, and what can be done to each. They are rows, the projection of the plan's schedule, so that they
 * can be searched and booked.
 */
public final class Course {

    private final TreatmentPlan plan;
    private final List<TreatmentSession> rows;
    private final List<Released> released;

    Course(TreatmentPlan plan, List<TreatmentSession> rows, List<Released> released) {
        this.plan = plan;
        this.rows = rows;
        this.released = released;
    }

    public Optional<TreatmentSession> find(int number) {
        return rows.stream().filter(session -> session.number() == number).findFirst();
    }

    /**
     * A session by its number.
     *
     * @throws Problem {@code not-found} if the plan has none of this number
     */
    public TreatmentSession existing(int number) {
        return find(number)
                .orElseThrow(() ->
                        new Problem(ProblemType.NOT_FOUND, "The treatment plan has no session {number}.", number));
    }

    /** How many are performed or still to come. */
    public int liveCount() {
        return (int) live().count();
    }

    /** The last live session before another. */
    Optional<TreatmentSession> liveBefore(TreatmentSession session) {
        return live().filter(other -> other.number() < session.number()).reduce((first, second) -> second);
    }

    /** The first live session after another. */
    Optional<TreatmentSession> liveAfter(TreatmentSession session) {
        return live().filter(other -> other.number() > session.number()).findFirst();
    }

    /** The last day, not after this one, on which a session was performed. */
    public Optional<LocalDate> lastPerformedBy(LocalDate day) {
        return rows.stream()
                .flatMap(session -> session.performedOn().stream())
                .filter(performedOn -> !performedOn.isAfter(day))
                .max(Comparator.naturalOrder());
    }

    boolean anyPerformed() {
        return rows.stream().anyMatch(session -> session.status() == SessionStatus.PERFORMED);
    }

    /** Checks that a session can be booked at all; its slot is for {@link Bookability} to check. */
    public void requireBookable(TreatmentSession session) {
        plan.require(PlanAction.BOOK);
        if (session.status() != SessionStatus.PLANNED) {
            throw new SessionStateForbids(session, Sentence.of("Only a PLANNED session is booked."));
        }
    }

    /** Books a session; the later ones are placed again from its day. */
    public void book(TreatmentSession session, Booking booking, String by, Now now) {
        requireBookable(session);
        session.book(booking, by);
    }

    /** Checks that a session can be rescheduled at all. */
    public void requireReschedulable(TreatmentSession session) {
        plan.require(PlanAction.RESCHEDULE);
        requireOpen(session, Sentence.of("Only a session that is still to come is rescheduled."));
    }

    /**
     * Moves a session to a day.
     *
     * @param booking the new slot of a booked session; null for one that is only planned
     * @throws org.prolotherapy.schedule.ScheduleNotFeasible if a later session would be lost by it
     */
    public void reschedule(
            TreatmentSession session, LocalDate day, @Nullable Booking booking, RescheduleScope scope, Now now) {
        requireReschedulable(session);
        int liveBefore = liveCount();
        pin(session, day, scope);
        if (booking != null) {
            session.book(booking, session.performer().orElseThrow());
        }
        plan.rederiveSchedule(now);
        if (liveCount() < liveBefore) {
            throw PlanRefusal.ofPlanning(now.knowledge(), booking == null ? "date" : "startsAt")
                    .because(List.of(new Finding(
                            plan.protocol(now.knowledge()).spanRule(),
                            Phrase.SESSION_LOST_BY_MOVE.of(plan.figures().deadline()))))
                    .problem(Sentence.of(
                            "The move would leave no room for a later session before {deadline}.",
                            plan.figures().deadline()));
        }
    }

    /** The patient did not come: the session keeps its number and date, and one more is appended. */
    public void miss(TreatmentSession session, Now now) {
        plan.require(PlanAction.MISS);
        requireOpen(session, Sentence.of("Only a session that was to come can be missed."));
        if (session.date().isAfter(now.today())) {
            throw new Problem(
                    PlanProblem.RULE_VIOLATED,
                    "Session {session} is on {date}, which is still to come; reschedule or cancel it instead.",
                    session.number(),
                    session.date());
        }
        session.miss(now.today());
    }

    /** Calls a session off: the course has one less, and no number changes. */
    public void cancelSession(TreatmentSession session, Now now) {
        plan.require(PlanAction.CANCEL_SESSION);
        requireOpen(session, Sentence.of("Only a session that is still to come is cancelled."));
        callOff(session);
    }

    /** A session took place. */
    public void perform(TreatmentSession session, LocalDate on, String by, UUID recordId, Now now) {
        session.perform(on, by, recordId);
    }

    /** A session that was recorded in error did not take place; it is planned again, or cancelled if the plan has ended. */
    public void undoPerformance(TreatmentSession session, Now now) {
        session.returnToPlan(plan.details().performer());
        if (!plan.status().isOpen()) {
            session.cancel();
        }
    }

    private static void requireOpen(TreatmentSession session, Sentence otherwise) {
        if (!session.isOpen()) {
            throw new SessionStateForbids(session, otherwise);
        }
    }

    /** One more session after all that has happened, from today on. */
    public Extension oneMore(Knowledge knowledge, ClinicCalendar calendar, LocalDate today) {
        return Extension.of(plan.agreed().requirement(knowledge), calendar, plan.history(), today);
    }

    /** The last session was asked for on this day. */
    void lastWasAskedFor(LocalDate day) {
        rows.get(rows.size() - 1).askedFor(day);
    }

    /** The schedule as it stands. */
    public Schedule schedule(Knowledge knowledge, ZoneId zone) {
        PlacementFigures figures = plan.figures();
        return new Schedule(
                plan.agreed().requirement(knowledge),
                zone,
                figures.deadline(),
                rows.stream().map(TreatmentSession::scheduled).toList(),
                figures.lost(),
                List.of(),
                figures.placementNotes().stream().map(KeptFinding::finding).toList());
    }

    /** What is to be weighed of the holds before the booked sessions. */
    public List<Finding> holdWarnings(Knowledge knowledge, LocalDate today) {
        return rows.stream()
                .flatMap(session -> session.holdWarnings(knowledge, today).stream())
                .toList();
    }

    /** What the schedule has to respect. */
    History history(@Nullable LocalDate resumedOn) {
        Map<Integer, LocalDate> bookings = new HashMap<>();
        Map<Integer, LocalDate> pins = new HashMap<>();
        Map<Integer, LocalDate> askedOn = new HashMap<>();
        List<PastSession> past = new ArrayList<>();
        for (TreatmentSession session : rows) {
            session.past().ifPresent(past::add);
            if (session.isOpen()) {
                session.booking().ifPresent(booking -> bookings.put(session.number(), booking.day()));
                session.pinnedOn().ifPresent(day -> pins.put(session.number(), day));
                session.askedOn().ifPresent(day -> askedOn.put(session.number(), day));
            }
        }
        return new History(past, bookings, pins, askedOn, resumedOn);
    }

    /** Makes the rows say what the schedule says. */
    void project(Schedule schedule, Now now) {
        rows.removeIf(
                session -> schedule.sessions().stream().noneMatch(scheduled -> scheduled.number() == session.number()));
        for (ScheduledSession scheduled : schedule.sessions()) {
            Optional<TreatmentSession> row = find(scheduled.number());
            if (row.isEmpty()) {
                rows.add(new TreatmentSession(now.newId(), plan, scheduled));
                continue;
            }
            if (schedule.released().contains(scheduled.number())) {
                noteRelease(row.get());
                row.get().returnToPlan(plan.details().performer());
            }
            row.get().moveTo(scheduled);
        }
    }

    /** Pins one session to a day, and those after it to the days that they have, or to none. */
    private void pin(TreatmentSession session, LocalDate day, RescheduleScope scope) {
        session.pin(day);
        rows.stream()
                .filter(later -> later.number() > session.number() && later.isOpen())
                .forEach(later -> later.pin(scope == RescheduleScope.THIS ? later.date() : null));
    }

    void assignPlannedTo(@Nullable String performer) {
        rows.stream()
                .filter(session -> session.status() == SessionStatus.PLANNED)
                .forEach(session -> session.assignTo(performer));
    }

    private void callOff(TreatmentSession session) {
        noteRelease(session);
        session.cancel();
    }

    void callOffWhatIsOpen() {
        rows.stream().filter(TreatmentSession::isOpen).forEach(this::callOff);
    }

    private Stream<TreatmentSession> live() {
        return rows.stream().filter(session -> session.status().isLive());
    }

    private void noteRelease(TreatmentSession session) {
        if (session.status() == SessionStatus.BOOKED) {
            Booking booking = session.booking().orElseThrow();
            released.add(new Released(
                    session.number(),
                    booking.startsAtLocal(),
                    session.performer().orElse(null),
                    booking.room()));
        }
    }
}
