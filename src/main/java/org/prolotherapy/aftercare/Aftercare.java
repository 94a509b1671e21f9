package org.prolotherapy.aftercare;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Instruction.Held;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.schedule.DecidedHold;
import org.prolotherapy.schedule.RecoveryPhase;
import org.prolotherapy.schedule.SessionCare;

/** What the patient is told for the time between one session and the next. */
public final class Aftercare {

    private final LocalDate day;
    private final Protocol protocol;
    private final SessionCare care;
    private final @Nullable Next next;
    private final @Nullable SessionCare nextCare;
    private final @Nullable DecidedHold decided;

    private Aftercare(
            LocalDate day, Severity severity, Protocol protocol, @Nullable Next next, @Nullable DecidedHold decided) {
        this.day = day;
        this.protocol = protocol;
        this.care = SessionCare.around(day, severity, protocol);
        this.next = next;
        this.nextCare = next == null ? null : SessionCare.around(next.day(), severity, next.protocol(), decided);
        this.decided = decided;
    }

    /**
     * The live session after the one that the instructions are for.
     *
     * @param protocol by which it will be done, which may be another one than before
     */
    public record Next(LocalDate day, Protocol protocol) {}

    /**
     * The instructions of a session, the most urgent first.
     *
     * @param day of the session
     * @param protocol by which it is done
     * @param next null after the last
     * @param decided a prescriber's decision on a hold; null if there is none
     */
    public static List<Instruction> after(
            LocalDate day, Severity severity, Protocol protocol, @Nullable Next next, @Nullable DecidedHold decided) {
        Aftercare aftercare = new Aftercare(day, severity, protocol, next, decided);
        return Stream.of(
                        Stream.of(aftercare.doctorAtOnce()),
                        Stream.of(aftercare.restAfterSession()),
                        Stream.of(aftercare.exerciseAfterRest()),
                        Stream.of(aftercare.watchAReactionThatLasts()),
                        Stream.of(aftercare.reviewAfterAWeek()),
                        aftercare.whatTheProtocolHoldsAfterTheSession(),
                        aftercare.oedemaDrugsUntilTheNextHold().stream(),
                        aftercare.noAntiInflammatoriesBeforeTheNextSession().stream(),
                        aftercare.whatTheProtocolHoldsBeforeTheNextSession(),
                        aftercare.holdAsItsPrescriberDecided().stream(),
                        Stream.of(Instruction.always(RuleId.WATER_BEFORE_AND_AFTER)),
                        Stream.of(Instruction.always(RuleId.PROTEIN_RICH_MEALS)),
                        Stream.of(Instruction.always(RuleId.VITAMIN_D_IF_DEFICIENT)))
                .flatMap(Function.identity())
                .toList();
    }

    /** The days of rest after a session. */
    public static RecoveryPhase rest(LocalDate day, Severity severity, Protocol protocol) {
        return new Aftercare(day, severity, protocol, null, null).phase(Phase.REST);
    }

    /** Severe pain or fever after the session are for a doctor at once. */
    private Instruction doctorAtOnce() {
        return Instruction.from(day, RuleId.DOCTOR_AT_ONCE, Phrase.SESSION_ON.of(day));
    }

    /** The patient rests from the session on. */
    private Instruction restAfterSession() {
        RecoveryPhase rest = phase(Phase.REST);
        return Instruction.between(
                rest.from(), rest.to(), RuleId.REST_AFTER_SESSION, Phrase.REST_THROUGH.of(rest.to()));
    }

    /** Exercise begins on the day after the rest. */
    private Instruction exerciseAfterRest() {
        LocalDate begin = phase(Phase.REST).to().plusDays(1);
        return Instruction.from(begin, RuleId.EXERCISE_AFTER_REST, Phrase.EXERCISE_FROM.of(begin));
    }

    /** A reaction that outlasts the expected days is watched through the week. */
    private Instruction watchAReactionThatLasts() {
        RecoveryPhase watch = phase(Phase.PROLONGED_REACTION);
        return Instruction.between(
                watch.from(), watch.to(), RuleId.PROLONGED_REACTION, Phrase.WATCH_THROUGH.of(watch.to()));
    }

    /** Symptoms after the week are reviewed. */
    private Instruction reviewAfterAWeek() {
        LocalDate begin = care.reviewIfSymptomsAfter().plusDays(1);
        return Instruction.from(begin, RuleId.REVIEW_AFTER_A_WEEK, Phrase.FROM.of(begin));
    }

    /** What the protocol holds after a session is held from the session on. */
    private Stream<Instruction> whatTheProtocolHoldsAfterTheSession() {
        return protocol.holds().stream()
                .filter(hold -> hold.daysAfter() > 0)
                .map(hold -> held(Held.after(hold.drugClass()), day, day.plusDays(hold.daysAfter())));
    }

    /**
     * Drugs against oedema are the physician's to decide, from the end of a hold of anti-inflammatories up to the day before the
     * next hold, if there is such a day: they may be anti-inflammatories.
     */
    private Optional<Instruction> oedemaDrugsUntilTheNextHold() {
        int held = protocol.holdDaysAfter(DrugClass.ANTI_INFLAMMATORY);
        LocalDate first = held == 0 ? day : day.plusDays(held + 1L);
        if (nextCare == null) {
            return Optional.of(Instruction.from(first, RuleId.OEDEMA_DRUGS_AFTER_SESSION, Phrase.FROM.of(first)));
        }
        LocalDate last = nextCare.medicationHold().from().minusDays(1);
        return last.isBefore(first)
                ? Optional.empty()
                : Optional.of(Instruction.between(
                        first,
                        last,
                        RuleId.OEDEMA_DRUGS_AFTER_SESSION,
                        held == 0 ? Phrase.THROUGH.of(last) : Phrase.FROM_THROUGH.of(first, last)));
    }

    /** Before the next session no anti-inflammatories are taken; where the protocol asks for more days, it says so. */
    private Optional<Instruction> noAntiInflammatoriesBeforeTheNextSession() {
        if (next == null) {
            return Optional.empty();
        }
        int days = next.protocol().holdDaysBefore(DrugClass.ANTI_INFLAMMATORY);
        LocalDate begin = next.day().minusDays(days);
        if (decided != null && decided.drugClass() == DrugClass.ANTI_INFLAMMATORY && decided.covers(next.day())) {
            begin = decided.asLongAs(next.protocol()).beginBefore(next.day());
        }
        return Optional.of(
                days > next.protocol().timings().medicationHoldDays()
                        ? held(Held.beforeNext(DrugClass.ANTI_INFLAMMATORY), begin, next.day())
                        : Instruction.between(
                                begin,
                                next.day(),
                                RuleId.MEDICATION_HOLD,
                                Phrase.BEFORE_NEXT_SESSION.of(begin, next.day())));
    }

    /** What else the protocol holds before the next session is held up to its day. */
    private Stream<Instruction> whatTheProtocolHoldsBeforeTheNextSession() {
        return Stream.ofNullable(next)
                .flatMap(session -> session.protocol().holds().stream()
                        .filter(hold -> hold.drugClass() != DrugClass.ANTI_INFLAMMATORY && hold.daysBefore() > 0)
                        .map(hold -> held(
                                Held.beforeNext(hold.drugClass()),
                                session.day().minusDays(hold.daysBefore()),
                                session.day())));
    }

    private static Instruction held(Held what, LocalDate from, LocalDate to) {
        Phrase when = what.afterSession() ? Phrase.DRUGS_AFTER_SESSION : Phrase.DRUGS_BEFORE_NEXT_SESSION;
        return Instruction.between(
                        from, to, RuleId.PROTOCOL_HOLD, when.of(Objects.requireNonNull(what.kind()), from, to))
                .holding(what);
    }

    /** Before the next session a drug is held for as long as its prescriber decided. */
    private Optional<Instruction> holdAsItsPrescriberDecided() {
        return Stream.ofNullable(nextCare)
                .flatMap(around -> around.medicationHolds().stream())
                .findFirst()
                .map(hold -> Instruction.between(
                                hold.from(),
                                hold.to(),
                                RuleId.HOLD_AS_DECIDED,
                                Phrase.DRUG_BEFORE_NEXT_SESSION.of(hold.drug(), hold.from(), hold.to()))
                        .holding(Held.beforeNext(hold.drug())));
    }

    private RecoveryPhase phase(Phase wanted) {
        return care.recovery().stream()
                .filter(recovery -> recovery.phase() == wanted)
                .findFirst()
                .orElseThrow();
    }
}
