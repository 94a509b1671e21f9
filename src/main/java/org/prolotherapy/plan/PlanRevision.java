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
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.platform.security.Caller;

/** What was done to a plan: when, by whom, why, and what it changed. */
@Entity
@Immutable
@IdClass(PlanRevision.Key.class)
public class PlanRevision extends ClinicEntity {

    /** A plan's revisions are named by the version that the plan came to. */
    public record Key(UUID planId, long revision) implements Serializable {}

    @Id
    private UUID planId;

    @Id
    private long revision;

    private String action;
    private @Nullable String reason;
    private @Nullable String changedBy;
    private @Nullable String clientId;
    private @Nullable String userId;
    private Instant changedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Change> changes;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PlanRevision() {}

    PlanRevision(TreatmentPlan plan, Revision revision, Caller caller, List<Change> changes) {
        this.planId = plan.id();
        this.revision = plan.version();
        this.action = revision.action();
        this.reason = revision.reason();
        this.changedBy = revision.by();
        if (caller.isKnown()) {
            this.clientId = caller.client();
            this.userId = caller.user();
        }
        this.changedAt = plan.updatedAt();
        this.changes = changes;
    }

    public UUID planId() {
        return planId;
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

    /** Who took the responsibility, if the request named someone. */
    public Optional<String> changedBy() {
        return Optional.ofNullable(changedBy);
    }

    /** The program that asked for it; revisions from before this was kept do not know. */
    public Optional<String> client() {
        return Optional.ofNullable(clientId);
    }

    /** Whom the program asked for; revisions from before this was kept do not know. */
    public Optional<String> user() {
        return Optional.ofNullable(userId);
    }

    public Instant changedAt() {
        return changedAt;
    }

    public List<Change> changes() {
        return changes;
    }
}
