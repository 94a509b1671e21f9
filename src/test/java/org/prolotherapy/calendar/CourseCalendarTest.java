package org.prolotherapy.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.Acts;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.sharing.CalendarDetail;

/** Where the clocks change: in Berlin on 2027-03-28 from 02:00 to 03:00, and on 2027-10-31 from 03:00 to 02:00. */
class CourseCalendarTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ClinicCalendar EVERY_DAY =
            new ClinicCalendar(BERLIN, EnumSet.allOf(DayOfWeek.class), Set.of());
    private static final Now NOW = Acts.at(Instant.parse("2027-01-01T09:00:00Z"), EVERY_DAY, KNOWLEDGE);

    @Test
    void namesTheOneMomentOfALocalTimeThatComesTwice() {
        assertThat(startOfAVisitAt("2027-10-31", "2027-10-31T02:30")).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(startOfAVisitAt("2027-10-31", "2027-10-31T03:30")).isEqualTo("2027-10-31T02:30:00Z");
    }

    @Test
    void namesTheMomentsAroundALocalTimeThatDoesNotCome() {
        assertThat(Booking.at(LocalDateTime.parse("2027-03-28T02:30"), BERLIN, Duration.ofHours(1), null))
                .isEmpty();
        assertThat(startOfAVisitAt("2027-03-28", "2027-03-28T01:30")).isEqualTo("2027-03-28T00:30:00Z");
        assertThat(startOfAVisitAt("2027-03-28", "2027-03-28T03:00")).isEqualTo("2027-03-28T01:00:00Z");
    }

    /** In some of them a day begins at 01:00, because the clocks skip its first hour. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Havana", "Asia/Beirut"})
    void writesDaysAsTheyAreWhateverTheTimeZoneOfTheMachine(String zone) {
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            for (String day : List.of("2027-03-14", "2027-03-28", "2027-10-31", "2027-11-07")) {
                TreatmentPlan plan = planFrom(day);
                assertThat(text(plan)).contains("DTSTART;VALUE=DATE:" + day.replace("-", ""));
            }
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    private static Instant startOfAVisitAt(String start, String time) {
        TreatmentPlan plan = planFrom(start);
        Booking booking = Booking.at(LocalDateTime.parse(time), BERLIN, Duration.ofHours(1), null)
                .orElseThrow();
        Acts.change(plan, NOW, (it, now) -> it.course().book(it.course().existing(1), booking, "dr-demir", now));
        return Biweekly.parse(text(plan))
                .first()
                .getEvents()
                .get(0)
                .getDateStart()
                .getValue()
                .toInstant();
    }

    private static String text(TreatmentPlan plan) {
        List<SessionView> sessions = plan.sessions().stream()
                .map(session -> SessionView.of(
                        session.id(),
                        session.scheduled(),
                        null,
                        null,
                        null,
                        plan.severity(),
                        plan.protocol(KNOWLEDGE),
                        null))
                .toList();
        return CourseCalendar.of(plan, sessions, CalendarDetail.APPOINTMENTS);
    }

    private static TreatmentPlan planFrom(String start) {
        CourseRequest request =
                new CourseRequest(KNOWLEDGE.defaultProtocol(), Severity.MILD, LocalDate.parse(start), null, null);
        NewPlan wanted = new NewPlan(
                new PatientReference("urn:example:ehr", "12345"),
                KNOWLEDGE.condition("knee-osteoarthritis").orElseThrow(),
                Laterality.LEFT,
                request,
                KNOWLEDGE.solution(request.protocol().solutions().get(0)).orElseThrow(),
                null,
                null,
                null,
                null,
                null,
                new ScreeningAnswers(false, false, false, List.of(), null, null, null, null, null, null),
                null,
                null,
                List.of(),
                null);
        return TreatmentPlan.create(
                wanted,
                Schedule.proposedFor(request, EVERY_DAY),
                SafetyReview.of(wanted.safetyCase(KNOWLEDGE), KNOWLEDGE),
                NOW);
    }
}
