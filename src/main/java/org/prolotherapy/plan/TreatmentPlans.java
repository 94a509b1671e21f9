package org.prolotherapy.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.Bookability.Taken;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.tenancy.TenantQueries;
import org.prolotherapy.schedule.SessionStatus;

/** All treatment plans. */
@ApplicationScoped
public class TreatmentPlans {

    /** The only exclusions are those of visits that share a moment. */
    private static final String EXCLUSION_VIOLATION = "23P01";

    private static final String NEWEST_FIRST = "desc";
    private static final String OLDEST_FIRST = "asc";

    /** What plans, and everything under them, are called in the audit. */
    public static final String AUDITED_AS = "TreatmentPlan";

    /** The member of a problem that names the plan that stands in the way. */
    public static final String PLAN_ID = "planId";

    private final EntityManager entityManager;
    private final Clinic clinic;
    private final PatientCompartment compartment;
    private final Caller caller;
    private final AuditTrail trail;
    private final TenantQueries queries;

    TreatmentPlans(
            EntityManager entityManager,
            Clinic clinic,
            PatientCompartment compartment,
            Caller caller,
            AuditTrail trail,
            TenantQueries queries) {
        this.entityManager = entityManager;
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
        trail.about(AUDITED_AS, id);
        clinic.lockForReading();
        TypedQuery<TreatmentPlan> alone = entityManager
                .createQuery("from TreatmentPlan p where p.clinicId = :tenant and p.id = :id", TreatmentPlan.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
        TreatmentPlan plan = existing(queries.list(alone).stream().findFirst().orElse(null));
        // Only now, since whoever had to wait for the lock must see the sessions of after it.
        queries.list(whole(id));
        return plan;
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
        if (!compartment.holds(patient)) {
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

    /** Newest first. */
    public List<TreatmentPlan> search(PlanSearch search) {
        Conditions conditions = new Conditions("p.clinicId = :tenant");
        conditions.addPatient("p.patient", compartment.patient());
        compartment.patient().ifPresent(this::leaveTrail);
        if (search.patient() != null) {
            leaveTrail(search.patient());
            conditions.add(
                    "p.patient.system = :system", "system", search.patient().system());
            conditions.add("p.patient.value = :value", "value", search.patient().value());
        }
        conditions.add("p.life.status = :status", "status", search.status());
        addTreated(conditions, "p", search.condition());
        conditions.add("p.agreed.protocolId = :protocol", "protocol", search.protocol());
        conditions.add("p.details.externalId = :externalId", "externalId", search.externalId());
        conditions.add("p.updatedAt >= :since", "since", search.updatedSince());
        conditions.add("p.id < :before", "before", search.before());
        return found(conditions, NEWEST_FIRST, search.limit());
    }

    /**
     * The plans that can hold what is looked for below them, newest first.
     *
     * @param limit the most that are wanted
     */
    public List<TreatmentPlan> select(PlanSelection selection, int limit) {
        Conditions conditions = new Conditions("p.clinicId = :tenant");
        conditions.addPatient("p.patient", compartment.patient());
        compartment.patient().ifPresent(this::leaveTrail);
        if (selection.patient() != null) {
            leaveTrail(selection.patient());
            conditions.add(
                    "p.patient.system = :system", "system", selection.patient().system());
            conditions.add(
                    "p.patient.value = :value", "value", selection.patient().value());
        }
        conditions.add("p.id in :ids", "ids", selection.ids());
        conditions.add("p.life.status in :statuses", "statuses", selection.statuses());
        conditions.add("p.updatedAt >= :since", "since", selection.changedFrom());
        conditions.add("p.id <= :upTo", "upTo", selection.upTo());
        if (selection.windowFrom() != null) {
            conditions.add(
                    "exists (select 1 from TreatmentSession t where t.clinicId = :tenant and t.plan = p"
                            + " and t.windowLatest >= :windowFrom and t.windowEarliest <= :windowTo)",
                    "windowFrom",
                    selection.windowFrom());
            conditions.bindOnly("windowTo", Objects.requireNonNull(selection.windowTo()));
        }
        if (selection.bookedFrom() != null) {
            conditions.add(
                    "exists (select 1 from TreatmentSession b where b.clinicId = :tenant and b.plan = p"
                            + " and b.booking.startsAt between :bookedFrom and :bookedTo)",
                    "bookedFrom",
                    selection.bookedFrom());
            conditions.bindOnly("bookedTo", Objects.requireNonNull(selection.bookedTo()));
        }
        return found(conditions, NEWEST_FIRST, limit);
    }

    /** That a plan treats the condition of a code, in whichever area. */
    private static void addTreated(Conditions conditions, String plan, @Nullable String code) {
        if (code != null) {
            conditions.add(
                    "(%1$s.treated.condition = :condition or locate(:area, cast(%1$s.treated.furtherAreas as string)) > 0)"
                            .formatted(plan),
                    "condition",
                    code);
            // As PostgreSQL writes a member of the areas; a code has nothing in it that JSON escapes.
            conditions.bindOnly("area", "\"condition\": \"" + code + "\"");
        }
    }

    /**
     * Those that follow one in the order in which they were made, whoever's they are.
     *
     * @param after null for the first
     * @param changedSince only those that have changed since then; null for all
     * @param limit the most that are wanted
     */
    public List<TreatmentPlan> following(@Nullable UUID after, @Nullable Instant changedSince, int limit) {
        Conditions conditions = new Conditions("p.clinicId = :tenant");
        conditions.addPatient("p.patient", compartment.patient());
        conditions.add("p.id > :after", "after", after);
        conditions.add("p.updatedAt >= :since", "since", changedSince);
        return found(conditions, OLDEST_FIRST, limit);
    }

    private List<TreatmentPlan> found(Conditions conditions, String order, int limit) {
        // The limit is one of plans, and each of them is found with all its sessions.
        TypedQuery<Object[]> query = conditions
                .bind(entityManager.createQuery(
                        "select p, c from (select p.id as id from TreatmentPlan p" + conditions.where()
                                + " order by p.id " + order
                                + " limit :limit) found join TreatmentPlan p on p.id = found.id"
                                + " left join fetch p.safety.screening left join fetch p.sessions s" + Clinic.JOINED
                                + " where p.clinicId = :tenant order by p.id " + order,
                        Object[].class))
                .setParameter("limit", limit);
        return queries.list(query).stream()
                .map(row -> (TreatmentPlan) row[0])
                .distinct()
                .toList();
    }

    /** By date, on one date by time, those without one last, and then by id. */
    public List<TreatmentSession> searchSessions(SessionSearch search) {
        Conditions conditions = new Conditions("s.clinicId = :tenant");
        conditions.addPatient("s.plan.patient", compartment.patient());
        compartment.patient().ifPresent(this::leaveTrail);
        conditions.add("s.date >= :from", "from", search.from());
        conditions.add("s.date <= :to", "to", search.to());
        conditions.add("s.performer = :performer", "performer", search.performer());
        addTreated(conditions, "s.plan", search.condition());
        conditions.add("s.plan.agreed.protocolId = :protocol", "protocol", search.protocol());
        conditions.add("s.status = :status", "status", search.status());
        if (search.timing() != null) {
            // The same as TreatmentSession.timingOn says of one session.
            conditions.add(
                    switch (search.timing()) {
                        case UPCOMING ->
                            "(s.status = :planned and s.windowEarliest > :today or s.status = :booked and s.date > :today)";
                        case DUE ->
                            "(s.status = :planned and :today between s.windowEarliest and s.windowLatest"
                                    + " or s.status = :booked and s.date = :today)";
                        case OVERDUE ->
                            "(s.status = :planned and s.windowLatest < :today or s.status = :booked and s.date < :today)";
                    },
                    "today",
                    search.today());
            conditions.bindOnly("planned", SessionStatus.PLANNED);
            conditions.bindOnly("booked", SessionStatus.BOOKED);
        }
        if (search.after() != null) {
            conditions.addPlaceOfSession(search.after());
        }
        TypedQuery<TreatmentSession> query = entityManager.createQuery(
                "from TreatmentSession s join fetch s.plan" + conditions.where()
                        + " order by s.date, s.booking.startsAt nulls last, s.id",
                TreatmentSession.class);
        return queries.list(conditions.bind(query).setMaxResults(search.limit()));
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

    /** The conditions of a query: the first, and those whose value is given. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Conditions(String first) {
            conditions.add(first);
        }

        void add(String condition, String parameter, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(parameter, value);
            }
        }

        void addPatient(String path, Optional<PatientReference> only) {
            only.ifPresent(patient -> {
                add(path + ".system = :onlySystem", "onlySystem", patient.system());
                add(path + ".value = :onlyValue", "onlyValue", patient.value());
            });
        }

        /** Comes after this place. The first of its conditions is one that an index can start at. */
        void addPlaceOfSession(SessionSearch.Place place) {
            add("s.date >= :date", "date", place.date());
            bindOnly("id", place.id());
            if (place.startsAt() == null) {
                conditions.add("(s.date > :date or s.booking.startsAt is null and s.id > :id)");
            } else {
                add(
                        "(s.date > :date or s.booking.startsAt is null or s.booking.startsAt > :time"
                                + " or s.booking.startsAt = :time and s.id > :id)",
                        "time",
                        place.startsAt());
            }
        }

        void bindOnly(String parameter, Object value) {
            parameters.put(parameter, value);
        }

        String where() {
            return " where " + String.join(" and ", conditions);
        }

        <T> TypedQuery<T> bind(TypedQuery<T> query) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}
