package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.Schedule;

/**
 * The rules for moving a session to a day. Any working day from the least spacing to the deadline will do, also outside
 * the session's window.
 *
 * @param today no session is moved to a day before it
 */
public record Rescheduling(
        TreatmentSession session,
        LocalDate day,
        RescheduleScope scope,
        Knowledge knowledge,
        ClinicCalendar calendar,
        LocalDate today) {

    /** Every rule that stands against the move; often none. */
    public List<Finding> obstacles() {
        return Stream.of(
                        clinicWorksThatDay(),
                        dayIsStillToCome(),
                        theSessionBeforeIsFarEnoughAway(),
                        itIsNotAfterTheDeadline(),
                        theCourseIsOverByTheLastDate(),
                        theSessionAfterIsFarEnoughAway())
                .flatMap(Optional::stream)
                .toList();
    }

    /** The clinic works on that day. */
    private Optional<Finding> clinicWorksThatDay() {
        return found(!calendar.isWorkingDay(day), RuleId.WORKING_DAYS, Phrase.CLOSED_ON.of(day));
    }

    /** The day is today or later. */
    private Optional<Finding> dayIsStillToCome() {
        return found(day.isBefore(today), RuleId.BOOKING_AHEAD, Phrase.TODAY.of(today));
    }

    /** The tissue has had the least time to regenerate since the session before; the first is not before the start. */
    private Optional<Finding> theSessionBeforeIsFarEnoughAway() {
        LocalDate soonest = plan().course()
                .liveBefore(session)
                .map(before -> before.date().plusDays(leastSpacing(session)))
                .orElse(plan().startOn());
        return found(
                day.isBefore(soonest), RuleId.SPACING_RANGE, Phrase.SESSION_NOT_BEFORE.of(session.number(), soonest));
    }

    /** The course is over within its span, which is counted from the first session. */
    private Optional<Finding> itIsNotAfterTheDeadline() {
        return found(
                session.number() > 1 && day.isAfter(plan().figures().deadline()),
                plan().protocol(knowledge).spanRule(),
                Phrase.DEADLINE.of(plan().figures().deadline()));
    }

    /** The span that is counted from the first session is over by the last date that can be asked for. */
    private Optional<Finding> theCourseIsOverByTheLastDate() {
        LocalDate deadline = plan().protocol(knowledge).span().endFrom(day);
        return found(
                session.number() == 1 && deadline.isAfter(Schedule.LAST_DATE),
                RuleId.LAST_DATE,
                Phrase.COURSE_MAY_TAKE_UNTIL.of(day, deadline));
    }

    /** If the later sessions stay where they are, the next one comes no sooner than the least spacing allows. */
    private Optional<Finding> theSessionAfterIsFarEnoughAway() {
        if (scope != RescheduleScope.THIS) {
            return Optional.empty();
        }
        return plan().course()
                .liveAfter(session)
                .filter(next -> next.date().isBefore(day.plusDays(leastSpacing(next))))
                .map(next -> new Finding(
                        RuleId.SPACING_RANGE,
                        Phrase.NEXT_SESSION_STAYS.of(next.number(), next.date(), leastSpacing(next), day)));
    }

    private TreatmentPlan plan() {
        return session.plan();
    }

    /** The least days between a session and the live one before it. */
    private int leastSpacing(TreatmentSession later) {
        return plan().course().schedule(knowledge, calendar.zone()).leastDaysBefore(later.number());
    }

    private static Optional<Finding> found(boolean against, RuleId rule, Saying detail) {
        return against ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
