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

    @Embedded
    private Known known;

    private Instant amendedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected RecordAmendment() {}

    RecordAmendment(UUID id, SessionRecord record, Correction<Performance> correction, Known known, Instant amendedAt) {
        this.id = id;
        this.record = record;
        this.revision = record.amendments().size() + 1;
        this.reason = correction.reason();
        this.voiding = correction.voiding();
        this.performance = correction.value();
        this.known = known;
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

    /** What was known of the performance as it is corrected. */
    Known known() {
        return known;
    }

    public Instant amendedAt() {
        return amendedAt;
    }
}
