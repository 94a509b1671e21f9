package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;

/**
 * The days around a session: the hold before it, the recovery after it.
 *
 * @param recovery its phases, in the order in which they begin
 * @param improvementExpectedFrom the day from which the texts speak of relief (S3, S0)
 * @param reviewIfSymptomsAfter symptoms after this day are for the clinician to review (S1, S3)
 */
public record SessionCare(
        MedicationHold medicationHold,
        List<RecoveryPhase> recovery,
        LocalDate improvementExpectedFrom,
        LocalDate reviewIfSymptomsAfter) {

    /** The days around a session on the given day. */
    public static SessionCare around(LocalDate day, Severity severity, Timings timings) {
        List<RecoveryPhase> recovery = Arrays.stream(Phase.values())
                .map(phase -> {
                    Range days = timings.days(severity, phase);
                    return new RecoveryPhase(phase, day.plusDays(days.min()), day.plusDays(days.max()));
                })
                .toList();
        return new SessionCare(
                new MedicationHold(day.minusDays(timings.medicationHoldDays()), day),
                recovery,
                day.plusDays(timings.improvementExpectedAfterDays()),
                day.plusDays(timings.reviewAfterDays()));
    }
}
