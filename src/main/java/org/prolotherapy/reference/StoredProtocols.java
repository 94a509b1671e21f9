package org.prolotherapy.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.exception.ConstraintViolationException;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.feed.Happening;
import org.prolotherapy.knowledge.ClinicProtocols;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolStatus;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/**
 * The protocols that the clinic has made for itself. A version that was approved never changes, so it is read from the database
 * once and kept: plans that have pinned it cost no statement for it.
 */
@ApplicationScoped
public class StoredProtocols implements ClinicProtocols {

    private static final String AUDITED_AS = "Protocol";

    /** More than any clinic's plans pin at the same time; so that many clinics do not fill the memory. */
    private static final int KEPT = 2_000;

    private final EntityManager entityManager;
    private final TenantQueries queries;
    private final CurrentTenant tenant;
    private final AuditTrail trail;
    private final ProtocolBounds bounds;
    private final Clinic clinic;
    private final Feed feed;
    private final Map<Pinned, Protocol> approved = new ConcurrentHashMap<>();

    private record Pinned(String clinic, String id, int version) {}

    StoredProtocols(
            EntityManager entityManager,
            TenantQueries queries,
            CurrentTenant tenant,
            AuditTrail trail,
            ProtocolBounds bounds,
            Clinic clinic,
            Feed feed) {
        this.entityManager = entityManager;
        this.queries = queries;
        this.tenant = tenant;
        this.trail = trail;
        this.bounds = bounds;
        this.clinic = clinic;
        this.feed = feed;
    }

    @Override
    public Optional<Protocol> forNewPlans(String id) {
        return newestApproved(id).map(ClinicProtocol::protocol);
    }

    @Override
    public List<ScreeningQuestion> screeningQuestions() {
        return clinic.profile().screeningQuestions();
    }

    @Override
    public Optional<Protocol> pinned(String id, int version) {
        Pinned key = new Pinned(tenant.id(), id, version);
        Protocol known = approved.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Protocol> found =
                find(id, version).filter(ClinicProtocol::wasApproved).map(ClinicProtocol::protocol);
        found.ifPresent(protocol -> keep(key, protocol));
        return found;
    }

    private void keep(Pinned key, Protocol protocol) {
        if (approved.size() >= KEPT) {
            approved.clear();
        }
        approved.put(key, protocol);
    }

    /** A version of a protocol, whatever its status is. */
    public Optional<ClinicProtocol> find(String id, int version) {
        return Optional.ofNullable(entityManager.find(ClinicProtocol.class, new ClinicProtocol.Key(id, version)));
    }

    /** What a version says whose draft can be changed yet; empty if there is no such draft. */
    public Optional<Protocol> draft(String id, int version) {
        return find(id, version)
                .filter(found -> found.status() == ProtocolStatus.DRAFT)
                .map(ClinicProtocol::protocol);
    }

    /** The newest version of a protocol that takes new plans; empty if none does. */
    public Optional<ClinicProtocol> newestApproved(String id) {
        return queries
                .list(entityManager
                        .createQuery(
                                "from ClinicProtocol p where p.clinicId = :tenant and p.id = :id and p.status = :status"
                                        + " order by p.version desc",
                                ClinicProtocol.class)
                        .setParameter("id", id)
                        .setParameter("status", ProtocolStatus.APPROVED)
                        .setMaxResults(1))
                .stream()
                .findFirst();
    }

    /** The newest version of a protocol, whatever its status is. */
    public Optional<ClinicProtocol> newest(String id) {
        return queries
                .list(entityManager
                        .createQuery(
                                "from ClinicProtocol p where p.clinicId = :tenant and p.id = :id order by p.version desc",
                                ClinicProtocol.class)
                        .setParameter("id", id)
                        .setMaxResults(1))
                .stream()
                .findFirst();
    }

    /** The versions that have a status, by id, of each protocol the newest. */
    public List<ClinicProtocol> newestThatAre(ProtocolStatus status) {
        return queries.list(entityManager
                .createQuery(
                        "from ClinicProtocol p where p.clinicId = :tenant and p.status = :status and p.version ="
                                + " (select max(q.version) from ClinicProtocol q where q.clinicId = :tenant"
                                + " and q.id = p.id and q.status = :status) order by p.id",
                        ClinicProtocol.class)
                .setParameter("status", status));
    }

    /**
     * The newest version of a protocol, of which until the end of the transaction nobody else can change any.
     *
     * @throws Problem {@code not-found} if the clinic has made no protocol of this id
     */
    public ClinicProtocol forChange(String id) {
        trail.about(AUDITED_AS, id);
        // Every protocol has a first version, so whoever holds that one holds the protocol.
        ClinicProtocol first =
                entityManager.find(ClinicProtocol.class, new ClinicProtocol.Key(id, 1), LockModeType.PESSIMISTIC_WRITE);
        if (first == null) {
            throw new Problem(ProblemType.NOT_FOUND, "The clinic has made no protocol of this id.");
        }
        ClinicProtocol newest = newest(id).orElseThrow();
        trail.versioned(newest::edit);
        return newest;
    }

    /**
     * Takes in the first version of a protocol.
     *
     * @throws Problem {@code protocol-id-taken} if the clinic has one of this id, {@code too-many-protocols} if it has as many
     *     as it may have
     */
    public void add(ClinicProtocol first) {
        trail.about(AUDITED_AS, first.id());
        if (newest(first.id()).isPresent()) {
            throw taken(first.id());
        }
        Long protocols = queries.list(entityManager.createQuery(
                        "select count(p) from ClinicProtocol p where p.clinicId = :tenant and p.version = 1",
                        Long.class))
                .get(0);
        if (protocols >= bounds.protocols()) {
            throw new Problem(
                    ProtocolProblem.TOO_MANY_PROTOCOLS, "A clinic can have " + bounds.protocols() + " protocols.");
        }
        addVersion(first);
    }

    /** Takes in the next version of a protocol that is held for a change. */
    public void addVersion(ClinicProtocol version) {
        entityManager.persist(version);
        trail.versioned(version::edit);
        try {
            entityManager.flush();
        } catch (ConstraintViolationException e) {
            if ("pk_clinic_protocol".equals(e.getConstraintName())) {
                throw taken(version.id());
            }
            throw e;
        }
    }

    /** Closes a protocol that is held for a change: no version of it takes new plans, a draft included. */
    public void retire(ClinicProtocol newest, Instant now) {
        queries.list(entityManager
                        .createQuery(
                                "from ClinicProtocol p where p.clinicId = :tenant and p.id = :id", ClinicProtocol.class)
                        .setParameter("id", newest.id()))
                .forEach(version -> version.retire(now));
        write();
        feed.publish(Happening.toProtocol(ChangeType.PROTOCOL_RETIRED, newest.id(), newest.version()));
    }

    /** Approves a draft that is held for a change. */
    public void approve(ClinicProtocol draft, String by, Instant now) {
        draft.approve(by, now);
        write();
        feed.publish(Happening.toProtocol(ChangeType.PROTOCOL_APPROVED, draft.id(), draft.version()));
    }

    /** Writes what was changed, so that the version is known before the answer is made. */
    public void write() {
        entityManager.flush();
    }

    private static Problem taken(String id) {
        return new Problem(ProtocolProblem.PROTOCOL_ID_TAKEN, "The clinic has a protocol " + id + ".");
    }
}
