package org.prolotherapy.safety;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.schedule.DecidedHold;

/**
 * Whether the days before a session leave room for the hold that S3 asks for.
 *
 * @param day of the session
 * @param protocol by which it is done; it may hold drugs for longer than everywhere
 * @param zone the clinic's, in which a decision has its day
 */
public record HoldBeforeSession(ScreeningAnswers screening, LocalDate day, Protocol protocol, ZoneId zone) {

    /** The hold of an anticoagulant does not begin before its prescriber has decided on it. */
    public Optional<Finding> beganBeforeItWasDecided() {
        return Boolean.TRUE.equals(screening.anticoagulants())
                ? decided()
                        .filter(hold -> concernsAnticoagulants())
                        .filter(hold -> hold.beginBefore(day).isBefore(hold.decidedOn()))
                        .map(hold -> new Finding(
                                RuleId.HOLD_BEFORE_DECISION,
                                Phrase.HOLD_BEFORE_DECISION.of(day, hold.beginBefore(day), hold.decidedOn())))
                : Optional.empty();
    }

    /** The hold has not begun yet, if the patient takes what is held: there is still time to hold it from the first day on. */
    public Optional<Finding> isRunningAlready(LocalDate today) {
        int usualDays = Math.max(
                days(screening.anticoagulants(), DrugClass.ANTICOAGULANT),
                days(screening.antiInflammatories(), DrugClass.ANTI_INFLAMMATORY));
        LocalDate begin = day.minusDays(
                Math.max(usualDays, decided().map(DecidedHold::days).orElse(0)));
        boolean taken =
                Boolean.TRUE.equals(screening.anticoagulants()) || Boolean.TRUE.equals(screening.antiInflammatories());
        return taken && begin.isBefore(today) && !day.isBefore(today)
                ? Optional.of(new Finding(RuleId.HOLD_ALREADY_RUNNING, Phrase.HOLD_RUNNING.of(day, begin)))
                : Optional.empty();
    }

    private int days(@Nullable Boolean taken, DrugClass drugClass) {
        return Boolean.TRUE.equals(taken) ? protocol.holdDaysBefore(drugClass) : 0;
    }

    private boolean concernsAnticoagulants() {
        return screening.holdDecision() != null && screening.holdDecision().concernsAnticoagulants();
    }

    /** The prescriber's decision, if it is long enough to be one; never shorter than the protocol's own hold. */
    private Optional<DecidedHold> decided() {
        return Optional.ofNullable(screening.holdDecision())
                .flatMap(decision -> decision.hold(zone))
                .map(hold -> hold.asLongAs(protocol));
    }
}
