package org.prolotherapy.clinic;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** What was recorded under a treatment plan, and is never changed: a later one may take its place, or correct it. */
@MappedSuperclass
public abstract class PlanFact extends ClinicEntity {

    @Id
    private UUID id;

    private UUID planId;
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PlanFact() {}

    protected PlanFact(UUID id, UUID planId, Instant recordedAt) {
        this.id = id;
        this.planId = planId;
        this.recordedAt = recordedAt;
    }

    /** Later ones have greater ids. */
    public UUID id() {
        return id;
    }

    /** The plan under which it was recorded. */
    public UUID planId() {
        return planId;
    }

    /** When the service took it. */
    public Instant recordedAt() {
        return recordedAt;
    }
}
