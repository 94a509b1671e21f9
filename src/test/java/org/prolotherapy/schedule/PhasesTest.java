package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.prolotherapy.knowledge.InEnglish.told;
import static org.prolotherapy.knowledge.InEnglish.words;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.cancelled;
import static org.prolotherapy.schedule.Courses.closedFrom;
import static org.prolotherapy.schedule.Courses.closedOn;
import static org.prolotherapy.schedule.Courses.dates;
import static org.prolotherapy.schedule.Courses.missed;
import static org.prolotherapy.schedule.Courses.performed;
import static org.prolotherapy.schedule.Courses.rules;
import static org.prolotherapy.schedule.Courses.targets;
import static org.prolotherapy.schedule.Protocols.fixed;
import static org.prolotherapy.schedule.Protocols.gap;
import static org.prolotherapy.schedule.Protocols.phase;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;

/** Phases, lists of gaps and spans that the built-in protocols have no need of. */
class PhasesTest {

    private static final LocalDate START = LocalDate.parse("2027-01-04");

    /** Weeks 0, 4, 8 and 16 (Sit 2020). */
    private static final Protocol SIT = Protocols.of(
            Span.ofMonths(4), phase("INITIAL", 2, 4, 4, null, gap(25, 28, 35), gap(25, 28, 35), gap(49, 56, 63)));

    /** Three sessions four weeks apart, and two as needed. */
    private static final Protocol RABAGO = Protocols.of(
            Span.ofMonths(5),
            phase("INITIAL", 3, 3, 3, null, gap(25, 28, 35)),
            phase("CONTINUATION", 0, null, 2, null, gap(25, 28, 35)));

    @Test
    void givesEachGapItsOwnSpacing() {
        Schedule schedule = proposed(SIT, WEEKDAYS);

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-02-01", "2027-03-01", "2027-04-26"));
        assertThat(schedule.gapsDays()).containsExactly(28, 28, 56);
        assertThat(schedule.asNeeded()).isNull();
        assertThat(rules(schedule.rationale()))
                .contains(RuleId.SESSION_COUNT_PUBLISHED, RuleId.SPACING_PUBLISHED, RuleId.PROTOCOL_SPAN)
                .doesNotContain(RuleId.SIX_MONTH_CAP, RuleId.SPACING_FOLLOWS_REGENERATION);
    }

    @Test
    void takesACallersSpacingOnlyIfItLiesInEveryGapThatIsUsed() {
        CourseRequest whole = request(SIT).withSpacingDays(30);
        ScheduleNotFeasible refusal =
                catchThrowableOfType(ScheduleNotFeasible.class, () -> Schedule.proposedFor(whole, WEEKDAYS));

        assertThat(rules(refusal.reasons())).containsExactly(RuleId.SPACING_RANGE);
        assertThat(words(refusal.reasons().get(0)))
                .isEqualTo("of-a-clinic has 25–35, 49–63 days between sessions; 30 were asked for.");
        assertThat(refusal.alternatives()).containsExactly(new Alternative(null, 3, null));
        Schedule shorter = Schedule.proposedFor(whole.withSessionCount(3), WEEKDAYS);
        assertThat(shorter.gapsDays()).containsExactly(30, 30);
    }

    @Test
    void keepsTheGapsOfTheSessionsAfterOneThatIsCancelled() {
        Schedule whole = proposed(SIT, WEEKDAYS);
        Schedule schedule = Schedule.derivedFrom(
                whole.requirement(),
                WEEKDAYS,
                History.of(cancelled(whole.sessions().get(1))));

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-02-01", "2027-02-01", "2027-03-29"));
        assertThat(schedule.gapsDays()).containsExactly(28, 56);
    }

    @Test
    void stepsOverClosedDaysTheFurtherTheLongerAFixedGapIs() {
        assertThat(latestOfSecond(fixed(28))).isEqualTo(START.plusDays(28 + 7));
        assertThat(latestOfSecond(fixed(27))).isEqualTo(START.plusDays(27 + 3));
        assertThat(latestOfSecond(fixed(14))).isEqualTo(START.plusDays(14 + 3));
        assertThat(latestOfSecond(fixed(13))).isEqualTo(START.plusDays(13 + 2));
        assertThat(latestOfSecond(fixed(5))).isEqualTo(START.plusDays(5 + 2));
        assertThat(latestOfSecond(gap(28, 28, 29))).isEqualTo(START.plusDays(29));
    }

    @Test
    void hasNoGapInASingleSession() {
        Protocol single = Protocols.of(Span.ofDays(1), phase("INITIAL", 1, null, 1, null));
        Schedule schedule = proposed(single, WEEKDAYS);

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04"));
        assertThat(schedule.gapsDays()).isEmpty();
        assertThat(schedule.deadline()).isEqualTo("2027-01-05");
        ScheduleNotFeasible refusal = catchThrowableOfType(
                ScheduleNotFeasible.class,
                () -> Schedule.proposedFor(request(single).withSpacingDays(14), WEEKDAYS));
        assertThat(rules(refusal.reasons())).containsExactly(RuleId.SPACING_RANGE);
        assertThat(refusal.alternatives()).isEmpty();
    }

    @Test
    void endsOnTheLastDayOfASpanInDays() {
        Protocol onTheDay = Protocols.of(Span.ofDays(14), phase("INITIAL", 1, 3, 3, null, gap(7, 7, 8)));
        Protocol aDayShort = Protocols.of(Span.ofDays(13), phase("INITIAL", 1, 3, 3, null, gap(7, 7, 8)));

        assertThat(targets(proposed(onTheDay, WEEKDAYS))).isEqualTo(dates("2027-01-04", "2027-01-11", "2027-01-18"));
        Schedule clamped = proposed(aDayShort, WEEKDAYS);
        assertThat(clamped.sessionCount()).isEqualTo(2);
        assertThat(rules(clamped.notes())).containsExactly(RuleId.PROTOCOL_SPAN);
        assertThat(words(clamped.notes().get(0))).isEqualTo("The protocol names 3 sessions; 2 can be placed.");
    }

    @Test
    void placesNoSessionAsNeededUnasked() {
        Schedule schedule = proposed(RABAGO, WEEKDAYS);

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-02-01", "2027-03-01"));
        assertThat(schedule.asNeeded()).isEqualTo(new AsNeeded("CONTINUATION", 2));
    }

    @Test
    void addsSessionsAsNeededBehindTheLastOneUntilThePhaseHasNoMore() {
        Schedule one = extended(proposed(RABAGO, WEEKDAYS), History.NONE, "2027-01-04");
        Schedule two = extended(one, History.NONE, "2027-01-04");

        assertThat(one.sessions())
                .extracting(ScheduledSession::phase)
                .containsExactly("INITIAL", "INITIAL", "INITIAL", "CONTINUATION");
        assertThat(one.endsOn()).isEqualTo("2027-03-29");
        assertThat(one.asNeeded()).isEqualTo(new AsNeeded("CONTINUATION", 1));
        assertThat(two.endsOn()).isEqualTo("2027-04-26");
        assertThat(two.asNeeded()).isEqualTo(new AsNeeded("CONTINUATION", 0));
        Extension third = Extension.of(two.requirement(), WEEKDAYS, History.NONE, START);
        assertThat(third.isPossible()).isFalse();
        assertThat(rules(third.reasons())).containsExactly(RuleId.AS_NEEDED_SESSIONS);
    }

    @Test
    void fillsTheFirstPhaseBeforeThoseAsNeeded() {
        Protocol protocol = Protocols.of(
                Span.ofMonths(12),
                phase("INITIAL", 1, 2, 3, null, gap(7, 7, 10)),
                phase("REPEAT", 0, null, 6, gap(80, 90, 100), gap(21, 28, 30)));
        Schedule schedule = proposed(protocol, WEEKDAYS);
        for (int i = 0; i < 3; i++) {
            schedule = extended(schedule, History.NONE, "2027-01-04");
        }

        assertThat(schedule.sessions())
                .extracting(ScheduledSession::phase)
                .containsExactly("INITIAL", "INITIAL", "INITIAL", "REPEAT", "REPEAT");
        assertThat(schedule.gapsDays()).containsExactly(7, 7, 90, 28);
        assertThat(targets(schedule))
                .isEqualTo(dates("2027-01-04", "2027-01-11", "2027-01-18", "2027-04-19", "2027-05-17"));
    }

    @Test
    void countsTheListOfAPhaseFromTheGapBeforeItWhereNoOtherIsNamed() {
        Protocol hooper = Protocols.of(
                Span.ofMonths(6),
                phase("INITIAL", 3, 3, 3, null, gap(5, 7, 10)),
                phase("REPEAT", 0, null, 6, null, gap(21, 28, 42), gap(5, 7, 10)));
        Schedule schedule = proposed(hooper, WEEKDAYS);
        for (int i = 0; i < 3; i++) {
            schedule = extended(schedule, History.NONE, "2027-01-04");
        }

        assertThat(schedule.gapsDays()).containsExactly(7, 7, 28, 7, 7);
    }

    @Test
    void placesASessionThatIsAskedForLateWithinAWeekOfTheDay() {
        Schedule schedule = proposed(RABAGO, WEEKDAYS);
        History done = allPerformed(schedule);
        Schedule onTheDay = extended(schedule, done, "2027-03-29");
        Schedule late = extended(schedule, done, "2027-04-03");

        assertThat(onTheDay.endsOn()).isEqualTo("2027-03-29");
        assertThat(rules(onTheDay.notes())).isEmpty();
        ScheduledSession asked = late.sessions().get(3);
        assertThat(asked.target()).isEqualTo("2027-04-05");
        assertThat(asked.window()).isEqualTo(new Window(LocalDate.parse("2027-04-03"), LocalDate.parse("2027-04-10")));
        assertThat(rules(late.notes())).containsExactly(RuleId.INTERVAL_EXCEEDED);
    }

    @Test
    void addsNoSessionBehindTheDeadline() {
        Schedule schedule = proposed(RABAGO, WEEKDAYS);
        History done = allPerformed(schedule);

        assertThat(extended(schedule, done, "2027-06-04").endsOn()).isEqualTo("2027-06-04");
        Extension after = Extension.of(schedule.requirement(), WEEKDAYS, done, LocalDate.parse("2027-06-05"));
        assertThat(rules(after.reasons())).containsExactly(RuleId.PROTOCOL_SPAN);
        Extension closed = Extension.of(
                schedule.requirement(), closedFrom("2027-06-02", "2027-06-04"), done, LocalDate.parse("2027-06-02"));
        assertThat(closed.isPossible()).isFalse();
    }

    @Test
    void appendsASessionAsNeededForOneThatWasMissed() {
        Schedule one = extended(proposed(RABAGO, WEEKDAYS), History.NONE, "2027-01-04");
        Schedule schedule = Schedule.derivedFrom(
                one.requirement(),
                WEEKDAYS,
                History.of(
                        performed(one.sessions().get(0), START),
                        performed(one.sessions().get(1), START.plusDays(28)),
                        performed(one.sessions().get(2), START.plusDays(56)),
                        missed(one.sessions().get(3), LocalDate.parse("2027-03-30"))));

        assertThat(schedule.sessions()).extracting(ScheduledSession::phase).endsWith("CONTINUATION", "CONTINUATION");
        assertThat(schedule.asNeeded()).isEqualTo(new AsNeeded("CONTINUATION", 1));
    }

    @Test
    void givesACourseThatIsOverOnlySessionsAsNeeded() {
        Schedule schedule = proposed(RABAGO, WEEKDAYS);
        List<ScheduledSession> sessions = schedule.sessions();
        History endedEarly = History.of(
                performed(sessions.get(0), START),
                performed(sessions.get(1), START.plusDays(28)),
                cancelled(sessions.get(2)));
        Extension extension =
                Extension.ofEnded(schedule.requirement(), WEEKDAYS, endedEarly, LocalDate.parse("2027-02-10"));

        Schedule longer = extension.scheduleOrRefusal();
        assertThat(longer.sessions()).hasSize(4);
        assertThat(longer.sessions().get(3).phase()).isEqualTo("CONTINUATION");
        assertThat(longer.endsOn()).isEqualTo("2027-03-01");
        assertThat(rules(Extension.ofEnded(proposed(SIT, WEEKDAYS).requirement(), WEEKDAYS, endedEarly, START)
                        .reasons()))
                .containsExactly(RuleId.AS_NEEDED_SESSIONS);
        History neverBegun =
                History.of(cancelled(sessions.get(0)), cancelled(sessions.get(1)), cancelled(sessions.get(2)));
        assertThat(rules(Extension.ofEnded(schedule.requirement(), WEEKDAYS, neverBegun, START)
                        .reasons()))
                .containsExactly(RuleId.AS_NEEDED_SESSIONS);
    }

    @Test
    void movesWhatIsAsNeededWithTheSessionsBeforeIt() {
        Schedule one = extended(proposed(RABAGO, WEEKDAYS), History.NONE, "2027-01-04");
        Schedule moved = Schedule.derivedFrom(one.requirement(), closedOn("2027-03-01"), History.NONE);

        assertThat(targets(moved)).isEqualTo(dates("2027-01-04", "2027-02-01", "2027-03-02", "2027-03-30"));
    }

    @Test
    void countsWhatWasPerformedAsNeededOnlyWhereItIsStillAgreedOn() {
        Schedule one = extended(proposed(RABAGO, WEEKDAYS), History.NONE, "2027-01-04");
        History whole = allPerformed(one);

        Schedule again = Schedule.proposedFor(request(RABAGO), List.of(1), WEEKDAYS, whole);

        assertThat(again.sessions()).hasSize(4).allMatch(session -> session.status() == SessionStatus.PERFORMED);
        ScheduleNotFeasible refusal = catchThrowableOfType(
                ScheduleNotFeasible.class, () -> Schedule.proposedFor(request(RABAGO), List.of(0), WEEKDAYS, whole));
        assertThat(words(refusal.reasons().get(0))).isEqualTo("4 sessions are performed already.");
        assertThat(catchThrowableOfType(
                        ScheduleNotFeasible.class,
                        () -> Schedule.proposedFor(request(RABAGO), List.of(), WEEKDAYS, whole)))
                .isNotNull();
    }

    @Test
    void namesThePhaseWhoseTurnItIs() {
        Protocol threePhases = Protocols.of(
                Span.ofMonths(12),
                phase("INITIAL", 1, 1, 1, null),
                phase("SECOND", 0, null, 1, null, fixed(28)),
                phase("THIRD", 0, null, 2, null, fixed(28)));
        Schedule first = proposed(threePhases, WEEKDAYS);
        Schedule second = extended(first, History.NONE, "2027-01-04");
        Schedule third = extended(second, History.NONE, "2027-01-04");

        assertThat(first.asNeeded()).isEqualTo(new AsNeeded("SECOND", 1));
        assertThat(second.asNeeded()).isEqualTo(new AsNeeded("THIRD", 2));
        assertThat(third.asNeeded()).isEqualTo(new AsNeeded("THIRD", 1));
        assertThat(third.requirement().asNeeded()).containsExactly(1, 1);
        assertThat(targets(third)).isEqualTo(dates("2027-01-04", "2027-02-01", "2027-03-01"));
    }

    @Test
    void saysWhyThereIsNoMore() {
        Schedule two =
                extended(extended(proposed(RABAGO, WEEKDAYS), History.NONE, "2027-01-04"), History.NONE, "2027-01-04");

        assertThat(words(Extension.of(two.requirement(), WEEKDAYS, History.NONE, START)
                        .reasons()
                        .get(0)))
                .isEqualTo("of-a-clinic has no more than the 5 of the course.");
        Schedule sit = proposed(SIT, WEEKDAYS);
        assertThat(words(Extension.of(sit.requirement(), WEEKDAYS, History.NONE, START)
                        .reasons()
                        .get(0)))
                .isEqualTo("of-a-clinic has no more than the 4 of the course.");
        assertThat(words(Extension.ofEnded(sit.requirement(), WEEKDAYS, allPerformed(sit), START)
                        .reasons()
                        .get(0)))
                .isEqualTo("of-a-clinic has no sessions as needed.");
    }

    @Test
    void saysWhereTheDaysBetweenSessionsComeFrom() {
        Protocol oneLength = Protocols.of(Span.ofMonths(6), phase("INITIAL", 2, null, 3, null, fixed(28)));
        Protocol regeneration = Protocols.of(Span.ofMonths(6), phase("INITIAL", 2, null, 3, null, gapOf(14, 21)));
        CourseRequest trial = Courses.course("knee-osteoarthritis-trial", Severity.MILD, "2027-01-04");

        assertThat(rules(proposed(oneLength, WEEKDAYS).rationale())).contains(RuleId.SPACING_PUBLISHED);
        assertThat(rules(Schedule.proposedFor(trial, WEEKDAYS).rationale())).contains(RuleId.SPACING_FIXED);
        assertThat(rules(proposed(regeneration, WEEKDAYS).rationale()))
                .contains(RuleId.SPACING_FOLLOWS_REGENERATION)
                .doesNotContain(RuleId.SPACING_REQUESTED);
        assertThat(Schedule.proposedFor(request(regeneration).withSpacingDays(15), WEEKDAYS)
                        .rationale())
                .extracting(InEnglish::said)
                .contains(told(RuleId.SPACING_REQUESTED, "15 days were asked for, of 14–21."));
    }

    @Test
    void saysThatTheTextCountsSessionsOnlyWhereItDoes() {
        CourseRequest standard = Courses.course("hypertonic-dextrose", Severity.SEVERE, "2027-01-04");
        boolean counts = standard.protocol().sources().get(0).equals("S4");

        assertThat(rules(Schedule.proposedFor(standard, WEEKDAYS).rationale()).contains(RuleId.SESSIONS_NOT_INJECTIONS))
                .isEqualTo(counts);
        assertThat(rules(proposed(SIT, WEEKDAYS).rationale())).doesNotContain(RuleId.SESSIONS_NOT_INJECTIONS);
        assertThat(Courses.KNOWLEDGE.currentProtocols())
                .anyMatch(protocol -> protocol.sources().get(0).equals("S4")
                        && rules(Schedule.proposedFor(
                                                Courses.course(protocol.id(), Severity.MILD, "2027-01-04"), WEEKDAYS)
                                        .rationale())
                                .contains(RuleId.SESSIONS_NOT_INJECTIONS));
    }

    private static Gap gapOf(int min, int max) {
        return new Gap(min, null, max);
    }

    private static LocalDate latestOfSecond(Gap gap) {
        Protocol protocol = Protocols.of(Span.ofMonths(6), phase("INITIAL", 2, null, 2, null, gap));
        return proposed(protocol, WEEKDAYS).sessions().get(1).window().latest();
    }

    private static History allPerformed(Schedule schedule) {
        return History.of(schedule.sessions().stream()
                .map(session -> performed(session, session.target()))
                .toArray(PastSession[]::new));
    }

    private static Schedule extended(Schedule schedule, History history, String today) {
        return Extension.of(schedule.requirement(), WEEKDAYS, history, LocalDate.parse(today))
                .scheduleOrRefusal();
    }

    private static Schedule proposed(Protocol protocol, ClinicCalendar calendar) {
        return Schedule.proposedFor(request(protocol), calendar);
    }

    private static CourseRequest request(Protocol protocol) {
        return new CourseRequest(protocol, Severity.MODERATE, START, null, null);
    }
}
