package org.prolotherapy.plan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.OfClinic;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.safety.Consent;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.Screening;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.History;
import org.prolotherapy.schedule.Lost;
import org.prolotherapy.schedule.PastSession;
import org.prolotherapy.schedule.Released;
import org.prolotherapy.schedule.Requirement;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduledSession;
import org.prolotherapy.schedule.SessionStatus;

/**
 * One patient's course for one condition, from first session to outcome. It owns its sessions and guards its life
 * cycle: an action that its state does not allow throws {@link PlanStateForbids}.
 */
@Entity
public class TreatmentPlan extends OfClinic {

    @Id
    private UUID id;

    @Version
    private long version = 1;

    @Embedded
    private PatientReference patient;

    private String condition;

    @Enumerated(EnumType.STRING)
    private Laterality laterality;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String protocolId;
    private int protocolVersion;
    private String solution;
    private @Nullable BigDecimal concentrationPercent;
    private @Nullable BigDecimal plannedLidocaineMg;
    private LocalDate startOn;
    private @Nullable Integer requestedSessionCount;
    private @Nullable Integer requestedSpacingDays;
    private int sessionCount;

    @Enumerated(EnumType.STRING)
    private @Nullable RuleId clampedBy;

    private @Nullable String performer;
    private @Nullable BigDecimal weightKg;

    @Embedded
    private @Nullable Baseline baseline;

    private @Nullable String externalId;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    private @Nullable String statusReason;

    @Enumerated(EnumType.STRING)
    private @Nullable HoldCause holdCause;

    private @Nullable LocalDate resumedOn;
    private @Nullable String resumedBy;
    private LocalDate deadline;
    private @Nullable Integer lostCount;
    private @Nullable LocalDate lostSince;

    @Enumerated(EnumType.STRING)
    private @Nullable RuleId lostBecause;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Finding> placementNotes;

    /** The screening in force; null until there is one. */
    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    @JoinColumn(name = "screening_id")
    private @Nullable Screening screening;

    /** When the first consent that counts was signed, so that a plan is read without its consents. */
    private @Nullable Instant consentedAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("number")
    @BatchSize(size = 200)
    private List<TreatmentSession> sessions = new ArrayList<>();

    @Transient
    private final List<Released> released = new ArrayList<>();

    @Transient
    private final List<Change> changesUnderIt = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected TreatmentPlan() {}

    @SuppressWarnings("NullAway.Init") // the schedule's fields are set by project()
    private TreatmentPlan(UUID id, NewPlan wanted, Instant now) {
        this.id = id;
        this.patient = wanted.patient();
        this.condition = wanted.condition().code();
        this.laterality = wanted.laterality();
        this.severity = wanted.course().severity();
        this.protocolId = wanted.course().protocol().id();
        this.protocolVersion = wanted.course().protocol().version();
        this.solution = wanted.solution().code();
        this.concentrationPercent = wanted.concentrationPercent();
        this.plannedLidocaineMg = wanted.plannedLidocaineMg();
        this.startOn = wanted.course().startOn();
        this.requestedSessionCount = wanted.course().requestedSessionCount();
        this.requestedSpacingDays = wanted.course().requestedSpacingDays();
        this.performer = wanted.performer();
        this.weightKg = wanted.weightKg();
        this.baseline = wanted.baseline();
        this.externalId = wanted.externalId();
        this.status = PlanStatus.DRAFT;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * A new plan: active if its screening is answered, a draft if not.
     *
     * @param schedule as {@link Schedule#proposedFor} gave it
     * @param review of the same wish; nothing in it may refuse the plan
     */
    public static TreatmentPlan create(NewPlan wanted, Schedule schedule, SafetyReview review, Now now) {
        if (!review.refusals().isEmpty()) {
            throw new IllegalArgumentException("a plan that a hard rule refuses is not made");
        }
        TreatmentPlan plan = new TreatmentPlan(now.newId(), wanted, now.instant());
        plan.agreeOn(schedule.requirement());
        plan.project(schedule, now);
        if (wanted.screening() != null) {
            plan.screening = new Screening(now.newId(), plan.id, wanted.screening(), now.instant());
        }
        if (review.allowsTreatment()) {
            plan.status = PlanStatus.ACTIVE;
        }
        return plan;
    }

    /** Stops the course for the time being. */
    public void hold(String reason, Now now) {
        require(PlanAction.HOLD);
        changeStatus(PlanStatus.ON_HOLD, reason);
        holdCause = HoldCause.REQUEST;
    }

    /**
     * Stops the course because a safety rule demands it. A plan on hold for another cause is held for safety from now on;
     * a draft, and a plan that has ended, stays what it is.
     */
    public void holdForSafety(String reason, Now now) {
        if (status == PlanStatus.ACTIVE || status == PlanStatus.ON_HOLD) {
            changeStatus(PlanStatus.ON_HOLD, reason);
            holdCause = HoldCause.SAFETY;
        }
    }

    /**
     * Goes on after a hold; what was not performed meanwhile is placed from the day of the resume on.
     *
     * @param clinician who takes the responsibility; needed after a hold that safety caused
     */
    public void resume(String reason, @Nullable String clinician, Now now) {
        require(PlanAction.RESUME);
        List<Finding> obstacles = safetyReview(now.knowledge()).obstacles();
        if (!obstacles.isEmpty()) {
            throw new PlanStateForbids(status, "resume is not possible while the screening speaks against treatment.")
                    .with("reasons", now.knowledge().explain(obstacles));
        }
        if (holdCause == HoldCause.SAFETY && clinician == null) {
            throw Problem.of(
                    ProblemType.RULE_VIOLATED,
                    Violation.body("/clinician", "must name the clinician who resumes a plan held for safety"));
        }
        changeStatus(PlanStatus.ACTIVE, reason);
        holdCause = null;
        resumedOn = now.today();
        resumedBy = clinician;
    }

    /** Ends the course; what was not performed is cancelled. */
    public void complete(String reason, Now now) {
        require(PlanAction.COMPLETE);
        end(PlanStatus.COMPLETED, reason);
    }

    /** Calls the course off; what was performed stays. */
    public void cancel(String reason, Now now) {
        require(PlanAction.CANCEL);
        end(PlanStatus.CANCELLED, reason);
    }

    /**
     * Takes new answers. They are kept whatever they say: answered with nothing against it a draft becomes active; an
     * active plan that they speak against goes on hold.
     *
     * @return the screening that is in force now: the new answers, after those that were
     */
    public Screening screened(ScreeningAnswers answers, Now now) {
        ScreeningAnswers earlier = screening().map(Screening::answers).orElse(ScreeningAnswers.NONE);
        Screening inForce = new Screening(now.newId(), id, answers.after(earlier), now.instant());
        screening = inForce;
        activateIfSafe(now);
        if (!safetyReview(now.knowledge()).allowsTreatment()) {
            holdForSafety("The screening speaks against treatment.", now);
        }
        return inForce;
    }

    /** A draft that is screened, and that nothing speaks against any more, becomes active. */
    public void activateIfSafe(Now now) {
        if (status == PlanStatus.DRAFT && safetyReview(now.knowledge()).allowsTreatment()) {
            changeStatus(PlanStatus.ACTIVE, null);
        }
    }

    /** Takes a signed consent. One without the risks explained changes nothing but the version. */
    public void consented(Consent consent, Now now) {
        if (consent.risksExplained()
                && (consentedAt == null || consent.signedAt().isBefore(consentedAt))) {
            consentedAt = consent.signedAt();
        }
    }

    /** Takes corrected details. */
    public void correct(PlanDetails details, Now now) {
        weightKg = details.weightKg();
        solution = details.solution();
        concentrationPercent = details.concentrationPercent();
        baseline = details.baseline();
        externalId = details.externalId();
        if (!Objects.equals(performer, details.performer())) {
            performer = details.performer();
            sessions.stream()
                    .filter(session -> session.status() == SessionStatus.PLANNED)
                    .forEach(session -> session.assignTo(performer));
        }
    }

    /**
     * The schedule that this course would have if it started on another day.
     *
     * @throws PlanStateForbids once a session is performed, or the plan has ended
     * @throws org.prolotherapy.schedule.ScheduleNotFeasible if it does not fit
     */
    public Schedule proposalFrom(LocalDate start, Now now) {
        if (!status.isOpen()) {
            throw new PlanStateForbids(status, "The start of a course that has ended is not moved.");
        }
        if (sessions.stream().anyMatch(session -> session.status() == SessionStatus.PERFORMED)) {
            throw new PlanStateForbids(status, "The start is not moved once a session is performed.");
        }
        return Schedule.proposedFor(courseRequest(now.knowledge()).withStartOn(start), now.calendar(), history());
    }

    /** Moves the start of the course, as {@link #proposalFrom} proposed it. */
    public void startAsProposed(Schedule proposal, Now now) {
        startOn = proposal.requirement().request().startOn();
        agreeOn(proposal.requirement());
        project(proposal, now);
    }

    /**
     * The schedule that this course would have if it were planned anew; what was performed stays.
     *
     * @throws org.prolotherapy.schedule.ScheduleNotFeasible if it does not fit
     */
    public Schedule proposalOf(CourseRequest request, Now now) {
        require(PlanAction.REPLAN);
        return Schedule.proposedFor(request, now.calendar(), history());
    }

    /** Plans the course anew, as {@link #proposalOf} proposed it. A solution that the protocol does not use gives way. */
    public void replanAsProposed(Schedule proposal, Now now) {
        CourseRequest request = proposal.requirement().request();
        severity = request.severity();
        protocolId = request.protocol().id();
        protocolVersion = request.protocol().version();
        requestedSessionCount = request.requestedSessionCount();
        requestedSpacingDays = request.requestedSpacingDays();
        if (!request.protocol().solutions().contains(solution)) {
            solution = request.protocol().solutions().get(0);
            concentrationPercent = null;
        }
        agreeOn(proposal.requirement());
        project(proposal, now);
    }

    /** Checks that a session can be booked at all; its slot is for {@link Bookability} to check. */
    public void requireBookable(TreatmentSession session) {
        require(PlanAction.BOOK);
        if (session.status() != SessionStatus.PLANNED) {
            throw sessionState(session, "Only a PLANNED session is booked.");
        }
    }

    /** Books a session; the later ones are placed again from its day. */
    public void book(TreatmentSession session, Booking booking, String by, Now now) {
        requireBookable(session);
        session.book(booking, by);
    }

    /** Checks that a session can be rescheduled at all. */
    public void requireReschedulable(TreatmentSession session) {
        require(PlanAction.RESCHEDULE);
        requireOpen(session, "Only a session that is still to come is rescheduled.");
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
        int liveBefore = sessionCount();
        session.pin(day);
        if (booking != null) {
            session.book(booking, session.performer().orElseThrow());
        }
        sessions.stream()
                .filter(later -> later.number() > session.number() && later.isOpen())
                .forEach(later -> later.pin(scope == RescheduleScope.THIS ? later.date() : null));
        rederiveSchedule(now);
        if (sessionCount() < liveBefore) {
            throw new Problem(
                            ProblemType.RULE_VIOLATED,
                            "The move would leave no room for a later session before " + deadline + ".")
                    .with(
                            "reasons",
                            now.knowledge()
                                    .explain(List.of(new Finding(
                                            RuleId.SIX_MONTH_CAP,
                                            "A later session would be lost; the deadline is " + deadline + "."))));
        }
    }

    /** The patient did not come: the session keeps its number and date, and one more is appended. */
    public void miss(TreatmentSession session, Now now) {
        require(PlanAction.MISS);
        requireOpen(session, "Only a session that was to come can be missed.");
        if (session.date().isAfter(now.today())) {
            throw new Problem(
                    ProblemType.RULE_VIOLATED,
                    "Session " + session.number() + " is on " + session.date()
                            + ", which is still to come; reschedule or cancel it instead.");
        }
        session.miss(now.today());
    }

    /** Calls a session off: the course has one less, and no number changes. */
    public void cancelSession(TreatmentSession session, Now now) {
        require(PlanAction.CANCEL_SESSION);
        requireOpen(session, "Only a session that is still to come is cancelled.");
        callOff(session);
    }

    /** A session took place. */
    public void perform(TreatmentSession session, LocalDate on, String by, UUID recordId, Now now) {
        session.perform(on, by, recordId);
    }

    /** A session that was recorded in error did not take place; it is planned again, or cancelled if the plan has ended. */
    public void undoPerformance(TreatmentSession session, Now now) {
        session.returnToPlan(performer);
        if (!status.isOpen()) {
            session.cancel();
        }
    }

    /** Values under this plan were changed, which the revision is to show beside those of the plan itself. */
    public void changedUnderIt(List<Change> changes, Now now) {
        changesUnderIt.addAll(changes);
    }

    List<Change> changesUnderIt() {
        return changesUnderIt;
    }

    /** This plan, or something under it, was changed. */
    void touch(Instant now) {
        // Strictly later than before, so that the version grows with every change and updatedSince misses none.
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Derives the schedule again from all that has happened. A plan that has ended keeps the one it had. */
    void rederiveSchedule(Now now) {
        if (status.isOpen()) {
            project(Schedule.derivedFrom(requirement(now.knowledge()), now.calendar(), history()), now);
        }
    }

    /** Whether one more session fits into the course after all that has happened, on a working day from today on. */
    public boolean hasRoomForOneMore(Knowledge knowledge, ClinicCalendar calendar, LocalDate today) {
        Requirement agreed = requirement(knowledge);
        Requirement longer = new Requirement(agreed.request(), agreed.sessionCount() + 1, agreed.clampedBy());
        Schedule schedule = Schedule.derivedFrom(longer, calendar, history());
        return schedule.lost() == null
                && calendar.firstWorkingDayIn(today, schedule.deadline()).isPresent();
    }

    /** The schedule as it stands. */
    public Schedule schedule(Knowledge knowledge, ZoneId zone) {
        Lost lost = lostCount == null || lostSince == null || lostBecause == null
                ? null
                : new Lost(lostCount, lostSince, lostBecause);
        return new Schedule(
                requirement(knowledge),
                zone,
                deadline,
                sessions.stream().map(TreatmentSession::scheduled).toList(),
                lost,
                List.of(),
                placementNotes);
    }

    /** What safety has to look at. */
    public SafetyCase safetyCase(Knowledge knowledge) {
        return new SafetyCase(
                condition(knowledge),
                severity,
                protocol(knowledge),
                solution(knowledge),
                concentrationPercent,
                plannedLidocaineMg,
                weightKg,
                screening().map(Screening::answers).orElse(ScreeningAnswers.NONE),
                consentedAt != null);
    }

    /** What safety says about the plan as it is now. */
    public SafetyReview safetyReview(Knowledge knowledge) {
        return SafetyReview.of(safetyCase(knowledge), knowledge);
    }

    public Protocol protocol(Knowledge knowledge) {
        return regimen().protocol(knowledge);
    }

    /** By what the sessions still to come are planned. */
    public Regimen regimen() {
        return new Regimen(severity, protocolId, protocolVersion);
    }

    public Condition condition(Knowledge knowledge) {
        return knowledge.condition(condition).orElseThrow();
    }

    public Solution solution(Knowledge knowledge) {
        return knowledge.solution(solution).orElseThrow();
    }

    public Optional<TreatmentSession> session(int number) {
        return sessions.stream().filter(session -> session.number() == number).findFirst();
    }

    /**
     * A session by its number.
     *
     * @throws Problem {@code not-found} if the plan has none of this number
     */
    public TreatmentSession existingSession(int number) {
        return session(number)
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "The treatment plan has no session " + number + "."));
    }

    /** The last day, not after this one, on which a session was performed. */
    public Optional<LocalDate> lastPerformedBy(LocalDate day) {
        return sessions.stream()
                .flatMap(session -> session.performedOn().stream())
                .filter(performedOn -> !performedOn.isAfter(day))
                .max(Comparator.naturalOrder());
    }

    /** The session before this one that was performed or is still to come. */
    Optional<TreatmentSession> liveBefore(TreatmentSession session) {
        return sessions.stream()
                .filter(other ->
                        other.number() < session.number() && other.status().isLive())
                .reduce((first, second) -> second);
    }

    /** The session after this one that was performed or is still to come. */
    Optional<TreatmentSession> liveAfter(TreatmentSession session) {
        return sessions.stream()
                .filter(other ->
                        other.number() > session.number() && other.status().isLive())
                .findFirst();
    }

    private static void requireOpen(TreatmentSession session, String otherwise) {
        if (!session.isOpen()) {
            throw sessionState(session, otherwise);
        }
    }

    private static Problem sessionState(TreatmentSession session, String rule) {
        return new Problem(
                        ProblemType.SESSION_STATE,
                        "Session " + session.number() + " is " + session.status() + ". " + rule)
                .with("sessionStatus", session.status());
    }

    /**
     * Checks that the course can still go on.
     *
     * @throws PlanStateForbids if it has ended
     */
    public void requireOpen() {
        if (!status.isOpen()) {
            throw new PlanStateForbids(status, "The course has ended.");
        }
    }

    /** How many sessions the course has: performed or still to come. */
    public int sessionCount() {
        return (int)
                sessions.stream().filter(session -> session.status().isLive()).count();
    }

    void require(PlanAction action) {
        if (!action.isAllowedIn(status)) {
            throw new PlanStateForbids(action, status);
        }
    }

    private void changeStatus(PlanStatus to, @Nullable String reason) {
        status = to;
        statusReason = reason;
    }

    private void end(PlanStatus to, String reason) {
        changeStatus(to, reason);
        holdCause = null;
        sessions.stream().filter(TreatmentSession::isOpen).forEach(this::callOff);
    }

    private void callOff(TreatmentSession session) {
        noteRelease(session);
        session.cancel();
    }

    /** What was asked of the course. */
    public CourseRequest courseRequest(Knowledge knowledge) {
        return new CourseRequest(protocol(knowledge), severity, startOn, requestedSessionCount, requestedSpacingDays);
    }

    private Requirement requirement(Knowledge knowledge) {
        return new Requirement(courseRequest(knowledge), sessionCount, clampedBy);
    }

    private History history() {
        Map<Integer, LocalDate> bookings = new HashMap<>();
        Map<Integer, LocalDate> pins = new HashMap<>();
        List<PastSession> past = new ArrayList<>();
        for (TreatmentSession session : sessions) {
            session.past().ifPresent(past::add);
            if (session.isOpen()) {
                session.booking().ifPresent(booking -> bookings.put(session.number(), booking.day()));
                session.pinnedOn().ifPresent(day -> pins.put(session.number(), day));
            }
        }
        return new History(past, bookings, pins, resumedOn);
    }

    private void agreeOn(Requirement requirement) {
        sessionCount = requirement.sessionCount();
        clampedBy = requirement.clampedBy();
    }

    /** Makes the session rows say what the schedule says. */
    private void project(Schedule schedule, Now now) {
        deadline = schedule.deadline();
        Lost lost = schedule.lost();
        lostCount = lost == null ? null : lost.count();
        lostSince = lost == null ? null : lost.since();
        lostBecause = lost == null ? null : lost.because();
        placementNotes = schedule.placementNotes();
        sessions.removeIf(
                session -> schedule.sessions().stream().noneMatch(scheduled -> scheduled.number() == session.number()));
        for (ScheduledSession scheduled : schedule.sessions()) {
            release(schedule, scheduled.number());
            session(scheduled.number())
                    .ifPresentOrElse(
                            session -> session.moveTo(scheduled),
                            () -> sessions.add(new TreatmentSession(now.newId(), this, scheduled)));
        }
    }

    private void release(Schedule schedule, int number) {
        session(number).filter(session -> schedule.released().contains(number)).ifPresent(session -> {
            noteRelease(session);
            session.returnToPlan(performer);
        });
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

    /** The bookings that the changes made to this plan gave up. */
    public List<Released> released() {
        return Collections.unmodifiableList(released);
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change to the plan or anything under it. */
    public long version() {
        return version;
    }

    public PatientReference patient() {
        return patient;
    }

    public Laterality laterality() {
        return laterality;
    }

    public Severity severity() {
        return severity;
    }

    /** The last day on which a session may be. */
    public LocalDate deadline() {
        return deadline;
    }

    /** The days between sessions, if the caller asked for some. */
    Optional<Integer> requestedSpacingDays() {
        return Optional.ofNullable(requestedSpacingDays);
    }

    /** How many sessions had no room before the deadline; empty if all had. */
    Optional<Integer> lostCount() {
        return Optional.ofNullable(lostCount);
    }

    public String conditionCode() {
        return condition;
    }

    public String solutionCode() {
        return solution;
    }

    public LocalDate startOn() {
        return startOn;
    }

    public Optional<BigDecimal> concentrationPercent() {
        return Optional.ofNullable(concentrationPercent);
    }

    public Optional<BigDecimal> plannedLidocaineMg() {
        return Optional.ofNullable(plannedLidocaineMg);
    }

    public Optional<BigDecimal> weightKg() {
        return Optional.ofNullable(weightKg);
    }

    public Optional<String> performer() {
        return Optional.ofNullable(performer);
    }

    public Optional<Baseline> baseline() {
        return Optional.ofNullable(baseline);
    }

    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    public PlanStatus status() {
        return status;
    }

    public Optional<String> statusReason() {
        return Optional.ofNullable(statusReason);
    }

    public Optional<HoldCause> holdCause() {
        return Optional.ofNullable(holdCause);
    }

    /** Who took the responsibility for going on after the last hold. */
    public Optional<String> resumedBy() {
        return Optional.ofNullable(resumedBy);
    }

    public Optional<Screening> screening() {
        return Optional.ofNullable(screening);
    }

    /** Since when the patient has consented: the earliest signature under a form with the risks explained. */
    public Optional<Instant> consentedAt() {
        return Optional.ofNullable(consentedAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** In the order of their numbers. */
    public List<TreatmentSession> sessions() {
        return Collections.unmodifiableList(sessions);
    }
}
