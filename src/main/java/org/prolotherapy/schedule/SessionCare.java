package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Severity;

/**
 * The days around a session: the holds before and after it, the recovery after it.
 *
 * @param medicationHold the widest hold before it: what is held everywhere, or what the protocol or a prescriber says if that is
 *     longer
 * @param medicationHolds the drugs that are held as a prescriber decided; none without a decision
 * @param protocolHolds the kinds of drugs that its protocol holds, before and after it; none where it says nothing of them
 * @param recovery its phases, in the order in which they begin
 * @param improvementExpectedFrom the day from which the texts speak of relief (S3, S0)
 * @param reviewIfSymptomsAfter symptoms after this day are for the clinician to review (S1, S3)
 */
public record SessionCare(
        MedicationHold medicationHold,
        List<HeldDrug> medicationHolds,
        List<HeldClass> protocolHolds,
        List<RecoveryPhase> recovery,
        LocalDate improvementExpectedFrom,
        LocalDate reviewIfSymptomsAfter) {

    /**
     * The days around a session on the given day.
     *
     * @param protocol by which it is done
     * @param decided a prescriber's decision that is in force; null if there is none
     */
    public static SessionCare around(
            LocalDate day, Severity severity, Protocol protocol, @Nullable DecidedHold decided) {
        List<HeldDrug> ofDrugs = decided == null || !decided.covers(day)
                ? List.of()
                : List.of(decided.asLongAs(protocol).heldBefore(day));
        LocalDate usual = day.minusDays(Math.max(
                protocol.holdDaysBefore(DrugClass.ANTI_INFLAMMATORY),
                protocol.holdDaysBefore(DrugClass.ANTICOAGULANT)));
        List<RecoveryPhase> recovery = Arrays.stream(Phase.values())
                .map(phase -> {
                    Range days = protocol.timings().days(severity, phase);
                    return new RecoveryPhase(phase, day.plusDays(days.min()), day.plusDays(days.max()));
                })
                .toList();
        return new SessionCare(
                new MedicationHold(
                        ofDrugs.isEmpty()
                                ? usual
                                : earlier(usual, ofDrugs.get(0).from()),
                        day),
                ofDrugs,
                protocol.holds().stream().map(hold -> around(day, hold)).toList(),
                recovery,
                day.plusDays(protocol.timings().improvementExpectedAfterDays()),
                day.plusDays(protocol.timings().reviewAfterDays()));
    }

    /** The days around a session on the given day, without a prescriber's decision. */
    public static SessionCare around(LocalDate day, Severity severity, Protocol protocol) {
        return around(day, severity, protocol, null);
    }

    private static HeldClass around(LocalDate day, DrugHold hold) {
        return new HeldClass(hold.drugClass(), day.minusDays(hold.daysBefore()), day.plusDays(hold.daysAfter()));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
