package org.prolotherapy.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;

/** Leave to read a plan's calendar for whoever knows a secret, until a time or until it is revoked. */
@Entity
@Table(name = "calendar_link")
public class CalendarLink extends ClinicEntity {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID planId;

    @Column(updatable = false)
    private String secretHash;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private CalendarDetail detail;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant expiresAt;

    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CalendarLink() {}

    /**
     * A new link.
     *
     * @param expiresAt from when on it shows nothing any more
     */
    public CalendarLink(
            UUID id, UUID planId, CalendarSecret secret, CalendarDetail detail, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.planId = planId;
        this.secretHash = secret.hash();
        this.detail = detail;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public UUID id() {
        return id;
    }

    public UUID planId() {
        return planId;
    }

    public CalendarDetail detail() {
        return detail;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** Whether it shows the calendar. */
    public boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Ends it for good; one that is revoked stays as it is. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
