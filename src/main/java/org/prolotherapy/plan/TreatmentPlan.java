package org.prolotherapy.plan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEventReview;
import org.prolotherapy.safety.Consent;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.Screening;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.History;
import org.prolotherapy.schedule.Released;
import org.prolotherapy.schedule.Schedule;

/**
 * One patient's course for one condition, from first session to outcome. It owns its sessions and guards its life
 * cycle: an action that its state does not allow throws {@link PlanStateForbids}.
 */
@Entity
public class TreatmentPlan extends ClinicEntity {

    @Id
    private UUID id;

    @Version
    private long version = 1;

    @Embedded
    private PatientReference patient;

    @Embedded
    private Treated treated;

    @Embedded
    private AgreedCourse agreed;

    @Embedded
    private PlanDetails details;

    @Embedded
    private PlanLife life;

    @Embedded
    private PlacementFigures figures;

    @Embedded
    private PlanSafety safety;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("number")
    @BatchSize(size = 200)
    private List<TreatmentSession> sessions = new ArrayList<>();

    @Transient
    private final Noted noted = new Noted();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected TreatmentPlan() {}

    private TreatmentPlan(NewPlan wanted, Schedule schedule, Now now) {
        this.id = now.newId();
        this.patient = wanted.patient();
        this.treated = Treated.of(wanted);
        this.details = wanted.details();
        this.life = PlanLife.DRAFT;
        this.safety = PlanSafety.NOTHING_KNOWN;
        this.createdAt = now.instant();
        this.updatedAt = now.instant();
        this.agreed = AgreedCourse.of(schedule.requirement());
        this.figures = PlacementFigures.of(schedule);
        course().project(schedule, now);
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
        TreatmentPlan plan = new TreatmentPlan(wanted, schedule, now);
        if (wanted.screening() != null) {
            plan.safety = plan.safety.screened(new Screening(now.newId(), plan.id, wanted.screening(), now.instant()));
        }
        if (review.allowsTreatment()) {
            plan.life = plan.life.activated();
        }
        return plan;
    }

    /** Stops the course for the time being. */
    public void hold(String reason, Now now) {
        require(PlanAction.HOLD);
        life = life.held(HoldCause.REQUEST, reason);
    }

    /**
     * Stops the course because a safety rule demands it. A plan on hold for another cause is held for safety from now on;
     * a draft, and a plan that has ended, stays what it is.
     */
    public void holdForSafety(String reason, Now now) {
        if (status() == PlanStatus.ACTIVE || status() == PlanStatus.ON_HOLD) {
            life = life.held(HoldCause.SAFETY, reason);
        }
    }

    /**
     * Goes on after a hold; what was not performed meanwhile is placed from the day of the resume on.
     *
     * @param clinician who takes the responsibility; needed after a hold that safety caused
     * @throws PlanStateForbids while the screening speaks against treatment, or an event that stopped the course is not
     *     reviewed
     * @throws Problem {@code rule-violated} if a clinician is needed and not named
     */
    public void resume(String reason, @Nullable String clinician, Now now) {
        require(PlanAction.RESUME);
        if (screeningSpeaksAgainst(now.knowledge())) {
            throw notResumable(
                    Sentence.of("resume is not possible while the screening speaks against treatment."), now);
        }
        PlanLife resumed = life.resumed(reason, clinician, now.today());
        if (!safety.unreviewedEvents().isEmpty()) {
            throw notResumable(
                    Sentence.of("resume is not possible while a clinician has to review what happened."), now);
        }
        life = resumed;
    }

    private Problem notResumable(Sentence why, Now now) {
        return new PlanStateForbids(status(), why)
                .with(
                        "reasons",
                        now.knowledge().explain(safetyReview(now.knowledge()).obstacles()))
                .with(
                        "unreviewedEvents",
                        safety.unreviewedEvents().stream()
                                .map(StoppingEvent::id)
                                .toList());
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
     * active plan that they speak against goes on hold. What an allergic reaction is suspected to come from stays among the
     * allergies until the reaction is reviewed.
     *
     * @return the screening that is in force now: the new answers, after those that were
     */
    public Screening screened(ScreeningAnswers answers, Now now) {
        safety = safety.screened(answers, now.newId(), id, now.instant());
        activateIfSafe(now);
        if (screeningSpeaksAgainst(now.knowledge())) {
            holdForSafety("The screening speaks against treatment.", now);
        }
        return screening().orElseThrow();
    }

    private boolean screeningSpeaksAgainst(Knowledge knowledge) {
        return !SafetyReview.of(safetyCase(knowledge), knowledge).allowsTreatment();
    }

    /** A draft that is screened, and that nothing speaks against any more, becomes active. */
    public void activateIfSafe(Now now) {
        if (status() == PlanStatus.DRAFT && safetyReview(now.knowledge()).allowsTreatment()) {
            life = life.activated();
        }
    }

    /**
     * Something went wrong after treatment. What an allergic reaction is suspected to come from is one of the patient's
     * allergies from then on; an event that stops the course does so until it is reviewed, also a course that has not begun.
     */
    public void befell(AdverseEvent event, String reason, Now now) {
        if (event.stopsCourse()) {
            safety = safety.after(event, now.newId(), id, now.instant());
            holdForSafety(reason, now);
        }
    }

    /**
     * Something is suspected to have caused an allergic reaction of the patient under another plan.
     *
     * @return whether that was not known, and is now among the allergies; those that nobody has asked for stay unanswered
     */
    boolean learntOf(String suspected, Now now) {
        PlanSafety known = safety;
        safety = known.suspecting(List.of(suspected), now.newId(), id, now.instant());
        return !safety.answers().equals(known.answers());
    }

    /** A clinician has reviewed an adverse event; a plan that is on hold waits for someone to resume it. */
    public void reviewed(AdverseEventReview review, Now now) {
        safety = safety.reviewed(review.eventId());
        activateIfSafe(now);
    }

    /** Takes a signed consent. One without the risks explained changes nothing but the version. */
    public void consented(Consent consent, Now now) {
        safety = safety.consented(consent);
    }

    /** Takes corrected details. */
    public void correct(PlanDetails corrected, Now now) {
        if (!Objects.equals(details.performer(), corrected.performer())) {
            course().assignPlannedTo(corrected.performer());
        }
        details = corrected;
    }

    /** The schedules that this course would have if it were planned otherwise. */
    public Proposals proposals(Now now) {
        return new Proposals(this, now);
    }

    /** Adds one more session as it was proposed; a completed plan goes on with it. */
    public void extendAsProposed(Schedule proposal, Now now) {
        if (status() == PlanStatus.COMPLETED) {
            life = life.activated();
        }
        planAsProposed(proposal, now);
        course().lastWasAskedFor(now.today());
    }

    /** Plans the course as it was proposed. */
    public void planAsProposed(Schedule proposal, Now now) {
        agreed = AgreedCourse.of(proposal.requirement());
        project(proposal, now);
    }

    /** Values under this plan were changed, which the revision is to show beside those of the plan itself. */
    public void changedUnderIt(List<Change> changes, Now now) {
        noted.changes().addAll(changes);
    }

    /** Something happened under this plan that neither its own state nor that of its sessions shows. */
    public void happenedUnderIt(PlanEvent event, Now now) {
        noted.events().add(event);
    }

    Noted noted() {
        return noted;
    }

    /** This plan, or something under it, was changed. */
    void touch(Instant now) {
        // Strictly later than before, so that the version grows with every change and updatedSince misses none.
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /**
     * What follows from whatever was done: an active plan that a hard rule speaks against goes on hold, and the schedule is
     * derived again.
     */
    void settle(Now now) {
        if (status() == PlanStatus.ACTIVE
                && !safetyReview(now.knowledge()).refusals().isEmpty()) {
            holdForSafety("A hard rule speaks against the plan.", now);
        }
        rederiveSchedule(now);
    }

    /** Derives the schedule again from all that has happened. A plan that has ended keeps the one it had. */
    void rederiveSchedule(Now now) {
        if (status().isOpen()) {
            project(Schedule.derivedFrom(agreed.requirement(now.knowledge()), now.calendar(), history()), now);
        }
    }

    /** What safety has to look at. */
    public SafetyCase safetyCase(Knowledge knowledge) {
        return details.safetyCase(
                treated.conditions(knowledge),
                severity(),
                protocol(knowledge),
                safety.answers(),
                safety.hasConsent(),
                knowledge);
    }

    /** What safety says about the plan as it is now, and about what has happened under it. */
    public SafetyReview safetyReview(Knowledge knowledge) {
        return safetyReview(safetyCase(knowledge), knowledge);
    }

    /** The same where it is known already what safety has to look at. */
    public SafetyReview safetyReview(SafetyCase safety, Knowledge knowledge) {
        return this.safety.with(SafetyReview.of(safety, knowledge));
    }

    /** What was asked, signed and reported, as far as it says whether the course may go on. */
    public PlanSafety safety() {
        return safety;
    }

    public Protocol protocol(Knowledge knowledge) {
        return regimen().protocol(knowledge);
    }

    /** By what the sessions still to come are planned. */
    public Regimen regimen() {
        return agreed.regimen();
    }

    /** Its sessions, and what can be done to them. */
    public Course course() {
        return new Course(this, sessions, noted.released());
    }

    void require(PlanAction action) {
        if (!action.isAllowedIn(status())) {
            throw new PlanStateForbids(action, status());
        }
    }

    private void end(PlanStatus to, String reason) {
        life = life.ended(to, reason);
        course().callOffWhatIsOpen();
    }

    /** What was asked of the course. */
    public CourseRequest courseRequest(Knowledge knowledge) {
        return agreed.request(knowledge);
    }

    History history() {
        return course().history(life.resumedOn());
    }

    private void project(Schedule schedule, Now now) {
        figures = PlacementFigures.of(schedule);
        course().project(schedule, now);
    }

    /** The bookings that the changes made to this plan gave up. */
    public List<Released> released() {
        return Collections.unmodifiableList(noted.released());
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

    public Severity severity() {
        return agreed.severity();
    }

    /** What was agreed on, and what the schedule follows from. */
    AgreedCourse agreed() {
        return agreed;
    }

    /** What the schedule says beside its sessions. */
    PlacementFigures figures() {
        return figures;
    }

    /** What is treated, and in which areas. */
    public Treated treated() {
        return treated;
    }

    public LocalDate startOn() {
        return agreed.startOn();
    }

    /** What of it has no say in its schedule. */
    public PlanDetails details() {
        return details;
    }

    /** Where it is in its life, and how it came there. */
    public PlanLife life() {
        return life;
    }

    public PlanStatus status() {
        return life.status();
    }

    public Optional<Screening> screening() {
        return Optional.ofNullable(safety.screening());
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
