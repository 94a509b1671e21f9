package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;

/**
 * The days around a session: the hold before it, the recovery after it.
 *
 * @param medicationHold the widest hold: the protocol's own, or what a prescriber decided if that is longer
 * @param medicationHolds the drugs that are held as a prescriber decided; none without a decision
 * @param recovery its phases, in the order in which they begin
 * @param improvementExpectedFrom the day from which the texts speak of relief (S3, S0)
 * @param reviewIfSymptomsAfter symptoms after this day are for the clinician to review (S1, S3)
 */
public record SessionCare(
        MedicationHold medicationHold,
        List<HeldDrug> medicationHolds,
        List<RecoveryPhase> recovery,
        LocalDate improvementExpectedFrom,
        LocalDate reviewIfSymptomsAfter) {

    /**
     * The days around a session on the given day.
     *
     * @param decided a prescriber's decision that is in force; null if there is none
     */
    public static SessionCare around(LocalDate day, Severity severity, Timings timings, @Nullable DecidedHold decided) {
        MedicationHold usual = new MedicationHold(day.minusDays(timings.medicationHoldDays()), day);
        List<HeldDrug> ofDrugs = decided == null || !decided.covers(day)
                ? List.of()
                : List.of(new HeldDrug(
                        decided.drug(), decided.drugClass(), earlier(usual.from(), decided.beginBefore(day)), day));
        List<RecoveryPhase> recovery = Arrays.stream(Phase.values())
                .map(phase -> {
                    Range days = timings.days(severity, phase);
                    return new RecoveryPhase(phase, day.plusDays(days.min()), day.plusDays(days.max()));
                })
                .toList();
        return new SessionCare(
                ofDrugs.isEmpty() ? usual : new MedicationHold(ofDrugs.get(0).from(), day),
                ofDrugs,
                recovery,
                day.plusDays(timings.improvementExpectedAfterDays()),
                day.plusDays(timings.reviewAfterDays()));
    }

    /** The days around a session on the given day, without a prescriber's decision. */
    public static SessionCare around(LocalDate day, Severity severity, Timings timings) {
        return around(day, severity, timings, null);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
