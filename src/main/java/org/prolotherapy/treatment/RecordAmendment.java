package org.prolotherapy.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.OfClinic;

/** A correction of a session record: all its values as they should have been. */
@Entity
@Immutable
public class RecordAmendment extends OfClinic {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "record_id")
    private SessionRecord record;

    private int revision;
    private String reason;

    @Column(name = "void")
    private boolean voiding;

    @Embedded
    private Performance performance;

    private boolean onWorkingDay;
    private @Nullable Instant consentedAt;
    private Instant amendedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected RecordAmendment() {}

    RecordAmendment(
            UUID id,
            SessionRecord record,
            Correction<Performance> correction,
            boolean onWorkingDay,
            @Nullable Instant consentedAt,
            Instant amendedAt) {
        this.id = id;
        this.record = record;
        this.revision = record.amendments().size() + 1;
        this.reason = correction.reason();
        this.voiding = correction.voiding();
        this.performance = correction.value();
        this.onWorkingDay = onWorkingDay;
        this.consentedAt = consentedAt;
        this.amendedAt = amendedAt;
    }

    public UUID id() {
        return id;
    }

    public SessionRecord record() {
        return record;
    }

    /** Counts from 1. */
    public int revision() {
        return revision;
    }

    public String reason() {
        return reason;
    }

    /** Whether the record was made in error: the session did not take place. */
    public boolean isVoiding() {
        return voiding;
    }

    public Performance performance() {
        return performance;
    }

    /** Whether the clinic works on the day of the session, as it is corrected. */
    boolean isOnWorkingDay() {
        return onWorkingDay;
    }

    /** Since when the patient had consented, as it was known then; null if the plan held no consent that counts. */
    @Nullable
    Instant consentedAt() {
        return consentedAt;
    }

    public Instant amendedAt() {
        return amendedAt;
    }
}
