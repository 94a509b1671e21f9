package org.prolotherapy.fee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.TenantQueries;

/** The clinic's fee schedules, one a year. */
@ApplicationScoped
public class FeeSchedules {

    private static final String AUDITED_AS = "FeeSchedule";

    private final EntityManager entityManager;
    private final TenantQueries queries;
    private final AuditTrail trail;

    FeeSchedules(EntityManager entityManager, TenantQueries queries, AuditTrail trail) {
        this.entityManager = entityManager;
        this.queries = queries;
        this.trail = trail;
    }

    /** Takes the schedule of a year in that had none. */
    public void add(FeeSchedule schedule) {
        trail.versioned(schedule::version);
        entityManager.persist(schedule);
    }

    /**
     * The schedule of a year.
     *
     * @throws Problem {@code not-found} if none was set
     */
    public FeeSchedule forReading(int year) {
        trail.about(AUDITED_AS, year);
        FeeSchedule schedule = find(year, LockModeType.NONE)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No fees are set for {year}.", year));
        trail.versioned(schedule::version);
        return schedule;
    }

    /** The schedule of a year, which until the end of the transaction nobody else can change; empty if none was set. */
    public Optional<FeeSchedule> forChange(int year) {
        trail.about(AUDITED_AS, year);
        Optional<FeeSchedule> schedule = find(year, LockModeType.PESSIMISTIC_WRITE);
        schedule.ifPresent(it -> trail.versioned(it::version));
        return schedule;
    }

    /** The prices of all sessions of some courses, in one query. */
    Prices pricesFor(Collection<List<Visit>> courses) {
        NavigableSet<Integer> years = Prices.yearsOf(courses);
        // From the first to the last, and not those in a list: what Hibernate makes of a list it makes anew each time.
        return years.isEmpty()
                ? Prices.NONE
                : Prices.of(queries.list(entityManager
                        .createQuery(
                                "from FeeSchedule s where s.clinicId = :tenant and s.year between :first and :last",
                                FeeSchedule.class)
                        .setParameter("first", years.first())
                        .setParameter("last", years.last())));
    }

    /**
     * Writes what was changed, so that the version is known before the answer is made.
     *
     * @throws Problem {@code concurrent-change} if another request was the first to set the fees of this year
     */
    public void write() {
        try {
            entityManager.flush();
        } catch (ConstraintViolationException e) {
            if ("pk_fee_schedule".equals(e.getConstraintName())) {
                throw new Problem(
                        ProblemType.CONCURRENT_CHANGE, "Another request has just set the fees of the same year.");
            }
            throw e;
        }
    }

    private Optional<FeeSchedule> find(int year, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(FeeSchedule.class, year, lock));
    }
}
