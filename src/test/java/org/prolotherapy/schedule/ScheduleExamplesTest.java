package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.WEEKDAYS;
import static org.prolotherapy.schedule.Courses.closedOn;
import static org.prolotherapy.schedule.Courses.course;
import static org.prolotherapy.schedule.Courses.dates;
import static org.prolotherapy.schedule.Courses.rules;
import static org.prolotherapy.schedule.Courses.targets;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;

class ScheduleExamplesTest {

    @Test
    void schedulesAMildCourseFromASaturday() {
        Schedule schedule = Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, "2027-01-02"), WEEKDAYS);

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-01-18", "2027-02-01"));
        assertThat(schedule.sessions().get(0).window())
                .isEqualTo(new Window(LocalDate.parse("2027-01-02"), LocalDate.parse("2027-01-04")));
        assertThat(schedule.startsOn()).isEqualTo("2027-01-04");
        assertThat(schedule.endsOn()).isEqualTo("2027-02-01");
        assertThat(schedule.deadline()).isEqualTo("2027-07-04");
    }

    @Test
    void schedulesAModerateCourseAroundAClosedDay() {
        Schedule schedule = Schedule.proposedFor(
                course("hypertonic-dextrose", Severity.MODERATE, "2027-01-04"), closedOn("2027-02-09"));

        assertThat(targets(schedule))
                .isEqualTo(dates("2027-01-04", "2027-01-22", "2027-02-10", "2027-03-01", "2027-03-19"));
    }

    @Test
    void schedulesASevereCourseOverNewYear() {
        Schedule schedule =
                Schedule.proposedFor(course("hypertonic-dextrose", Severity.SEVERE, "2026-12-31"), WEEKDAYS);

        assertThat(targets(schedule))
                .isEqualTo(dates("2026-12-31", "2027-01-21", "2027-02-11", "2027-03-04", "2027-03-25", "2027-04-15"));
    }

    @Test
    void clampsFifteenSessionsAtTwentyOneDaysToNine() {
        Schedule schedule =
                Schedule.proposedFor(course("extended-regenerative", Severity.SEVERE, "2027-01-04"), WEEKDAYS);

        assertThat(schedule.requirement().request().desiredSessionCount()).isEqualTo(15);
        assertThat(schedule.sessionCount()).isEqualTo(9);
        assertThat(targets(schedule))
                .isEqualTo(LocalDate.parse("2027-01-04")
                        .datesUntil(LocalDate.parse("2027-06-22"), Period.ofDays(21))
                        .toList());
        assertThat(rules(schedule.notes())).containsExactly(RuleId.SIX_MONTH_CAP);
        assertThat(schedule.lost()).isNull();
    }

    @Test
    void clampsFifteenSessionsAtFourteenDaysToThirteenAndFromAutumnToFourteen() {
        CourseRequest winter =
                course("extended-regenerative", Severity.SEVERE, "2027-01-04").withSpacingDays(14);
        Schedule fromWinter = Schedule.proposedFor(winter, WEEKDAYS);
        Schedule fromAutumn = Schedule.proposedFor(winter.withStartOn(LocalDate.parse("2027-09-01")), WEEKDAYS);

        assertThat(fromWinter.sessionCount()).isEqualTo(13);
        assertThat(fromWinter.endsOn()).isEqualTo("2027-06-21");
        assertThat(fromAutumn.sessionCount()).isEqualTo(14);
    }

    @Test
    void stepsOverAClosedDayInAProtocolOfFixedSpacing() {
        Schedule schedule = Schedule.proposedFor(
                course("knee-osteoarthritis-trial", Severity.MODERATE, "2027-01-04"), closedOn("2027-02-01"));

        assertThat(targets(schedule)).isEqualTo(dates("2027-01-04", "2027-02-02", "2027-03-02", "2027-03-30"));
        assertThat(schedule.sessions().get(1).window())
                .isEqualTo(new Window(LocalDate.parse("2027-01-25"), LocalDate.parse("2027-02-08")));
        assertThat(rules(schedule.notes())).containsExactly(RuleId.TRIAL_PROTOCOL);
    }

    @Test
    void notesThatAShortCourseDoesNotReachTheSpanThatItsTextNames() {
        Schedule oneDayShort = Schedule.proposedFor(
                course("extended-regenerative", Severity.MILD, "2027-01-04").withSpacingDays(21), WEEKDAYS);
        Schedule longEnough = Schedule.proposedFor(
                course("extended-regenerative", Severity.SEVERE, "2027-01-04").withSessionCount(6), WEEKDAYS);

        assertThat(rules(oneDayShort.notes())).containsExactly(RuleId.SPAN_FLOOR);
        assertThat(longEnough.endsOn()).isEqualTo("2027-04-19");
        assertThat(longEnough.notes()).isEmpty();
    }

    @Test
    void datesTheDaysAroundASession() {
        LocalDate leapDay = LocalDate.parse("2028-02-29");
        SessionCare moderate = SessionCare.around(leapDay, Severity.MODERATE, Courses.protocol("hypertonic-dextrose"));
        SessionCare mild = SessionCare.around(leapDay, Severity.MILD, Courses.protocol("hypertonic-dextrose"));

        assertThat(moderate.medicationHold()).isEqualTo(new MedicationHold(LocalDate.parse("2028-02-26"), leapDay));
        assertThat(moderate.recovery())
                .containsExactly(
                        phase(Phase.REST, "2028-02-29", "2028-03-02"),
                        phase(Phase.EXPECTED_REACTION, "2028-02-29", "2028-03-02"),
                        phase(Phase.PROLONGED_REACTION, "2028-03-03", "2028-03-07"),
                        phase(Phase.REGENERATION, "2028-02-29", "2028-03-18"));
        assertThat(moderate.improvementExpectedFrom()).isEqualTo("2028-03-21");
        assertThat(moderate.reviewIfSymptomsAfter()).isEqualTo("2028-03-07");
        assertThat(mild.recovery())
                .containsExactly(
                        phase(Phase.REST, "2028-02-29", "2028-03-01"),
                        phase(Phase.EXPECTED_REACTION, "2028-02-29", "2028-03-01"),
                        phase(Phase.PROLONGED_REACTION, "2028-03-02", "2028-03-07"),
                        phase(Phase.REGENERATION, "2028-02-29", "2028-03-14"));
    }

    @Test
    void givesARuleForEveryFigure() {
        Schedule schedule = Schedule.proposedFor(course("hypertonic-dextrose", Severity.MILD, "2027-01-04"), WEEKDAYS);

        assertThat(rules(schedule.rationale()))
                .contains(
                        RuleId.SESSION_COUNT_BY_SEVERITY,
                        RuleId.REGENERATION_BY_SEVERITY,
                        RuleId.SPACING_FOLLOWS_REGENERATION,
                        RuleId.SIX_MONTH_CAP,
                        RuleId.WORKING_DAYS,
                        RuleId.MEDICATION_HOLD,
                        RuleId.REST_AFTER_SESSION,
                        RuleId.EXPECTED_REACTION,
                        RuleId.PROLONGED_REACTION,
                        RuleId.IMPROVEMENT_EXPECTED,
                        RuleId.REVIEW_AFTER_A_WEEK);
    }

    private static RecoveryPhase phase(Phase phase, String from, String to) {
        return new RecoveryPhase(phase, LocalDate.parse(from), LocalDate.parse(to));
    }
}
