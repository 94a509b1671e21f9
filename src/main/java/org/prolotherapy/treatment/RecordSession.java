package org.prolotherapy.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Change;
import org.prolotherapy.plan.PlanSnapshot;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.schedule.SessionStatus;

/**
 * Records that a session was performed: the record is kept, the session is performed, the later ones are placed again.
 * What really happened is never refused; what cannot have happened is.
 */
@ApplicationScoped
public class RecordSession {

    private final TreatmentPlans plans;
    private final SessionRecords records;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final TimeOrderedIds ids;

    RecordSession(
            TreatmentPlans plans, SessionRecords records, Knowledge knowledge, Clinic clinic, TimeOrderedIds ids) {
        this.plans = plans;
        this.records = records;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.ids = ids;
    }

    /**
     * Records a session.
     *
     * @throws Problem {@code earlier-session-open} if an earlier session is still to come, {@code rule-violated} if the
     *     time cannot be right
     */
    public SessionRecord record(TreatmentPlan plan, TreatmentSession session, NewRecord performed) {
        Instant now = clinic.now();
        Instant performedAt = performed.performance().performedAt();
        noEarlierSessionIsOpen(plan, session);
        timeIsPossible(plan, session, performedAt, now);

        Circumstances circumstances = new Circumstances(
                plan.status(),
                session.status(),
                session.regimen(),
                plan.solutionCode(),
                plan.concentrationPercent().orElse(null),
                plan.weightKg().orElse(null),
                session.window().earliest(),
                session.window().latest(),
                known(plan, performed.performance()));
        SessionRecord record = new SessionRecord(
                plan.id(),
                session.number(),
                performed,
                circumstances,
                plan.screening().orElse(null),
                ids,
                now);
        records.persist(record);
        PlanSnapshot before = plans.snapshot(plan);
        plan.perform(
                session, clinic.dateOf(performedAt), performed.performance().performer(), record.id(), now);
        plan.rederiveSchedule(knowledge, clinic.calendar(), ids);
        plans.write(
                plan,
                before,
                new Revision("record", null, performed.performance().performer()));
        return record;
    }

    /**
     * Corrects a record. A voided record leaves its session to be performed again; a corrected time places the later
     * sessions again.
     *
     * @param changes which values of the record it changes
     * @throws Problem {@code session-state} if a later session is performed and this one is to be voided,
     *     {@code rule-violated} if the time cannot be right
     */
    public SessionRecord amend(
            TreatmentPlan plan, TreatmentSession session, Correction<Performance> correction, List<Change> changes) {
        Instant now = clinic.now();
        SessionRecord record = records.of(session);
        PlanSnapshot before = plans.snapshot(plan);
        Known known = known(plan, correction.value());
        if (correction.voiding()) {
            noLaterSessionIsPerformed(plan, session);
            record.amend(ids.get(), correction, known, now);
            plan.undoPerformance(session, now);
        } else {
            Performance corrected = correction.value();
            timeIsPossible(plan, session, corrected.performedAt(), now);
            record.amend(ids.get(), correction, known, now);
            plan.perform(session, clinic.dateOf(corrected.performedAt()), corrected.performer(), record.id(), now);
        }
        plan.rederiveSchedule(knowledge, clinic.calendar(), ids);
        plans.write(plan, before, Revision.of("amend-record", correction.reason()), changes);
        return record;
    }

    private Known known(TreatmentPlan plan, Performance performance) {
        ClinicProfile profile = clinic.profile();
        return new Known(
                profile.calendar().isWorkingDay(clinic.dateOf(performance.performedAt())),
                profile.hasPerformer(performance.performer()),
                plan.consentedAt().orElse(null));
    }

    /** Every earlier session is performed, missed or cancelled. */
    private static void noEarlierSessionIsOpen(TreatmentPlan plan, TreatmentSession session) {
        plan.sessions().stream()
                .filter(earlier -> earlier.number() < session.number() && earlier.isOpen())
                .findFirst()
                .ifPresent(open -> {
                    throw new Problem(
                                    ProblemType.EARLIER_SESSION_OPEN,
                                    "Session " + open.number() + " is " + open.status()
                                            + "; record it, or report it missed, before session " + session.number()
                                            + ".")
                            .with("openSession", open.number());
                });
    }

    private static void noLaterSessionIsPerformed(TreatmentPlan plan, TreatmentSession session) {
        plan.sessions().stream()
                .filter(later -> later.number() > session.number() && later.status() == SessionStatus.PERFORMED)
                .findFirst()
                .ifPresent(performed -> {
                    throw new Problem(
                            ProblemType.SESSION_STATE,
                            "Session " + performed.number() + " is PERFORMED; void its record before that of session "
                                    + session.number() + ".");
                });
    }

    /** The time is not in the future, not before the previous performed session and not after the next. */
    private void timeIsPossible(TreatmentPlan plan, TreatmentSession session, Instant performedAt, Instant now) {
        if (performedAt.isAfter(now)) {
            throw impossible("must not be later than now");
        }
        Optional<TreatmentSession> previous = plan.sessions().stream()
                .filter(other -> other.number() < session.number() && other.status() == SessionStatus.PERFORMED)
                .reduce((first, second) -> second);
        if (previous.isPresent() && performedAt.isBefore(performedAt(previous.get()))) {
            throw impossible("must not be before session " + previous.get().number() + " was performed");
        }
        Optional<TreatmentSession> next = plan.sessions().stream()
                .filter(other -> other.number() > session.number() && other.status() == SessionStatus.PERFORMED)
                .findFirst();
        if (next.isPresent() && performedAt.isAfter(performedAt(next.get()))) {
            throw impossible("must not be after session " + next.get().number() + " was performed");
        }
    }

    private Instant performedAt(TreatmentSession session) {
        return records.of(session).current().performedAt();
    }

    private static Problem impossible(String message) {
        return Problem.of(ProblemType.RULE_VIOLATED, Violation.body("/performedAt", message));
    }
}
