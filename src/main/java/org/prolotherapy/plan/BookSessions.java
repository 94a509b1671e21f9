package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.plan.Bookability.Slot;
import org.prolotherapy.plan.Bookability.Taken;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

/** Books sessions into free slots of the clinic, one by one or a whole course at once. */
@ApplicationScoped
public class BookSessions {

    private static final int ALTERNATIVES = 5;

    private final TreatmentPlans plans;
    private final Clinic clinic;
    private final Knowledge knowledge;

    BookSessions(TreatmentPlans plans, Clinic clinic, Knowledge knowledge) {
        this.plans = plans;
        this.clinic = clinic;
        this.knowledge = knowledge;
    }

    /**
     * Books a session into a slot; the later sessions are placed again from its day.
     *
     * @throws Problem {@code slot-taken} if it is not free, {@code not-bookable} with every other rule against it
     */
    public void book(TreatmentPlan plan, TreatmentSession session, Slot slot, Now now) {
        plan.course().requireBookable(session);
        requireOpenGates(plan);
        Bookability bookability = bookability(session.window(), slot.startsAt().toLocalDate(), null);
        plan.course().book(session, check(bookability, slot, plan), slot.performer(), now);
    }

    /**
     * The slot to which a booked session is moved, with its performer and room.
     *
     * @throws Problem {@code slot-taken} if it is not free, {@code not-bookable} with every other rule against it
     */
    public Booking rebooking(TreatmentSession session, LocalDateTime startsAt) {
        Booking current = session.booking().orElseThrow();
        Slot slot = new Slot(startsAt, session.performer().orElseThrow(), current.room());
        return check(bookability(null, startsAt.toLocalDate(), session), slot, session.plan());
    }

    /**
     * Books every session that is still planned, each on the day of its window nearest to its target that is free at the
     * preferred time.
     *
     * @throws Problem {@code slot-taken} naming the first session for which no such day is left, and the nearest free slots
     */
    public void bookCourse(
            TreatmentPlan plan, String performer, @Nullable String room, LocalTime preferredTime, Now now) {
        plan.require(PlanAction.BOOK);
        requireOpenGates(plan);
        List<Integer> numbers = plan.sessions().stream()
                .filter(session -> session.status() == SessionStatus.PLANNED)
                .map(TreatmentSession::number)
                .toList();
        for (int number : numbers) {
            Optional<TreatmentSession> session = plan.session(number);
            if (session.isPresent()) {
                bookNearest(plan, session.get(), performer, room, preferredTime, now);
            }
        }
    }

    /**
     * What is free.
     *
     * @param session only slots in its window, if its plan allows booking; null for any
     */
    public Stream<Slot> available(
            LocalDate from,
            LocalDate to,
            List<String> performers,
            @Nullable String room,
            @Nullable TreatmentSession session) {
        if (session != null) {
            session.plan().course().requireBookable(session);
            requireOpenGates(session.plan());
        }
        Bookability bookability = bookability(session == null ? null : session.window(), from, to, null);
        TreatmentPlan plan = session == null ? null : session.plan();
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> bookability.free(day, performers, room).stream())
                .filter(slot -> obstacles(bookability, slot, plan).isEmpty());
    }

    private void bookNearest(
            TreatmentPlan plan,
            TreatmentSession session,
            String performer,
            @Nullable String room,
            LocalTime time,
            Now now) {
        plan.course().requireBookable(session);
        Window window = session.window();
        Bookability bookability = bookability(window, window.earliest(), window.latest(), null);
        Slot slot = window.earliest()
                .datesUntil(window.latest().plusDays(1))
                .sorted(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(session.target(), day))))
                .map(day -> new Slot(day.atTime(time), performer, room))
                .filter(candidate -> obstacles(bookability, candidate, plan).isEmpty())
                .findFirst()
                .orElseThrow(() -> courseDoesNotFit(session, bookability, performer, room, time));
        Booking booking = bookability.booking(slot).orElseThrow();
        plan.course().book(session, booking, performer, now);
        // The window of the next session follows from this day.
        plan.rederiveSchedule(now);
    }

    private Problem courseDoesNotFit(
            TreatmentSession session,
            Bookability bookability,
            String performer,
            @Nullable String room,
            LocalTime time) {
        Window window = session.window();
        List<Slot> nearest = window.earliest()
                .datesUntil(window.latest().plusDays(1))
                .flatMap(day -> bookability.free(day, List.of(performer), room).stream())
                .sorted(Comparator.comparingLong((Slot slot) ->
                        Math.abs(ChronoUnit.MINUTES.between(session.target().atTime(time), slot.startsAt()))))
                .limit(ALTERNATIVES)
                .toList();
        List<Finding> obstacles =
                bookability.obstacles(new Slot(session.target().atTime(time), performer, room));
        boolean onlyTaken = obstacles.stream().allMatch(finding -> finding.rule() == RuleId.SLOT_IS_FREE);
        return refusal(
                        onlyTaken ? PlanProblem.SLOT_TAKEN : PlanProblem.NOT_BOOKABLE,
                        "Session " + session.number() + " cannot be booked at " + time + " on any day from "
                                + window.earliest() + " to " + window.latest() + ". Nothing was booked.",
                        "/preferredTime",
                        obstacles)
                .with("session", session.number())
                .with("freeSlots", nearest);
    }

    /** Nothing in the screening speaks against treatment, and the patient was examined. */
    private void requireOpenGates(TreatmentPlan plan) {
        SafetyCase safety = plan.safetyCase(knowledge);
        List<Finding> closed = Stream.concat(
                        SafetyReview.of(safety, knowledge).obstacles().stream(),
                        SafetyReview.gates(safety, Instant.MAX).stream())
                .toList();
        if (!closed.isEmpty()) {
            throw refusal(PlanProblem.NOT_BOOKABLE, "The plan does not allow booking yet.", "", closed);
        }
    }

    /** Every rule against a slot, for this plan or, if there is none, for any. */
    private List<Finding> obstacles(Bookability bookability, Slot slot, @Nullable TreatmentPlan plan) {
        List<Finding> obstacles = new ArrayList<>(bookability.obstacles(slot));
        if (plan != null) {
            bookability
                    .booking(slot)
                    .ifPresent(booking ->
                            obstacles.addAll(SafetyReview.gates(plan.safetyCase(knowledge), booking.startsAt())));
        }
        return obstacles;
    }

    private Booking check(Bookability bookability, Slot slot, TreatmentPlan plan) {
        List<Finding> obstacles = obstacles(bookability, slot, plan);
        if (!obstacles.isEmpty()) {
            boolean onlyTaken = obstacles.stream().allMatch(finding -> finding.rule() == RuleId.SLOT_IS_FREE);
            throw refusal(
                    onlyTaken ? PlanProblem.SLOT_TAKEN : PlanProblem.NOT_BOOKABLE,
                    "The slot cannot be booked.",
                    "/startsAt",
                    obstacles);
        }
        return bookability.booking(slot).orElseThrow();
    }

    private Problem refusal(ProblemKind type, String detail, String field, List<Finding> reasons) {
        List<Violation> violations = reasons.stream()
                .map(knowledge::explain)
                .map(reason -> Violation.body(field, reason.statement()).against(reason.rule(), reason.sources()))
                .toList();
        return new Problem(type, detail, violations).with("reasons", knowledge.explain(reasons));
    }

    private Bookability bookability(@Nullable Window window, LocalDate day, @Nullable TreatmentSession moving) {
        return bookability(window, day, day, moving);
    }

    /** Looks at the days between two, both inclusive; the booking of a session that is being moved is not in its way. */
    private Bookability bookability(
            @Nullable Window window, LocalDate from, LocalDate to, @Nullable TreatmentSession moving) {
        ClinicProfile profile = clinic.profile();
        Instant first = from.minusDays(1).atStartOfDay(profile.timeZone()).toInstant();
        Instant last = to.plusDays(2).atStartOfDay(profile.timeZone()).toInstant();
        List<Taken> taken = plans.booked(first, last).stream()
                .filter(session -> moving == null || !session.id().equals(moving.id()))
                .flatMap(Taken::of)
                .toList();
        return new Bookability(profile, taken, window, clinic.now());
    }
}
