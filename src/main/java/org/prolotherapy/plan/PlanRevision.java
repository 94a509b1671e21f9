package org.prolotherapy.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.OfClinic;

/** What was done to a plan: when, by whom, why, and what it changed. */
@Entity
@Immutable
@IdClass(PlanRevision.Key.class)
public class PlanRevision extends OfClinic {

    /** A plan's revisions are named by the version that the plan came to. */
    public record Key(UUID planId, long revision) implements Serializable {}

    @Id
    private UUID planId;

    @Id
    private long revision;

    private String action;
    private @Nullable String reason;
    private @Nullable String changedBy;
    private Instant changedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Change> changes;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PlanRevision() {}

    PlanRevision(TreatmentPlan plan, Revision revision, List<Change> changes) {
        this.planId = plan.id();
        this.revision = plan.version();
        this.action = revision.action();
        this.reason = revision.reason();
        this.changedBy = revision.by();
        this.changedAt = plan.updatedAt();
        this.changes = changes;
    }

    /** The version that the plan came to. */
    public long revision() {
        return revision;
    }

    public String action() {
        return action;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> changedBy() {
        return Optional.ofNullable(changedBy);
    }

    public Instant changedAt() {
        return changedAt;
    }

    public List<Change> changes() {
        return changes;
    }
}
