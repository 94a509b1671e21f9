package org.prolotherapy.reference;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.TenantQueries;

/**
 * Whatever of one kind the clinic has defined for itself, in all versions.
 *
 * @param <D> the kind
 */
public abstract class StoredDefinitions<D extends ClinicDefinition<?>> {

    private final EntityManager entityManager;
    private final TenantQueries queries;
    private final AuditTrail trail;
    private final Class<D> type;
    private final String auditedAs;
    private final int most;

    /**
     * @param auditedAs the resource that the audit names
     * @param most how many a clinic can have
     */
    StoredDefinitions(
            EntityManager entityManager,
            TenantQueries queries,
            AuditTrail trail,
            Class<D> type,
            String auditedAs,
            int most) {
        this.entityManager = entityManager;
        this.queries = queries;
        this.trail = trail;
        this.type = type;
        this.auditedAs = auditedAs;
        this.most = most;
    }

    /** Something has this id already. */
    abstract Problem taken();

    /** @param most that a clinic can have, and has */
    abstract Problem tooMany(int most);

    /** What is told to whom it concerns once a version is open, or none is any more. */
    abstract void published(D version);

    /** A version, whatever its status is. */
    public Optional<D> find(String id, int version) {
        return Optional.ofNullable(entityManager.find(type, new ClinicDefinition.Key(id, version)));
    }

    /** The newest version that is approved; empty if none is. */
    public Optional<D> newestApproved(String id) {
        return newest(id, "d.status = APPROVED");
    }

    /** The newest version, whatever its status is. */
    public Optional<D> newest(String id) {
        return newest(id, "true = true");
    }

    /** The versions that have a status, by id, of each id the newest. */
    public List<D> newestThatAre(ApprovalStatus status) {
        return queries.list(newestOfEach("e.status = :status").setParameter("status", status));
    }

    /** Those that are, or were, approved: of each the newest such version. */
    List<D> everApproved() {
        return queries.list(newestOfEach("e.approvedAt is not null"));
    }

    /** Every version that is or was approved, by id and version. */
    List<D> everApprovedVersions() {
        return queries.list(entityManager.createQuery(
                "from %s d where d.clinicId = :tenant and d.approvedAt is not null order by d.id, d.version"
                        .formatted(type.getSimpleName()),
                type));
    }

    /** By id, of each the newest of the versions, {@code e}, of which this holds. */
    private TypedQuery<D> newestOfEach(String condition) {
        return entityManager.createQuery(
                ("from %1$s d where d.clinicId = :tenant and d.version = (select max(e.version) from %1$s e"
                                + " where e.clinicId = :tenant and e.id = d.id and " + condition + ") order by d.id")
                        .formatted(type.getSimpleName()),
                type);
    }

    /** The newest of the versions, {@code d}, of which this holds. */
    private Optional<D> newest(String id, String condition) {
        return queries.list(versions(id, condition).setMaxResults(1)).stream().findFirst();
    }

    /**
     * The newest version, of which until the end of the transaction nobody else can change any.
     *
     * @throws Problem {@code not-found} if the clinic has defined nothing of this id
     */
    public D forChange(String id) {
        trail.about(auditedAs, id);
        // Everything has a first version, so whoever holds that one holds it all.
        D first = entityManager.find(type, new ClinicDefinition.Key(id, 1), LockModeType.PESSIMISTIC_WRITE);
        if (first == null) {
            throw new Problem(ProblemType.NOT_FOUND, "The clinic has made none of this name.");
        }
        D newest = newest(id).orElseThrow();
        trail.versioned(newest::edit);
        return newest;
    }

    /**
     * Takes in a first version.
     *
     * @param first is asked for once there is room for it
     * @throws Problem if the clinic has one of this id, or as many as it may have
     */
    public D add(String id, Supplier<D> first) {
        trail.about(auditedAs, id);
        if (newest(id).isPresent()) {
            throw taken();
        }
        Long there = queries.list(entityManager.createQuery(
                        "select count(d) from %s d where d.clinicId = :tenant and d.version = 1"
                                .formatted(type.getSimpleName()),
                        Long.class))
                .get(0);
        if (there >= most) {
            throw tooMany(most);
        }
        D added = first.get();
        addVersion(added);
        return added;
    }

    /** Takes in the next version of what is held for a change. */
    public void addVersion(D version) {
        entityManager.persist(version);
        trail.versioned(version::edit);
        try {
            entityManager.flush();
        } catch (ConstraintViolationException e) {
            String constraint = e.getConstraintName();
            if (constraint != null && constraint.startsWith("pk_")) {
                throw taken();
            }
            throw e;
        }
    }

    /** Closes what is held for a change: no version of it is open any more, a draft included. */
    public void retire(D newest, Instant now) {
        queries.list(versions(newest.id(), "true = true")).forEach(version -> version.retire(now));
        write();
        published(newest);
    }

    /** Approves a draft that is held for a change. */
    public void approve(D draft, String by, Instant now) {
        draft.approve(by, now);
        write();
        published(draft);
    }

    /** Writes what was changed, so that the version is known before the answer is made. */
    public void write() {
        entityManager.flush();
    }

    /** Those of one id of which this holds, the newest first. */
    private TypedQuery<D> versions(String id, String condition) {
        return entityManager
                .createQuery(
                        "from %s d where d.clinicId = :tenant and d.id = :id and %s order by d.version desc"
                                .formatted(type.getSimpleName(), condition),
                        type)
                .setParameter("id", id);
    }
}
