package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.tenancy.TenantQueries;
import org.prolotherapy.schedule.SessionStatus;

/** Looks for plans and sessions, of those that the caller may know of. */
@ApplicationScoped
public class FindPlans {

    private static final String NEWEST_FIRST = "desc";
    private static final String OLDEST_FIRST = "asc";

    private final EntityManager entityManager;
    private final PatientCompartment compartment;
    private final AuditTrail trail;
    private final TenantQueries queries;

    FindPlans(EntityManager entityManager, PatientCompartment compartment, AuditTrail trail, TenantQueries queries) {
        this.entityManager = entityManager;
        this.compartment = compartment;
        this.trail = trail;
        this.queries = queries;
    }

    /** Newest first. */
    public List<TreatmentPlan> by(PlanSearch search) {
        Conditions conditions = ofWhomTheCallerMayKnow("p.clinicId = :tenant", "p.patient");
        if (search.patient() != null) {
            addPatient(conditions, search.patient());
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
    public List<TreatmentPlan> holding(PlanSelection selection, int limit) {
        Conditions conditions = ofWhomTheCallerMayKnow("p.clinicId = :tenant", "p.patient");
        if (selection.patient() != null) {
            addPatient(conditions, selection.patient());
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
        Conditions conditions = ofWhomTheCallerMayKnow("p.clinicId = :tenant", "p.patient");
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
    public List<TreatmentSession> sessions(SessionSearch search) {
        Conditions conditions = ofWhomTheCallerMayKnow("s.clinicId = :tenant", "s.plan.patient");
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

    /** @param path of the patient, in HQL */
    private Conditions ofWhomTheCallerMayKnow(String first, String path) {
        Conditions conditions = new Conditions(first);
        Optional<PatientReference> only = compartment.patient();
        conditions.addPatient(path, only);
        only.ifPresent(this::leaveTrail);
        return conditions;
    }

    private void addPatient(Conditions conditions, PatientReference patient) {
        leaveTrail(patient);
        conditions.add("p.patient.system = :system", "system", patient.system());
        conditions.add("p.patient.value = :value", "value", patient.value());
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
