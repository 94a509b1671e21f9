package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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
import org.prolotherapy.plan.Bookability.Slot;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.safety.HoldBeforeSession;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

/** Books sessions into free slots of the clinic, one by one or a whole course at once. */
@ApplicationScoped
public class BookSessions {

    private static final int ALTERNATIVES = 5;

    private static final Sentence CANNOT_BE_BOOKED = Sentence.of("The slot cannot be booked.");

    /** Of how many days the visits are asked for at once, when slots are looked for as far as they are wanted. */
    private static final int DAYS_AT_ONCE = 7;

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
     * @throws Problem {@code slot-taken} or {@code patient-double-booked} if nothing but another visit stands against it,
     *     else {@code not-bookable} with every rule that does
     */
    public void book(TreatmentPlan plan, TreatmentSession session, Slot slot, Now now) {
        plan.course().requireBookable(session);
        Bookability bookability = bookability(plan, session.window(), slot, null);
        PlanRefusal refusal = PlanRefusal.ofBooking(knowledge, "startsAt", "performer", "room")
                .because(plan.safetyReview(knowledge).obstacles())
                .because(obstacles(bookability, slot, plan.safetyCase(knowledge), session));
        if (refusal.stands()) {
            throw refusal.problem(CANNOT_BE_BOOKED);
        }
        plan.course().book(session, bookability.booking(slot).orElseThrow(), slot.performer(), now);
    }

    /**
     * The slot to which a booked session is moved, with its performer and room.
     *
     * @param againstTheDay the rules that stand against moving it to that day; told together with those against the slot,
     *     and left to the caller if nothing stands against that
     * @throws Problem {@code slot-taken} or {@code patient-double-booked} if nothing but another visit stands against it,
     *     else {@code not-bookable} with every rule that does
     */
    public Booking rebooking(TreatmentSession session, LocalDateTime startsAt, List<Finding> againstTheDay) {
        Booking current = session.booking().orElseThrow();
        TreatmentPlan plan = session.plan();
        Slot slot = new Slot(startsAt, session.performer().orElseThrow(), current.room());
        Bookability bookability = bookability(plan, null, slot, session);
        List<Finding> obstacles = new ArrayList<>(plan.safetyReview(knowledge).obstacles());
        obstacles.addAll(obstacles(bookability, slot, plan.safetyCase(knowledge), session));
        if (!obstacles.isEmpty()) {
            throw PlanRefusal.ofBooking(knowledge, "startsAt")
                    .because(obstacles)
                    .because(againstTheDay.stream()
                            .filter(finding -> obstacles.stream().noneMatch(told -> told.rule() == finding.rule()))
                            .toList())
                    .problem(CANNOT_BE_BOOKED);
        }
        return bookability.booking(slot).orElseThrow();
    }

    /**
     * Books every session that is still planned, each on the day of its window nearest to its target that is free at the
     * preferred time.
     *
     * @throws Problem {@code slot-taken} or {@code patient-double-booked} naming the first session for which no such day is
     *     left, and the nearest free slots; {@code not-bookable} with every rule if others stand against it
     */
    public void bookCourse(
            TreatmentPlan plan,
            String performer,
            @Nullable String room,
            LocalTime preferredTime,
            int toleranceMinutes,
            Now now) {
        plan.require(PlanAction.BOOK);
        List<Finding> closed = closedGates(plan);
        if (!closed.isEmpty()) {
            PlanRefusal refusal = ofCourse().because(closed);
            plan.sessions().stream()
                    .filter(session -> session.status() == SessionStatus.PLANNED)
                    .findFirst()
                    .ifPresent(session -> {
                        Slot wanted = new Slot(session.target().atTime(preferredTime), performer, room);
                        refusal.because(obstacles(
                                bookability(plan, session.window(), wanted, null),
                                wanted,
                                plan.safetyCase(knowledge),
                                session));
                    });
            throw refusal.problem(Sentence.of("The plan does not allow booking yet."));
        }
        List<Integer> numbers = plan.sessions().stream()
                .filter(session -> session.status() == SessionStatus.PLANNED)
                .map(TreatmentSession::number)
                .toList();
        for (int number : numbers) {
            Optional<TreatmentSession> session = plan.course().find(number);
            if (session.isPresent()) {
                bookNearest(plan, session.get(), performer, room, preferredTime, toleranceMinutes, now);
            }
        }
    }

    /**
     * What is free, by time and then by performer; looked for only as far as it is asked for.
     *
     * @param performers in their order
     * @param session only slots in its window, if its plan allows booking; null for any
     * @param after only slots that come later in this order; null for all
     */
    public Stream<Slot> available(
            LocalDate from,
            LocalDate to,
            List<String> performers,
            @Nullable String room,
            @Nullable TreatmentSession session,
            @Nullable Slot after) {
        LocalDate first = later(from, clinic.today());
        LocalDate last = to;
        if (after != null) {
            first = later(first, after.startsAt().toLocalDate());
        }
        if (session == null) {
            return free(first, last, performers, room, null).filter(slot -> comesAfter(slot, after));
        }
        TreatmentPlan plan = session.plan();
        plan.course().requireBookable(session);
        List<Finding> closed = closedGates(plan);
        if (!closed.isEmpty()) {
            throw PlanRefusal.ofBooking(knowledge)
                    .because(closed)
                    .problem(Sentence.of("The plan does not allow booking yet."));
        }
        first = later(first, session.window().earliest());
        if (last.isAfter(session.window().latest())) {
            last = session.window().latest();
        }
        SafetyCase safety = plan.safetyCase(knowledge);
        return free(first, last, performers, room, session)
                .filter(slot -> comesAfter(slot, after))
                .filter(slot -> gates(safety, slot.startsAt(), session).isEmpty());
    }

    private Stream<Slot> free(
            LocalDate first,
            LocalDate last,
            List<String> performers,
            @Nullable String room,
            @Nullable TreatmentSession session) {
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(DAYS_AT_ONCE))
                .flatMap(start -> {
                    LocalDate end =
                            start.plusDays(DAYS_AT_ONCE - 1L).isAfter(last) ? last : start.plusDays(DAYS_AT_ONCE - 1L);
                    Bookability bookability = session == null
                            ? bookability(null, null, start, end)
                            : bookability(session.plan(), session.window(), start, end);
                    return start.datesUntil(end.plusDays(1)).flatMap(day -> bookability.free(day, performers, room));
                });
    }

    private static boolean comesAfter(Slot slot, @Nullable Slot other) {
        return other == null
                || Comparator.comparing(Slot::startsAt)
                                .thenComparing(Slot::performer)
                                .compare(slot, other)
                        > 0;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private void bookNearest(
            TreatmentPlan plan,
            TreatmentSession session,
            String performer,
            @Nullable String room,
            LocalTime time,
            int toleranceMinutes,
            Now now) {
        plan.course().requireBookable(session);
        Window window = session.window();
        Bookability bookability = bookability(plan, window, window.earliest(), window.latest());
        SafetyCase safety = plan.safetyCase(knowledge);
        Slot slot = window.earliest()
                .datesUntil(window.latest().plusDays(1))
                .sorted(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(session.target(), day))))
                .flatMap(day -> slotsAround(day.atTime(time), toleranceMinutes, performer, room, bookability))
                .filter(candidate ->
                        obstacles(bookability, candidate, safety, session).isEmpty())
                .findFirst()
                .orElseThrow(() -> courseDoesNotFit(session, bookability, performer, room, time));
        Booking booking = bookability.booking(slot).orElseThrow();
        plan.course().book(session, booking, performer, now);
        // The window of the next session follows from this day.
        plan.rederiveSchedule(now);
    }

    /** The time itself and, if it may be another, what is free within the tolerance that day, the nearest first. */
    private static Stream<Slot> slotsAround(
            LocalDateTime time,
            int toleranceMinutes,
            String performer,
            @Nullable String room,
            Bookability bookability) {
        Slot asPreferred = new Slot(time, performer, room);
        if (toleranceMinutes == 0) {
            return Stream.of(asPreferred);
        }
        Stream<Slot> others = bookability
                .free(time.toLocalDate(), List.of(performer), room)
                .filter(slot -> distance(time, slot) <= toleranceMinutes)
                .sorted(Comparator.comparingLong((Slot slot) -> distance(time, slot))
                        .thenComparing(Slot::startsAt));
        return Stream.concat(Stream.of(asPreferred), others);
    }

    private static long distance(LocalDateTime time, Slot slot) {
        return Math.abs(ChronoUnit.MINUTES.between(time, slot.startsAt()));
    }

    private Problem courseDoesNotFit(
            TreatmentSession session,
            Bookability bookability,
            String performer,
            @Nullable String room,
            LocalTime time) {
        Window window = session.window();
        SafetyCase safety = session.plan().safetyCase(knowledge);
        List<Slot> nearest = window.earliest()
                .datesUntil(window.latest().plusDays(1))
                .flatMap(day -> bookability.free(day, List.of(performer), room))
                .filter(slot -> gates(safety, slot.startsAt(), session).isEmpty())
                .sorted(Comparator.comparingLong((Slot slot) ->
                        Math.abs(ChronoUnit.MINUTES.between(session.target().atTime(time), slot.startsAt()))))
                .limit(ALTERNATIVES)
                .toList();
        return ofCourse()
                .because(obstacles(
                        bookability, new Slot(session.target().atTime(time), performer, room), safety, session))
                .problem(Sentence.of(
                        "Session {session} cannot be booked at {time} on any day from {earliest} to {latest}. Nothing was"
                                + " booked.",
                        session.number(),
                        time,
                        window.earliest(),
                        window.latest()))
                .with("session", session.number())
                .with("freeSlots", nearest);
    }

    /** What keeps this plan from being booked on whatever day: something speaks against treatment, or nobody has examined. */
    private List<Finding> closedGates(TreatmentPlan plan) {
        return Stream.concat(
                        plan.safetyReview(knowledge).obstacles().stream(),
                        SafetyReview.gates(plan.safetyCase(knowledge), Instant.MAX).stream())
                .toList();
    }

    /** Every rule against a slot of a session. */
    private List<Finding> obstacles(Bookability bookability, Slot slot, SafetyCase safety, TreatmentSession session) {
        return Stream.concat(gates(safety, slot.startsAt(), session).stream(), bookability.obstacles(slot).stream())
                .toList();
    }

    /** What has to be met before a session is booked for a time, and is not. */
    private List<Finding> gates(SafetyCase safety, LocalDateTime startsAt, TreatmentSession session) {
        ZoneId zone = clinic.timeZone();
        HoldBeforeSession hold = new HoldBeforeSession(
                safety.screening(), startsAt.toLocalDate(), session.regimen().protocol(knowledge), zone);
        return Stream.concat(
                        // A time that the clocks skip is refused for that; what comes before it counts all the same.
                        SafetyReview.gates(safety, startsAt.atZone(zone).toInstant()).stream(),
                        hold.beganBeforeItWasDecided().stream())
                .toList();
    }

    private PlanRefusal ofCourse() {
        return PlanRefusal.ofBooking(knowledge, "preferredTime", "performer", "room");
    }

    /**
     * Looks at the time of one slot.
     *
     * @param moving whose booking is not in its way; null for none
     */
    private Bookability bookability(
            TreatmentPlan plan, @Nullable Window window, Slot slot, @Nullable TreatmentSession moving) {
        ClinicProfile profile = clinic.profile();
        Bookability empty = new Bookability(profile, List.of(), window, plan.patient(), clinic.now());
        return empty.booking(slot)
                .map(booking -> new Bookability(
                        profile,
                        plans.booked(booking.startsAt(), booking.endsAt(), moving),
                        window,
                        plan.patient(),
                        clinic.now()))
                .orElse(empty);
    }

    /** Looks at the days between two, both inclusive. */
    private Bookability bookability(
            @Nullable TreatmentPlan plan, @Nullable Window window, LocalDate from, LocalDate to) {
        ClinicProfile profile = clinic.profile();
        Instant first = from.atStartOfDay(profile.timeZone()).toInstant();
        // The last visit of a day may end after it, where the clocks go forward meanwhile.
        Instant last = to.plusDays(2).atStartOfDay(profile.timeZone()).toInstant();
        return new Bookability(
                profile, plans.booked(first, last, null), window, plan == null ? null : plan.patient(), clinic.now());
    }
}
