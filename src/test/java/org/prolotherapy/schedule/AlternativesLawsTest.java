package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.schedule.Courses.closedFrom;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Severity;

/** What holds of the alternatives to every course that is refused. */
class AlternativesLawsTest {

    @Test
    void offersOnlyAlternativesThatASecondRequestIsAcceptedWith() {
        ClinicCalendar holidays = closedFrom("2027-01-20", "2027-02-20")
                .closedOn(LocalDate.parse("2027-06-01")
                        .datesUntil(LocalDate.parse("2027-09-15"))
                        .toList());
        int refusals = 0;
        for (var protocol : Courses.KNOWLEDGE.currentProtocols()) {
            for (Severity severity : Severity.values()) {
                for (LocalDate start = LocalDate.parse("2027-01-01");
                        start.getYear() == 2027;
                        start = start.plusDays(11)) {
                    for (Integer count : new Integer[] {null, 0, 4, 15, 99}) {
                        for (Integer spacing : new Integer[] {null, 1, 14, 21, 28, 40}) {
                            refusals += everyAlternativeIsAccepted(
                                    new CourseRequest(protocol, severity, start, count, spacing), holidays);
                        }
                    }
                }
            }
        }
        assertThat(refusals).isGreaterThan(5_000);
    }

    private static int everyAlternativeIsAccepted(CourseRequest request, ClinicCalendar calendar) {
        try {
            Schedule.proposedFor(request, calendar);
            return 0;
        } catch (ScheduleNotFeasible refusal) {
            for (Alternative alternative : refusal.alternatives()) {
                assertThat(alternative).isNotEqualTo(new Alternative(null, null, null));
                CourseRequest second = new CourseRequest(
                        request.protocol(),
                        request.severity(),
                        alternative.startOn() == null ? request.startOn() : alternative.startOn(),
                        alternative.sessionCount() == null
                                ? request.requestedSessionCount()
                                : alternative.sessionCount(),
                        alternative.spacingDays() == null ? request.requestedSpacingDays() : alternative.spacingDays());
                assertThat(Schedule.proposedFor(second, calendar).lost()).isNull();
            }
            return 1;
        }
    }
}
