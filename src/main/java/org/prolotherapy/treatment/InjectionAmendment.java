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

/** A correction of a recorded injection: all its values as they should have been. */
@Entity
@Immutable
public class InjectionAmendment extends ClinicEntity {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "injection_id")
    private Injection injection;

    private int revision;
    private String reason;

    @Column(name = "void")
    private boolean voiding;

    @Embedded
    private NeedlePlacement placement;

    private Instant amendedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected InjectionAmendment() {}

    InjectionAmendment(UUID id, Injection injection, AmendedValue<NeedlePlacement> amended, Instant amendedAt) {
        this.id = id;
        this.injection = injection;
        this.revision = injection.amendments().size() + 1;
        this.reason = amended.reason();
        this.voiding = amended.voiding();
        this.placement = amended.value();
        this.amendedAt = amendedAt;
    }

    public UUID id() {
        return id;
    }

    public Injection injection() {
        return injection;
    }

    /** Counts from 1. */
    public int revision() {
        return revision;
    }

    public String reason() {
        return reason;
    }

    /** Whether the injection was recorded in error: it was not given. */
    public boolean isVoiding() {
        return voiding;
    }

    public NeedlePlacement placement() {
        return placement;
    }

    public Instant amendedAt() {
        return amendedAt;
    }
}
