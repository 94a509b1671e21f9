package org.prolotherapy.treatment;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.plan.Change;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.schedule.SessionStatus;

/**
 * Records that a session was performed: the record is kept, the session is performed, the later ones are placed again.
 * What really happened is never refused; what cannot have happened is.
 */
@ApplicationScoped
public class RecordSession {

    private final SessionRecords records;
    private final Clinic clinic;

    RecordSession(SessionRecords records, Clinic clinic) {
        this.records = records;
        this.clinic = clinic;
    }

    /**
     * Records a session.
     *
     * @throws Problem {@code earlier-session-open} if an earlier session is still to come, {@code rule-violated} if the
     *     time cannot be right
     */
    public SessionRecord record(TreatmentPlan plan, TreatmentSession session, NewRecord performed, Now now) {
        Instant performedAt = performed.procedure().performedAt();
        noEarlierSessionIsOpen(plan, session);
        records.lock(plan.patient());
        timeIsPossible(plan, session, performedAt, now);

        List<ScreeningQuestion> asked = clinic.profile().screeningQuestions();
        PlanAtRecording planAtRecording = new PlanAtRecording(
                plan.status(),
                session.status(),
                session.regimen(),
                plan.details().solution(),
                plan.details().concentrationPercent(),
                plan.details().weightKg(),
                plan.details().patientAgeYears(),
                session.window().earliest(),
                session.window().latest(),
                known(plan, performed.procedure(), now),
                asked.isEmpty() ? null : asked);
        SessionRecord record = new SessionRecord(
                plan.id(),
                session.number(),
                performed,
                planAtRecording,
                plan.screening().orElse(null),
                now::newId,
                now.instant());
        records.add(record);
        plan.course()
                .perform(session, now.dateOf(performedAt), performed.procedure().performer(), record.id(), now);
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
            TreatmentPlan plan,
            TreatmentSession session,
            AmendedValue<Procedure> amended,
            List<Change> changes,
            Now now) {
        records.lock(plan.patient());
        SessionRecord record = records.of(session);
        KnownAtRecording known = known(plan, amended.value(), now);
        if (amended.voiding()) {
            noLaterSessionIsPerformed(plan, session);
            record.amend(now.newId(), amended, known, now.instant());
            plan.course().undoPerformance(session, now);
        } else {
            Procedure corrected = amended.value();
            timeIsPossible(plan, session, corrected.performedAt(), now);
            record.amend(now.newId(), amended, known, now.instant());
            plan.course()
                    .perform(session, now.dateOf(corrected.performedAt()), corrected.performer(), record.id(), now);
        }
        plan.changedUnderIt(changes, now);
        return record;
    }

    private KnownAtRecording known(TreatmentPlan plan, Procedure procedure, Now now) {
        ClinicProfile profile = clinic.profile();
        return new KnownAtRecording(
                now.calendar().isWorkingDay(now.dateOf(procedure.performedAt())),
                profile.hasPerformer(procedure.performer()),
                plan.safety().consentedAt());
    }

    /** Every earlier session is performed, missed or cancelled. */
    private static void noEarlierSessionIsOpen(TreatmentPlan plan, TreatmentSession session) {
        plan.sessions().stream()
                .filter(earlier -> earlier.number() < session.number() && earlier.isOpen())
                .findFirst()
                .ifPresent(open -> {
                    throw new Problem(
                                    PlanProblem.EARLIER_SESSION_OPEN,
                                    "Session {open} is {status}; record it, or report it missed, before session {session}.",
                                    open.number(),
                                    open.status(),
                                    session.number())
                            .with("openSession", open.number());
                });
    }

    private static void noLaterSessionIsPerformed(TreatmentPlan plan, TreatmentSession session) {
        plan.sessions().stream()
                .filter(later -> later.number() > session.number() && later.status() == SessionStatus.PERFORMED)
                .findFirst()
                .ifPresent(performed -> {
                    throw new Problem(
                            PlanProblem.SESSION_STATE,
                            "Session {performed} is PERFORMED; void its record before that of session {session}.",
                            performed.number(),
                            session.number());
                });
    }

    /** The time is not in the future, not before the previous performed session and not after the next. */
    private void timeIsPossible(TreatmentPlan plan, TreatmentSession session, Instant performedAt, Now now) {
        if (now.isBefore(performedAt)) {
            throw impossible("must not be later than now");
        }
        LocalDate day = now.dateOf(performedAt);
        Optional<TreatmentSession> previous = plan.sessions().stream()
                .filter(other -> other.number() < session.number() && other.status() == SessionStatus.PERFORMED)
                .reduce((first, second) -> second)
                .filter(other -> !surelyBefore(dayOf(other), day));
        if (previous.isPresent() && performedAt.isBefore(performedAt(previous.get()))) {
            throw impossible(
                    "must not be before session {session} was performed",
                    previous.get().number());
        }
        Optional<TreatmentSession> next = plan.sessions().stream()
                .filter(other -> other.number() > session.number() && other.status() == SessionStatus.PERFORMED)
                .findFirst()
                .filter(other -> !surelyBefore(day, dayOf(other)));
        if (next.isPresent() && performedAt.isAfter(performedAt(next.get()))) {
            throw impossible(
                    "must not be after session {session} was performed",
                    next.get().number());
        }
    }

    /** As a rule the days tell, and no record has to be read; they may be those of two zones, if the clinic has moved. */
    private static boolean surelyBefore(LocalDate one, LocalDate other) {
        return one.plusDays(2).isBefore(other);
    }

    private static LocalDate dayOf(TreatmentSession performed) {
        return performed.performedOn().orElseThrow();
    }

    private Instant performedAt(TreatmentSession session) {
        return records.of(session).current().performedAt();
    }

    private static Problem impossible(@CompileTimeConstant String message, Object... values) {
        return Problem.of(PlanProblem.RULE_VIOLATED, Violation.body("/performedAt", message, values));
    }
}
