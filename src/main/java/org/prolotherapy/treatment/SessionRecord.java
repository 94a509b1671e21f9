package org.prolotherapy.treatment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.PlanFact;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.safety.Screening;
import org.prolotherapy.safety.ScreeningAnswers;

/** What was performed in one session, as it was recorded, its injections and its corrections. */
@Entity
@Immutable
public class SessionRecord extends PlanFact {

    private int sessionNumber;

    @Embedded
    private Procedure recorded;

    private String fingerprint;

    @Embedded
    private PlanAtRecording planAtRecording;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "screening_id")
    private @Nullable Screening screening;

    @OneToMany(mappedBy = "record", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    @BatchSize(size = 200)
    private List<Injection> injections = new ArrayList<>();

    @OneToMany(mappedBy = "record", cascade = CascadeType.PERSIST)
    @OrderBy("revision")
    @BatchSize(size = 200)
    private List<RecordAmendment> amendments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected SessionRecord() {}

    /** The ids of the record and its injections are taken from {@code ids}. */
    SessionRecord(
            UUID planId,
            int sessionNumber,
            NewRecord performed,
            PlanAtRecording planAtRecording,
            @Nullable Screening screening,
            Supplier<UUID> ids,
            Instant recordedAt) {
        super(ids.get(), planId, recordedAt);
        this.sessionNumber = sessionNumber;
        this.recorded = performed.procedure();
        this.fingerprint = performed.fingerprint();
        this.planAtRecording = planAtRecording;
        this.screening = screening;
        performed.injections().forEach(placement -> add(placement, ids, recordedAt));
    }

    /** Adds an injection that belongs to this session too. */
    public Injection add(NeedlePlacement placement, Supplier<UUID> ids, Instant now) {
        Injection injection = new Injection(ids.get(), this, injections.size() + 1, placement, now);
        injections.add(injection);
        return injection;
    }

    /** Corrects it. A voided record is not corrected any more. */
    void amend(UUID amendmentId, AmendedValue<Procedure> amended, KnownAtRecording known, Instant now) {
        if (isVoid()) {
            throw new Problem(PlanProblem.SESSION_STATE, "The record was voided; record the session anew instead.");
        }
        amendments.add(new RecordAmendment(amendmentId, this, amended, known, now));
    }

    public int sessionNumber() {
        return sessionNumber;
    }

    /** Of what the caller sent, by which a repetition is recognised. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The values as they were first recorded. */
    public Procedure recorded() {
        return recorded;
    }

    /** The values that hold now. */
    public Procedure current() {
        return amendments.isEmpty() ? recorded : last().procedure();
    }

    /** Whether the session turned out not to have taken place. */
    public boolean isVoid() {
        return !amendments.isEmpty() && last().isVoiding();
    }

    public PlanAtRecording planAtRecording() {
        return planAtRecording;
    }

    /**
     * What was known of the performance when the record was made or last corrected: a consent that was filed late counts
     * once a correction was made with it.
     */
    KnownAtRecording known() {
        return amendments.isEmpty() ? planAtRecording.known() : last().known();
    }

    /** The answers that were in force when the session was recorded. */
    public ScreeningAnswers screening() {
        return screening == null ? ScreeningAnswers.NONE : screening.answers();
    }

    /** Whether its injections are at hand and need no statement of their own. */
    boolean isWhole() {
        return Hibernate.isInitialized(injections);
    }

    /** All injections ever recorded, the voided ones too, in their order. */
    public List<Injection> injections() {
        return Collections.unmodifiableList(injections);
    }

    public Optional<Injection> injection(UUID injectionId) {
        return injections.stream()
                .filter(injection -> injection.id().equals(injectionId))
                .findFirst();
    }

    /** The injections that were given, as they are known now. */
    public Stream<NeedlePlacement> given() {
        return injections.stream().filter(injection -> !injection.isVoid()).map(Injection::current);
    }

    /** In the order in which they were made. */
    public List<RecordAmendment> amendments() {
        return Collections.unmodifiableList(amendments);
    }

    private RecordAmendment last() {
        return amendments.get(amendments.size() - 1);
    }
}
