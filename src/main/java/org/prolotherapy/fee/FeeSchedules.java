package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.persistence.KeptByVersion;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** The clinic's fee schedules, one a year. */
@ApplicationScoped
public class FeeSchedules {

    private static final String AUDITED_AS = "FeeSchedule";

    private final EntityManager entityManager;
    private final CurrentTenant tenant;
    private final Clinic clinic;
    private final AuditTrail trail;
    private final KeptByVersion<List<Fee>> kept = new KeptByVersion<>();

    FeeSchedules(EntityManager entityManager, CurrentTenant tenant, Clinic clinic, AuditTrail trail) {
        this.entityManager = entityManager;
        this.tenant = tenant;
        this.clinic = clinic;
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

    /** The prices of all sessions of some courses. They are kept, and read only when the clinic has set others. */
    Prices pricesFor(Collection<List<Visit>> courses) {
        return new Prices(Prices.yearsOf(courses).stream().collect(toMap(year -> year, this::feesOf)));
    }

    private List<Fee> feesOf(int year) {
        return kept.of(
                tenant.id() + ' ' + year,
                clinic.feeEdition(),
                () -> find(year, LockModeType.NONE).map(FeeSchedule::fees).orElse(List.of()));
    }

    /**
     * Writes what was changed, so that the version is known before the answer is made, and has the clinic say that its prices are
     * others.
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
        clinic.nextFeeEdition();
    }

    private Optional<FeeSchedule> find(int year, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(FeeSchedule.class, year, lock));
    }
}
