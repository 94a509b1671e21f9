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
import org.prolotherapy.clinic.ClinicEntity;

/** A correction of a session record: all its values as they should have been. */
@Entity
@Immutable
public class RecordAmendment extends ClinicEntity {

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
    private Procedure procedure;

    @Embedded
    private KnownAtRecording known;

    private Instant amendedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected RecordAmendment() {}

    RecordAmendment(
            UUID id, SessionRecord record, AmendedValue<Procedure> amended, KnownAtRecording known, Instant amendedAt) {
        this.id = id;
        this.record = record;
        this.revision = record.amendments().size() + 1;
        this.reason = amended.reason();
        this.voiding = amended.voiding();
        this.procedure = amended.value();
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

    public Procedure procedure() {
        return procedure;
    }

    /** What was known of the performance as it is corrected. */
    KnownAtRecording known() {
        return known;
    }

    public Instant amendedAt() {
        return amendedAt;
    }
}
