package org.prolotherapy.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.safety.HoldBeforeSession;
import org.prolotherapy.schedule.PastSession;
import org.prolotherapy.schedule.ScheduledSession;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

/** A session of a plan, as a row: the projection of the plan's schedule. Only its plan changes it. */
@Entity
@Table(name = "session")
public class TreatmentSession extends ClinicEntity {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "plan_id")
    private TreatmentPlan plan;

    /** The plan's, so that the database can keep a patient from two visits at a time. */
    @Embedded
    @AttributeOverride(name = "system", column = @Column(name = "patient_system", updatable = false))
    @AttributeOverride(name = "value", column = @Column(name = "patient_value", updatable = false))
    private PatientReference patient;

    private int number;
    private String phase;

    @Enumerated(EnumType.STRING)
    private SessionStatus status;

    private LocalDate target;
    private LocalDate windowEarliest;
    private LocalDate windowLatest;
    private @Nullable LocalDate performedOn;
    private @Nullable LocalDate missedRecordedOn;

    /** Computed by the database, for ordering; {@link #date()} is the same day. */
    @Column(insertable = false, updatable = false)
    private @Nullable LocalDate date;

    /** The day to which it was rescheduled; null if it never was. */
    private @Nullable LocalDate pinnedOn;

    /** The day on which it was asked for, before which it is not placed; null unless it was added as needed. */
    private @Nullable LocalDate askedOn;

    /** When and where it is booked; what was missed or cancelled keeps it. */
    @Embedded
    private @Nullable Booking booking;

    private @Nullable String performer;
    private @Nullable UUID recordId;

    /** By what it was performed; null until it is. */
    @Embedded
    private @Nullable Regimen performedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected TreatmentSession() {}

    TreatmentSession(UUID id, TreatmentPlan plan, ScheduledSession scheduled) {
        this.id = id;
        this.plan = plan;
        this.patient = plan.patient();
        this.number = scheduled.number();
        this.phase = scheduled.phase();
        this.status = scheduled.status();
        this.target = scheduled.target();
        this.windowEarliest = scheduled.window().earliest();
        this.windowLatest = scheduled.window().latest();
        this.performer = plan.details().performer();
    }

    public UUID id() {
        return id;
    }

    public TreatmentPlan plan() {
        return plan;
    }

    public PatientReference patient() {
        return patient;
    }

    public int number() {
        return number;
    }

    /** The name of the protocol's phase that it belongs to. */
    public String phase() {
        return phase;
    }

    public SessionStatus status() {
        return status;
    }

    public LocalDate target() {
        return target;
    }

    public Window window() {
        return new Window(windowEarliest, windowLatest);
    }

    public Optional<LocalDate> performedOn() {
        return Optional.ofNullable(performedOn);
    }

    public Optional<String> performer() {
        return Optional.ofNullable(performer);
    }

    /** By what it is planned or, once it is performed, by what it was. */
    public Regimen regimen() {
        return performedBy == null ? plan.regimen() : performedBy;
    }

    /** What is to be weighed of the hold before it, if it is booked. */
    public List<Finding> holdWarnings(Knowledge knowledge, LocalDate today) {
        if (status != SessionStatus.BOOKED || booking == null) {
            return List.of();
        }
        HoldBeforeSession hold = new HoldBeforeSession(
                plan.safety().answers(), booking.day(), regimen().protocol(knowledge), ZoneId.of(booking.timeZone()));
        return Stream.of(hold.beganBeforeItWasDecided(), hold.isRunningAlready(today))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether it is still to come. */
    public boolean isOpen() {
        return status == SessionStatus.PLANNED || status == SessionStatus.BOOKED;
    }

    /** The record that says what was performed. */
    public Optional<UUID> recordId() {
        return Optional.ofNullable(recordId);
    }

    public Optional<Booking> booking() {
        return Optional.ofNullable(booking);
    }

    /** The day to which it was rescheduled. */
    public Optional<LocalDate> pinnedOn() {
        return Optional.ofNullable(pinnedOn);
    }

    /** The day on which it was asked for as needed. */
    Optional<LocalDate> askedOn() {
        return Optional.ofNullable(askedOn);
    }

    /** The day it was performed; until then the day it is booked for; until then its target. */
    public LocalDate date() {
        if (performedOn != null) {
            return performedOn;
        }
        return booking != null ? booking.day() : target;
    }

    /** Where a day is, seen from this session; empty once it is no longer to come. */
    public Optional<Timing> timingOn(LocalDate today) {
        if (status == SessionStatus.PLANNED) {
            return Optional.of(timing(today, windowEarliest, windowLatest));
        }
        if (status == SessionStatus.BOOKED) {
            return Optional.of(timing(today, date(), date()));
        }
        return Optional.empty();
    }

    private static Timing timing(LocalDate today, LocalDate first, LocalDate last) {
        if (today.isBefore(first)) {
            return Timing.UPCOMING;
        }
        return today.isAfter(last) ? Timing.OVERDUE : Timing.DUE;
    }

    /** The session as its schedule shows it. */
    public ScheduledSession scheduled() {
        LocalDate bookedOn = booking == null || performedOn != null ? null : booking.day();
        boolean shown = bookedOn != null && (status == SessionStatus.BOOKED || !bookedOn.equals(target));
        return new ScheduledSession(number, phase, status, target, window(), shown ? bookedOn : null, performedOn);
    }

    /** What the schedule has to respect of it; empty while it is still to come. */
    Optional<PastSession> past() {
        return switch (status) {
            case PLANNED, BOOKED -> Optional.empty();
            case PERFORMED ->
                Optional.of(new PastSession.Performed(
                        number, phase, target, window(), Objects.requireNonNull(performedOn)));
            case MISSED ->
                Optional.of(new PastSession.Missed(
                        number, phase, target, window(), date(), Objects.requireNonNull(missedRecordedOn)));
            case CANCELLED -> Optional.of(new PastSession.Cancelled(number, phase, target, window(), date()));
        };
    }

    void moveTo(ScheduledSession scheduled) {
        phase = scheduled.phase();
        target = scheduled.target();
        windowEarliest = scheduled.window().earliest();
        windowLatest = scheduled.window().latest();
        if (pinnedOn != null && isOpen() && !pinnedOn.equals(target)) {
            pinnedOn = null;
        }
    }

    void askedFor(LocalDate day) {
        askedOn = day;
    }

    void pin(@Nullable LocalDate day) {
        pinnedOn = day;
    }

    void book(Booking when, String by) {
        status = SessionStatus.BOOKED;
        booking = when;
        performer = by;
    }

    void miss(LocalDate recordedOn) {
        status = SessionStatus.MISSED;
        missedRecordedOn = recordedOn;
    }

    void assignTo(@Nullable String newPerformer) {
        performer = newPerformer;
    }

    void perform(LocalDate day, String by, UUID record) {
        status = SessionStatus.PERFORMED;
        performedOn = day;
        missedRecordedOn = null;
        performer = by;
        recordId = record;
        performedBy = regimen();
    }

    void returnToPlan(@Nullable String newPerformer) {
        status = SessionStatus.PLANNED;
        performedOn = null;
        recordId = null;
        performedBy = null;
        booking = null;
        performer = newPerformer;
    }

    void cancel() {
        status = SessionStatus.CANCELLED;
    }
}
