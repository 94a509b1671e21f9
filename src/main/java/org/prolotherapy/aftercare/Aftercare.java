package org.prolotherapy.aftercare;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;
import org.prolotherapy.schedule.DecidedHold;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.RecoveryPhase;
import org.prolotherapy.schedule.SessionCare;

/** What the patient is told for the time between one session and the next. */
public final class Aftercare {

    private final LocalDate day;
    private final SessionCare care;
    private final @Nullable SessionCare next;
    private final @Nullable MedicationHold antiInflammatoryHold;

    private Aftercare(
            LocalDate day,
            @Nullable LocalDate nextDay,
            Severity severity,
            Timings timings,
            @Nullable DecidedHold decided) {
        this.day = day;
        this.care = SessionCare.around(day, severity, timings);
        this.next = nextDay == null ? null : SessionCare.around(nextDay, severity, timings, decided);
        this.antiInflammatoryHold = nextDay == null
                ? null
                : SessionCare.around(nextDay, severity, timings, ofAntiInflammatories(decided))
                        .medicationHold();
    }

    /**
     * The instructions of a session, the most urgent first.
     *
     * @param day of the session
     * @param nextDay of the live session after it; null after the last
     * @param decided a prescriber's decision on a hold; null if there is none
     */
    public static List<Instruction> after(
            LocalDate day,
            @Nullable LocalDate nextDay,
            Severity severity,
            Timings timings,
            @Nullable DecidedHold decided) {
        Aftercare aftercare = new Aftercare(day, nextDay, severity, timings, decided);
        return Stream.of(
                        Optional.of(aftercare.doctorAtOnce()),
                        Optional.of(aftercare.restAfterSession()),
                        Optional.of(aftercare.exerciseAfterRest()),
                        Optional.of(aftercare.watchAReactionThatLasts()),
                        Optional.of(aftercare.reviewAfterAWeek()),
                        aftercare.oedemaDrugsUntilTheNextHold(),
                        aftercare.noAntiInflammatoriesBeforeTheNextSession(),
                        aftercare.holdAsItsPrescriberDecided(),
                        Optional.of(Instruction.always(RuleId.WATER_BEFORE_AND_AFTER)),
                        Optional.of(Instruction.always(RuleId.PROTEIN_RICH_MEALS)),
                        Optional.of(Instruction.always(RuleId.VITAMIN_D_IF_DEFICIENT)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The days of rest after a session. */
    public static RecoveryPhase rest(LocalDate day, Severity severity, Timings timings) {
        return new Aftercare(day, null, severity, timings, null).phase(Phase.REST);
    }

    /** Severe pain or fever after the session are for a doctor at once. */
    private Instruction doctorAtOnce() {
        return Instruction.from(day, RuleId.DOCTOR_AT_ONCE, "The session is on " + day + ".");
    }

    /** The patient rests from the session on. */
    private Instruction restAfterSession() {
        RecoveryPhase rest = phase(Phase.REST);
        return Instruction.between(
                rest.from(), rest.to(), RuleId.REST_AFTER_SESSION, "Rest through " + rest.to() + ".");
    }

    /** Exercise begins on the day after the rest. */
    private Instruction exerciseAfterRest() {
        LocalDate begin = phase(Phase.REST).to().plusDays(1);
        return Instruction.from(begin, RuleId.EXERCISE_AFTER_REST, "Exercise from " + begin + " on.");
    }

    /** A reaction that outlasts the expected days is watched through the week. */
    private Instruction watchAReactionThatLasts() {
        RecoveryPhase watch = phase(Phase.PROLONGED_REACTION);
        return Instruction.between(
                watch.from(), watch.to(), RuleId.PROLONGED_REACTION, "Watch them through " + watch.to() + ".");
    }

    /** Symptoms after the week are reviewed. */
    private Instruction reviewAfterAWeek() {
        LocalDate begin = care.reviewIfSymptomsAfter().plusDays(1);
        return Instruction.from(begin, RuleId.REVIEW_AFTER_A_WEEK, "That is from " + begin + " on.");
    }

    /** Drugs against oedema are the physician's to decide, up to the day before the next hold, if there is such a day. */
    private Optional<Instruction> oedemaDrugsUntilTheNextHold() {
        if (next == null) {
            return Optional.of(
                    Instruction.from(day, RuleId.OEDEMA_DRUGS_AFTER_SESSION, "That is from " + day + " on."));
        }
        LocalDate last = next.medicationHold().from().minusDays(1);
        return last.isBefore(day)
                ? Optional.empty()
                : Optional.of(Instruction.between(
                        day, last, RuleId.OEDEMA_DRUGS_AFTER_SESSION, "That is through " + last + "."));
    }

    /** Before the next session no anti-inflammatories are taken. */
    private Optional<Instruction> noAntiInflammatoriesBeforeTheNextSession() {
        return Optional.ofNullable(antiInflammatoryHold)
                .map(hold -> Instruction.between(
                        hold.from(),
                        hold.to(),
                        RuleId.MEDICATION_HOLD,
                        "For the next session that is from " + hold.from() + " through " + hold.to() + "."));
    }

    /** Before the next session a drug is held for as long as its prescriber decided. */
    private Optional<Instruction> holdAsItsPrescriberDecided() {
        return Optional.ofNullable(next).stream()
                .flatMap(care -> care.medicationHolds().stream())
                .findFirst()
                .map(hold -> Instruction.between(
                        hold.from(),
                        hold.to(),
                        RuleId.HOLD_AS_DECIDED,
                        "For " + hold.drug() + " and the next session that is from " + hold.from() + " through "
                                + hold.to() + "."));
    }

    private static @Nullable DecidedHold ofAntiInflammatories(@Nullable DecidedHold decided) {
        return decided != null && decided.drugClass() == DrugClass.ANTI_INFLAMMATORY ? decided : null;
    }

    private RecoveryPhase phase(Phase wanted) {
        return care.recovery().stream()
                .filter(recovery -> recovery.phase() == wanted)
                .findFirst()
                .orElseThrow();
    }
}
