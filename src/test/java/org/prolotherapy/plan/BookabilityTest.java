package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.Closure;
import org.prolotherapy.clinic.OpeningHours;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.clinic.Qualification;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.plan.Bookability.Slot;
import org.prolotherapy.plan.Bookability.Taken;
import org.prolotherapy.schedule.Window;

class BookabilityTest {

    private static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final PatientReference PATIENT = new PatientReference("urn:example:ehr", "a-12345");
    private static final PatientReference ANOTHER = new PatientReference("urn:example:ehr", "a-67890");
    private static final Instant LONG_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final OpeningHours OFFICE = new OpeningHours(LocalTime.of(9, 0), LocalTime.of(18, 0));
    private static final OpeningHours ALL_DAY = OpeningHours.of(LocalTime.MIN, "24:00");
    private static final OpeningHours BEFORE_LUNCH = OpeningHours.of(LocalTime.of(8, 15), "12:00");
    private static final OpeningHours AFTER_LUNCH = OpeningHours.of(LocalTime.of(13, 10), "24:00");

    @Test
    void startsOnTheHalfHour() {
        assertThat(rules(clinic(), "2027-01-04T09:30")).isEmpty();
        assertThat(rules(clinic(), "2027-01-04T09:15")).containsExactly(RuleId.SLOTS_ON_THE_HALF_HOUR);
        assertThat(rules(clinic(), "2027-01-04T09:30:01")).containsExactly(RuleId.SLOTS_ON_THE_HALF_HOUR);
    }

    @Test
    void visitFitsTheOpeningHours() {
        assertThat(rules(clinic(), "2027-01-04T08:30")).containsExactly(RuleId.OPENING_HOURS);
        assertThat(rules(clinic(), "2027-01-04T09:00")).isEmpty();
        assertThat(rules(clinic(), "2027-01-04T17:00")).isEmpty();
        assertThat(rules(clinic(), "2027-01-04T17:30")).containsExactly(RuleId.OPENING_HOURS);
    }

    @Test
    void visitFitsTheHoursBeforeABreakOrThoseAfterIt() {
        ClinicProfile clinic = clinic(ISTANBUL, BEFORE_LUNCH, AFTER_LUNCH);

        assertThat(rules(clinic, "2027-01-04T07:45")).containsExactly(RuleId.OPENING_HOURS);
        assertThat(rules(clinic, "2027-01-04T08:15")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T10:45")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T11:15")).containsExactly(RuleId.OPENING_HOURS);
        assertThat(rules(clinic, "2027-01-04T12:00"))
                .containsExactly(RuleId.SLOTS_ON_THE_HALF_HOUR, RuleId.OPENING_HOURS);
        assertThat(rules(clinic, "2027-01-04T12:40")).containsExactly(RuleId.OPENING_HOURS);
        assertThat(rules(clinic, "2027-01-04T13:10")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T22:40")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T23:10")).containsExactly(RuleId.OPENING_HOURS);
    }

    @Test
    void startsAreCountedFromEachOpening() {
        ClinicProfile clinic = clinic(ISTANBUL, BEFORE_LUNCH, AFTER_LUNCH);

        assertThat(rules(clinic, "2027-01-04T08:45")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T08:30")).containsExactly(RuleId.SLOTS_ON_THE_HALF_HOUR);
        assertThat(rules(clinic, "2027-01-04T13:40")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T13:45")).containsExactly(RuleId.SLOTS_ON_THE_HALF_HOUR);
        assertThat(new Bookability(clinic, List.of(), null, null, LONG_BEFORE)
                        .free(LocalDate.parse("2027-01-04"), List.of("dr-ak"), null)
                        .map(slot -> slot.startsAt().toLocalTime().toString()))
                .startsWith("08:15", "08:45", "09:15", "09:45", "10:15", "10:45", "13:10", "13:40")
                .endsWith("22:10", "22:40");
    }

    @Test
    void lastVisitOfADayMayEndWithIt() {
        ClinicProfile clinic = clinic(ISTANBUL, ALL_DAY);

        assertThat(rules(clinic, "2027-01-04T00:00")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T23:00")).isEmpty();
        assertThat(rules(clinic, "2027-01-04T23:30")).containsExactly(RuleId.OPENING_HOURS);
        assertThat(new Bookability(clinic, List.of(), null, null, LONG_BEFORE)
                        .free(LocalDate.parse("2027-01-04"), List.of("dr-ak"), null))
                .hasSize(47);
    }

    @Test
    void clinicWorksThatDay() {
        assertThat(rules(clinic(), "2027-01-01T09:00")).isEmpty();
        assertThat(rules(clinic(), "2027-01-02T09:00")).containsExactly(RuleId.WORKING_DAYS);
        assertThat(rules(clinic(), "2027-04-23T09:00")).containsExactly(RuleId.WORKING_DAYS);
    }

    @Test
    void dayIsInTheWindow() {
        Window window = new Window(LocalDate.parse("2027-01-18"), LocalDate.parse("2027-01-25"));
        Bookability bookability = new Bookability(clinic(), List.of(), window, null, LONG_BEFORE);

        assertThat(rules(bookability, slot("2027-01-15T09:00"))).containsExactly(RuleId.BOOKING_IN_WINDOW);
        assertThat(rules(bookability, slot("2027-01-18T09:00"))).isEmpty();
        assertThat(rules(bookability, slot("2027-01-25T09:00"))).isEmpty();
        assertThat(rules(bookability, slot("2027-01-26T09:00"))).containsExactly(RuleId.BOOKING_IN_WINDOW);
    }

    @Test
    void timeIsStillToCome() {
        Instant nine = Instant.parse("2027-01-04T06:00:00Z");

        assertThat(rules(
                        new Bookability(clinic(), List.of(), null, null, nine.minusMillis(1)),
                        slot("2027-01-04T09:00")))
                .isEmpty();
        assertThat(rules(new Bookability(clinic(), List.of(), null, null, nine), slot("2027-01-04T09:00")))
                .containsExactly(RuleId.BOOKING_AHEAD);
    }

    @Test
    void performerAndRoomAreTheClinics() {
        Slot stranger = new Slot(LocalDateTime.parse("2027-01-04T09:00"), "dr-who", "attic");

        assertThat(rules(new Bookability(clinic(), List.of(), null, null, LONG_BEFORE), stranger))
                .containsExactly(RuleId.PERFORMER_QUALIFICATION, RuleId.ROOM_OF_CLINIC);
    }

    @Test
    void performerAndRoomAreFree() {
        Booking booking = Booking.at(
                        LocalDateTime.parse("2027-01-04T10:00"), ISTANBUL, Duration.ofMinutes(60), "room-1")
                .orElseThrow();
        Bookability bookability =
                new Bookability(clinic(), List.of(taken(booking, "dr-demir", ANOTHER)), null, null, LONG_BEFORE);

        assertThat(rules(bookability, slot("2027-01-04T09:00"))).isEmpty();
        assertThat(rules(bookability, slot("2027-01-04T09:30"))).containsExactly(RuleId.SLOT_IS_FREE);
        assertThat(rules(bookability, slot("2027-01-04T10:30"))).containsExactly(RuleId.SLOT_IS_FREE);
        assertThat(rules(bookability, slot("2027-01-04T11:00"))).isEmpty();
        LocalDateTime ten = LocalDateTime.parse("2027-01-04T10:00");
        assertThat(rules(bookability, new Slot(ten, "dr-ak", null))).isEmpty();
        assertThat(rules(bookability, new Slot(ten, "dr-ak", "room-1"))).containsExactly(RuleId.SLOT_IS_FREE);
        assertThat(rules(bookability, new Slot(ten, "dr-ak", "room-2"))).isEmpty();
    }

    @Test
    void patientIsFree() {
        Booking booking = Booking.at(
                        LocalDateTime.parse("2027-01-04T10:00"), ISTANBUL, Duration.ofMinutes(60), "room-1")
                .orElseThrow();
        List<Taken> taken = List.of(taken(booking, "dr-ak", PATIENT));
        Bookability ofPatient = new Bookability(clinic(), taken, null, PATIENT, LONG_BEFORE);

        assertThat(rules(ofPatient, slot("2027-01-04T09:00"))).isEmpty();
        assertThat(rules(ofPatient, slot("2027-01-04T09:30"))).containsExactly(RuleId.PATIENT_IS_FREE);
        assertThat(rules(ofPatient, slot("2027-01-04T10:30"))).containsExactly(RuleId.PATIENT_IS_FREE);
        assertThat(rules(ofPatient, slot("2027-01-04T11:00"))).isEmpty();
        LocalDateTime ten = LocalDateTime.parse("2027-01-04T10:00");
        assertThat(rules(ofPatient, new Slot(ten, "dr-ak", null)))
                .containsExactly(RuleId.SLOT_IS_FREE, RuleId.PATIENT_IS_FREE);
        for (PatientReference other : List.of(
                ANOTHER,
                new PatientReference("urn:example:other", PATIENT.value()),
                new PatientReference(PATIENT.system(), PATIENT.value().toUpperCase(Locale.ROOT)))) {
            assertThat(rules(new Bookability(clinic(), taken, null, other, LONG_BEFORE), slot("2027-01-04T10:00")))
                    .isEmpty();
        }
    }

    @Test
    void localTimeExists() {
        // On 2027-03-28 the clocks in Berlin skip from 02:00 to 03:00.
        ClinicProfile berlin = clinic(BERLIN, ALL_DAY);

        assertThat(rules(berlin, "2027-03-28T01:30")).isEmpty();
        assertThat(rules(berlin, "2027-03-28T02:00")).containsExactly(RuleId.LOCAL_TIME_EXISTS);
        assertThat(rules(berlin, "2027-03-28T02:30")).containsExactly(RuleId.LOCAL_TIME_EXISTS);
        assertThat(rules(berlin, "2027-03-28T03:00")).isEmpty();
    }

    @Test
    void meansTheFirstOfATimeThatTheClocksShowTwice() {
        // On 2027-10-31 the clocks in Berlin go back from 03:00 to 02:00.
        Duration visit = Duration.ofMinutes(60);
        Booking twice = Booking.at(LocalDateTime.parse("2027-10-31T02:30"), BERLIN, visit, null)
                .orElseThrow();

        assertThat(twice.startsAt()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(twice.endsAt()).isEqualTo("2027-10-31T01:30:00Z");
        Booking after = Booking.at(LocalDateTime.parse("2027-10-31T03:00"), BERLIN, visit, null)
                .orElseThrow();
        assertThat(after.startsAt()).isEqualTo("2027-10-31T02:00:00Z");
    }

    @Test
    void offersExactlyWhatCanBeBooked() {
        for (ClinicProfile clinic :
                List.of(clinic(), clinic(BERLIN, ALL_DAY), clinic(BERLIN, BEFORE_LUNCH, AFTER_LUNCH))) {
            Booking booking = Booking.at(
                            LocalDateTime.parse("2027-03-29T10:00"),
                            clinic.timeZone(),
                            Duration.ofMinutes(60),
                            "room-1")
                    .orElseThrow();
            Window window = new Window(LocalDate.parse("2027-03-25"), LocalDate.parse("2027-03-30"));
            Bookability bookability = new Bookability(
                    clinic,
                    List.of(taken(booking, "dr-demir", ANOTHER)),
                    window,
                    PATIENT,
                    Instant.parse("2027-03-26T09:10:00Z"));
            for (LocalDate day = LocalDate.parse("2027-03-20");
                    day.isBefore(LocalDate.parse("2027-04-05"));
                    day = day.plusDays(1)) {
                List<Slot> offered = bookability
                        .free(day, List.of("dr-ak", "dr-demir", "dr-who"), "room-1")
                        .toList();
                List<Slot> bookable = new ArrayList<>();
                for (int minutes = 0; minutes < 24 * 60; minutes += 5) {
                    LocalDateTime time = day.atStartOfDay().plusMinutes(minutes);
                    for (String performer : List.of("dr-ak", "dr-demir")) {
                        Slot slot = new Slot(time, performer, "room-1");
                        if (bookability.obstacles(slot).isEmpty()) {
                            bookable.add(slot);
                        }
                    }
                }
                assertThat(offered).isEqualTo(bookable);
            }
        }
    }

    private static ClinicProfile clinic() {
        return clinic(ISTANBUL, OFFICE);
    }

    private static Taken taken(Booking booking, String performer, PatientReference patient) {
        return new Taken(booking.startsAt(), booking.endsAt(), performer, booking.room(), patient);
    }

    private static ClinicProfile clinic(ZoneId zone, OpeningHours... hours) {
        boolean office = List.of(hours).equals(List.of(OFFICE));
        Map<DayOfWeek, List<OpeningHours>> week = Arrays.stream(DayOfWeek.values())
                .filter(day -> !office || day.compareTo(DayOfWeek.SATURDAY) < 0)
                .collect(Collectors.toMap(day -> day, day -> List.of(hours)));
        return new ClinicProfile(
                zone,
                week,
                60,
                List.of(new Closure(LocalDate.parse("2027-04-23"), "holiday")),
                List.of(
                        new Performer("dr-ak", Qualification.RADIOLOGIST),
                        new Performer("dr-demir", Qualification.PHYSIATRIST)),
                List.of("room-1", "room-2"),
                List.of(),
                List.of(),
                List.of());
    }

    private static Slot slot(String startsAt) {
        return new Slot(LocalDateTime.parse(startsAt), "dr-demir", null);
    }

    private static List<RuleId> rules(ClinicProfile clinic, String startsAt) {
        return rules(new Bookability(clinic, List.of(), null, null, LONG_BEFORE), slot(startsAt));
    }

    private static List<RuleId> rules(Bookability bookability, Slot slot) {
        return bookability.obstacles(slot).stream().map(Finding::rule).toList();
    }
}
