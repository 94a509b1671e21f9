package org.prolotherapy.treatment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;

/** An injection as it was recorded, and its corrections. */
@Entity
@Immutable
public class Injection extends ClinicEntity {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "record_id")
    private SessionRecord record;

    private int position;

    @Embedded
    private NeedlePlacement recorded;

    private Instant recordedAt;

    @OneToMany(mappedBy = "injection", cascade = CascadeType.PERSIST)
    @OrderBy("revision")
    @BatchSize(size = 200)
    private List<InjectionAmendment> amendments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Injection() {}

    Injection(UUID id, SessionRecord record, int position, NeedlePlacement recorded, Instant recordedAt) {
        this.id = id;
        this.record = record;
        this.position = position;
        this.recorded = recorded;
        this.recordedAt = recordedAt;
    }

    /** Corrects it. A voided injection is not corrected any more. */
    public void amend(UUID amendmentId, AmendedValue<NeedlePlacement> amended, Instant now) {
        if (isVoid()) {
            throw new Problem(PlanProblem.SESSION_STATE, "The injection was voided; add the right one instead.");
        }
        amendments.add(new InjectionAmendment(amendmentId, this, amended, now));
    }

    public UUID id() {
        return id;
    }

    public SessionRecord record() {
        return record;
    }

    /** Its place among the record's injections; counts from 1. */
    public int position() {
        return position;
    }

    /** The values as they were first recorded. */
    public NeedlePlacement recorded() {
        return recorded;
    }

    /** The values that hold now. */
    public NeedlePlacement current() {
        return amendments.isEmpty() ? recorded : last().placement();
    }

    /** Whether it turned out not to have been given. */
    public boolean isVoid() {
        return !amendments.isEmpty() && last().isVoiding();
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** In the order in which they were made. */
    public List<InjectionAmendment> amendments() {
        return Collections.unmodifiableList(amendments);
    }

    private InjectionAmendment last() {
        return amendments.get(amendments.size() - 1);
    }
}
