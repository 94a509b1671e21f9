package org.prolotherapy.treatment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.prolotherapy.clinic.PlanFacts;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/** All session records. */
@Singleton
public class SessionRecords extends PlanFacts<SessionRecord> {

    /** The id of no record. */
    private static final UUID NONE = new UUID(0, 0);

    private static final Sql LOCK = Sql.ofTenant("select pg_advisory_xact_lock(hashtextextended("
            + "concat_ws(chr(10), 'patient', :tenant, :system, :value), 0))");

    private final EntityManager entityManager;
    private final TenantQueries queries;
    private final DataSource database;
    private final CurrentTenant tenant;

    SessionRecords(EntityManager entityManager, TenantQueries queries, DataSource database, CurrentTenant tenant) {
        super(entityManager, SessionRecord.class, "id");
        this.entityManager = entityManager;
        this.queries = queries;
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * Until the end of the transaction nobody else records something of this patient, under whichever plan: what is given on
     * one day adds up, and one of two who record at the same time must see what the other did.
     */
    void lock(PatientReference patient) {
        Sql.on(
                database,
                LOCK.values()
                        .with("tenant", tenant.id())
                        .with("system", patient.system())
                        .with("value", patient.value())::run);
    }

    /**
     * The records of everything that was performed on the patient on the same day as this one, itself among them, in the order
     * in which they were made; of one that was voided, itself alone.
     */
    public List<SessionRecord> ofTheSameDay(TreatmentPlan plan, SessionRecord record) {
        Optional<LocalDate> day = plan.course()
                .find(record.sessionNumber())
                .filter(session ->
                        session.recordId().filter(record.id()::equals).isPresent())
                .flatMap(TreatmentSession::performedOn);
        if (day.isEmpty()) {
            return List.of(record);
        }
        List<SessionRecord> read = queries.list(entityManager
                .createQuery(
                        "select r from TreatmentSession s join SessionRecord r on r.id = s.recordId and r.clinicId = s.clinicId"
                                + " left join fetch r.injections where s.clinicId = :tenant and s.patient.system = :system"
                                + " and s.patient.value = :value and s.date = :day and s.status = PERFORMED and r.id <> :whole",
                        SessionRecord.class)
                .setParameter("system", plan.patient().system())
                .setParameter("value", plan.patient().value())
                .setParameter("day", day.get())
                .setParameter("whole", record.isWhole() ? record.id() : NONE));
        return Stream.concat(read.stream(), Stream.of(record))
                .distinct()
                .sorted(Comparator.comparing(SessionRecord::id))
                .toList();
    }

    /**
     * The records of plans, and beside each that counts those of the same day.
     *
     * @param ofPlans by plan, oldest first
     * @param ofSameDays by the id of a record that counts, those that are {@link #ofTheSameDay of the same day}, in the order in
     *     which they were made
     */
    public record WithSameDays(Map<UUID, List<SessionRecord>> ofPlans, Map<UUID, List<SessionRecord>> ofSameDays) {

        /** Like {@link SessionRecords#ofTheSameDay}. */
        public List<SessionRecord> ofTheSameDay(SessionRecord record) {
            return ofSameDays.getOrDefault(record.id(), List.of(record));
        }
    }

    /** A record that counts, and one of everything that was performed on the same patient on the same day. */
    record SameDay(UUID recordId, UUID otherId, UUID otherPlanId) {}

    /** The records of these plans with what else was performed on their days, as many queries for many plans as for one. */
    public WithSameDays withSameDays(Collection<UUID> plans) {
        List<SameDay> days = queries.list(entityManager
                .createQuery(
                        "select own.recordId, other.recordId, other.plan.id from TreatmentSession own"
                                + " join TreatmentSession other on other.clinicId = own.clinicId"
                                + " and other.patient.system = own.patient.system"
                                + " and other.patient.value = own.patient.value and other.date = own.date"
                                + " where own.clinicId = :tenant and own.plan.id in :plans and own.status = PERFORMED"
                                + " and other.status = PERFORMED order by other.recordId",
                        SameDay.class)
                .setParameter("plans", plans));
        Set<UUID> withOthers = new LinkedHashSet<>(plans);
        days.forEach(day -> withOthers.add(day.otherPlanId()));
        Map<UUID, List<SessionRecord>> ofPlans = ofPlans(withOthers);
        Map<UUID, SessionRecord> known =
                ofPlans.values().stream().flatMap(List::stream).collect(toMap(SessionRecord::id, Function.identity()));
        return new WithSameDays(
                ofPlans,
                days.stream()
                        .collect(groupingBy(
                                SameDay::recordId,
                                mapping(day -> Objects.requireNonNull(known.get(day.otherId())), toList()))));
    }

    /**
     * The record that says what was performed in a session.
     *
     * @throws Problem {@code not-recorded} if there is none, or it was voided
     */
    public SessionRecord of(TreatmentSession session) {
        return find(session)
                .orElseThrow(() ->
                        new Problem(PlanProblem.NOT_RECORDED, "Session {session} has no record.", session.number()));
    }

    /** The record that says what was performed in a session; empty if there is none, or it was voided. */
    public Optional<SessionRecord> find(TreatmentSession session) {
        return session.recordId().map(id -> entityManager.find(SessionRecord.class, id));
    }

    /** An injection that was given under a plan; one that was voided, or whose record was, was not. */
    public Optional<Injection> givenInjection(TreatmentPlan plan, UUID injectionId) {
        return Optional.ofNullable(entityManager
                        .createQuery(
                                "from Injection i join fetch i.record r where i.id = :id and r.planId = :plan",
                                Injection.class)
                        .setParameter("id", injectionId)
                        .setParameter("plan", plan.id())
                        .getSingleResultOrNull())
                .filter(injection -> !injection.isVoid() && !injection.record().isVoid());
    }

    /** Injections by their ids. */
    public Map<UUID, Injection> injections(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createQuery("from Injection i where i.id in :ids", Injection.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(toMap(Injection::id, Function.identity()));
    }

    /** The records of each of these plans, oldest first, with all that belongs to them. */
    @Override
    public Map<UUID, List<SessionRecord>> ofPlans(Collection<UUID> plans) {
        Map<UUID, List<SessionRecord>> records = entityManager
                .createQuery(
                        "from SessionRecord r left join fetch r.screening left join fetch r.injections"
                                + " where r.planId in :plans order by r.id",
                        SessionRecord.class)
                .setParameter("plans", plans)
                .getResultList()
                .stream()
                .collect(groupingBy(SessionRecord::planId));
        if (!records.isEmpty()) {
            // A query fetches one list of each row; these are the lists of the rows that are there already.
            entityManager
                    .createQuery(
                            "from SessionRecord r left join fetch r.amendments where r.planId in :plans",
                            SessionRecord.class)
                    .setParameter("plans", plans)
                    .getResultList();
            entityManager
                    .createQuery(
                            "from Injection i left join fetch i.amendments where i.record.planId in :plans",
                            Injection.class)
                    .setParameter("plans", plans)
                    .getResultList();
        }
        return records;
    }

    /** The plan under which an injection was recorded; who may know of it is for the plan to say. */
    public Optional<UUID> planOfInjection(UUID injection) {
        return Optional.ofNullable(entityManager.find(Injection.class, injection))
                .map(found -> found.record().planId());
    }

    /** Every record ever made of a session, the voided ones too, oldest first. */
    public List<SessionRecord> allOf(TreatmentPlan plan, int number) {
        return ofPlan(plan.id()).stream()
                .filter(record -> record.sessionNumber() == number)
                .toList();
    }
}
