package org.prolotherapy.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.Bookability.Taken;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/** All treatment plans, one by one and as they belong together; {@link FindPlans} looks for those of which less is known. */
@ApplicationScoped
public class TreatmentPlans {

    /** The only exclusions are those of visits that share a moment. */
    private static final String EXCLUSION_VIOLATION = "23P01";

    /** What plans, and everything under them, are called in the audit. */
    public static final String AUDITED_AS = "TreatmentPlan";

    /** The member of a problem that names the plan that stands in the way. */
    public static final String PLAN_ID = "planId";

    private static final Sql REACTED = Sql.ofTenant("""
            select exists (
                select from adverse_event event join treatment_plan plan
                    on plan.clinic_id = event.clinic_id and plan.id = event.plan_id
                where event.clinic_id = :tenant and event.kind = 'ALLERGIC_REACTION' and event.suspected is not null
                    and plan.patient_system = :system and plan.patient_value = :value)
            """);

    private final EntityManager entityManager;
    private final DataSource database;
    private final CurrentTenant tenant;
    private final Clinic clinic;
    private final PatientCompartment compartment;
    private final Caller caller;
    private final AuditTrail trail;
    private final TenantQueries queries;

    TreatmentPlans(
            EntityManager entityManager,
            DataSource database,
            CurrentTenant tenant,
            Clinic clinic,
            PatientCompartment compartment,
            Caller caller,
            AuditTrail trail,
            TenantQueries queries) {
        this.entityManager = entityManager;
        this.database = database;
        this.tenant = tenant;
        this.clinic = clinic;
        this.compartment = compartment;
        this.caller = caller;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * Asked before anything is told of a patient for whom a plan is wanted.
     *
     * @throws Problem {@code forbidden} if the caller is restricted to another patient
     */
    void requireAllowed(PatientReference patient) {
        leaveTrail(patient);
        if (!compartment.holds(patient)) {
            throw new Problem(ProblemType.FORBIDDEN, "The token is for one patient, and the plan is for another one.");
        }
    }

    /** Takes a new plan in, of a patient whom the caller may have. */
    void add(TreatmentPlan plan) {
        leaveTrail(plan);
        entityManager.persist(plan);
    }

    /** Keeps what was done to a plan, once its new version is written. */
    void add(TreatmentPlan plan, Revision revision, List<Change> changes) {
        entityManager.persist(new PlanRevision(plan, revision, caller, changes));
    }

    /**
     * The plan with its sessions and its screening.
     *
     * @throws Problem {@code not-found} if there is none with this id that the caller may know of
     */
    public TreatmentPlan forReading(UUID id) {
        trail.about(AUDITED_AS, id);
        return existing(queries.list(whole(id)).stream()
                .map(row -> (TreatmentPlan) row[0])
                .findFirst()
                .orElse(null));
    }

    /**
     * The version of a plan, for a caller who may have it and then needs nothing else.
     *
     * @throws Problem {@code not-found} if there is none with this id that the caller may know of
     */
    public long versionForReading(UUID id) {
        trail.about(AUDITED_AS, id);
        Object[] known = queries
                .list(entityManager
                        .createQuery(
                                "select p.version, p.patient from TreatmentPlan p where p.clinicId = :tenant and p.id = :id",
                                Object[].class)
                        .setParameter("id", id))
                .stream()
                .findFirst()
                .orElseThrow(TreatmentPlans::unknown);
        PatientReference patient = (PatientReference) known[1];
        long version = (Long) known[0];
        leaveTrail(patient);
        if (!compartment.holds(patient)) {
            throw unknown();
        }
        trail.versioned(() -> version);
        return version;
    }

    /**
     * The plan, which until the end of the transaction nobody else can change; nor can the clinic's settings be.
     *
     * @throws Problem {@code not-found} if there is none with this id that the caller may know of
     */
    TreatmentPlan forChange(UUID id) {
        clinic.lockForReading();
        queries.list(entityManager
                .createQuery("select p.id from TreatmentPlan p where p.clinicId = :tenant and p.id = :id", UUID.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE));
        // Only now, since whoever had to wait for the lock must see the plan and its sessions of after it.
        return forReading(id);
    }

    private TypedQuery<Object[]> whole(UUID id) {
        return entityManager
                .createQuery(
                        "select p, c from TreatmentPlan p left join fetch p.safety.screening left join fetch p.sessions s"
                                + Clinic.JOINED + " where p.clinicId = :tenant and p.id = :id",
                        Object[].class)
                .setParameter("id", id);
    }

    /**
     * Writes what was changed, so that the versions are known before the answer is made.
     *
     * @throws Problem {@code external-id-taken} if another plan has the external id; {@code slot-taken} and {@code
     *     patient-double-booked} if a visit at that time was booked meanwhile
     */
    void flush(List<TreatmentPlan> changed) {
        try {
            entityManager.flush();
        } catch (ConstraintViolationException e) {
            if ("uq_treatment_plan_external_id".equals(e.getConstraintName())) {
                throw externalIdTaken(changed);
            }
            if (EXCLUSION_VIOLATION.equals(e.getSQLState())) {
                if (violates("ex_session_patient", e.getSQLException())) {
                    throw new Problem(
                            PlanProblem.PATIENT_DOUBLE_BOOKED, "The patient has just been booked for another visit.");
                }
                throw new Problem(PlanProblem.SLOT_TAKEN, "Someone else has just booked this slot.");
            }
            throw e;
        }
    }

    /** Names the plan that has it, to whoever may know of that. */
    private Problem externalIdTaken(List<TreatmentPlan> changed) {
        List<String> taken = changed.stream()
                .map(plan -> plan.details().externalId())
                .filter(Objects::nonNull)
                .toList();
        Set<UUID> own = changed.stream().map(TreatmentPlan::id).collect(Collectors.toSet());
        return Problem.of(
                        PlanProblem.EXTERNAL_ID_TAKEN,
                        Violation.body("/externalId", "must be unique in the clinic; another plan has it"))
                .adding(problem -> QuarkusTransaction.requiringNew()
                        .call(() -> entityManager
                                .createQuery(
                                        "from TreatmentPlan p where p.details.externalId in :taken",
                                        TreatmentPlan.class)
                                .setParameter("taken", taken)
                                .getResultStream()
                                .filter(plan -> !own.contains(plan.id()))
                                .findFirst())
                        .filter(other -> compartment.holds(other.patient()))
                        .ifPresent(other -> problem.with(PLAN_ID, other.id())));
    }

    /** Hibernate does not tell the names of exclusions; the driver does, in the first exception of a batch. */
    private static boolean violates(String constraint, SQLException failure) {
        for (Throwable each : failure) {
            if (each instanceof PSQLException said) {
                ServerErrorMessage message = said.getServerErrorMessage();
                if (message != null && constraint.equals(message.getConstraint())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Everything that was done to a plan, oldest first. */
    public List<PlanRevision> revisions(TreatmentPlan plan) {
        return entityManager
                .createQuery("from PlanRevision r where r.planId = :id order by r.revision", PlanRevision.class)
                .setParameter("id", plan.id())
                .getResultList();
    }

    /** Everything that was done to each of these plans, oldest first. */
    public Map<UUID, List<PlanRevision>> revisions(Collection<UUID> plans) {
        return entityManager
                .createQuery("from PlanRevision r where r.planId in :ids order by r.revision", PlanRevision.class)
                .setParameter("ids", plans)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(PlanRevision::planId));
    }

    /** The active plans, which until the end of the transaction nobody else can change; by id, so that no two wait for each other. */
    List<TreatmentPlan> activeForChange() {
        return entityManager
                .createQuery("from TreatmentPlan p where p.life.status = :status order by p.id", TreatmentPlan.class)
                .setParameter("status", PlanStatus.ACTIVE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The other plans of the same patient that have not ended, for change; by id, so that no two wait for each other. */
    List<TreatmentPlan> othersForChange(TreatmentPlan plan) {
        return queries.list(entityManager
                .createQuery(
                        "from TreatmentPlan p where p.clinicId = :tenant and p.patient.system = :system"
                                + " and p.patient.value = :value and p.id <> :id and p.life.status in :open order by p.id",
                        TreatmentPlan.class)
                .setParameter("system", plan.patient().system())
                .setParameter("value", plan.patient().value())
                .setParameter("id", plan.id())
                .setParameter(
                        "open",
                        Stream.of(PlanStatus.values())
                                .filter(PlanStatus::isOpen)
                                .toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * What allergic reactions of a patient are suspected to come from, in the words in which they were reported under other
     * plans; none to a caller who may not know of the patient.
     *
     * @param besides the plan that is not asked; null for none
     */
    public List<String> suspectedOf(PatientReference patient, @Nullable UUID besides) {
        if (!compartment.holds(patient) || !hasReacted(patient)) {
            return List.of();
        }
        Map<TreatmentPlan, List<String>> reported = queries
                .list(entityManager
                        .createQuery(
                                "select p, e.report.suspected from AdverseEvent e join TreatmentPlan p on p.id = e.planId"
                                        + " and p.clinicId = e.clinicId left join fetch p.safety.screening"
                                        + " where e.clinicId = :tenant and e.report.kind = ALLERGIC_REACTION"
                                        + " and e.report.suspected is not null and p.patient.system = :system"
                                        + " and p.patient.value = :value order by e.id",
                                Object[].class)
                        .setParameter("system", patient.system())
                        .setParameter("value", patient.value()))
                .stream()
                .filter(row -> !((TreatmentPlan) row[0]).id().equals(besides))
                .collect(Collectors.groupingBy(
                        row -> (TreatmentPlan) row[0],
                        LinkedHashMap::new,
                        Collectors.mapping(row -> (String) row[1], Collectors.toList())));
        return reported.entrySet().stream()
                .flatMap(each -> each.getKey().safety().standing(each.getValue()).stream())
                .distinct()
                .toList();
    }

    /** As a rule there is none, and of no plan anything has to be read. */
    private boolean hasReacted(PatientReference patient) {
        return Sql.on(
                database,
                connection -> REACTED.values()
                        .with("tenant", tenant.id())
                        .with("system", patient.system())
                        .with("value", patient.value())
                        .only(connection, row -> row.getBoolean(1)));
    }

    /**
     * The visits that share a moment with the time between two instants, the first inclusive, the second exclusive; bookings
     * of this very transaction are not among them.
     *
     * @param moving a session that is being moved, whose booking does not count; null for none
     */
    List<Taken> booked(Instant from, Instant to, @Nullable TreatmentSession moving) {
        // To look for those, too, would make a version of the plan of each session of a course that is booked whole.
        return queries
                .list(entityManager
                        .createQuery(
                                "select s.id, s.booking.startsAt, s.booking.endsAt, s.performer, s.booking.room, s.patient"
                                        + " from TreatmentSession s where s.clinicId = :tenant and s.status = BOOKED"
                                        + " and s.booking.startsAt > :earliest and s.booking.startsAt < :to"
                                        + " and s.booking.endsAt > :from",
                                Object[].class)
                        // No visit is longer; without a first bound everything that was ever booked would be looked
                        // through.
                        .setParameter("earliest", from.minus(1, ChronoUnit.DAYS))
                        .setParameter("from", from)
                        .setParameter("to", to))
                .stream()
                .filter(row -> moving == null || !moving.id().equals(row[0]))
                .map(row -> new Taken(
                        (Instant) row[1], (Instant) row[2], (String) row[3], (String) row[4], (PatientReference)
                                row[5]))
                .toList();
    }

    private TreatmentPlan existing(@Nullable TreatmentPlan plan) {
        if (plan != null) {
            leaveTrail(plan);
        }
        if (plan == null || !compartment.holds(plan.patient())) {
            throw unknown();
        }
        return plan;
    }

    private static Problem unknown() {
        return new Problem(ProblemType.NOT_FOUND, "There is no treatment plan with this id.");
    }

    private void leaveTrail(TreatmentPlan plan) {
        trail.about(AUDITED_AS, plan.id());
        trail.versioned(plan::version);
        leaveTrail(plan.patient());
    }

    private void leaveTrail(PatientReference patient) {
        trail.subject(patient.system(), patient.value());
    }
}
