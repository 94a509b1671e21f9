package org.prolotherapy.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.OpeningHours;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.schedule.Window;

/**
 * Decides which slots can be booked. Availability and booking ask the same object, so that whatever is offered can be
 * booked.
 *
 * @param clinic whose hours, performers and rooms count
 * @param taken the visits that are booked already
 * @param window the dates on which the session may happen; null if any will do
 * @param patient who comes; null if anyone will do
 * @param now no visit starts before or at this instant
 */
public record Bookability(
        ClinicProfile clinic,
        List<Taken> taken,
        @Nullable Window window,
        @Nullable PatientReference patient,
        Instant now) {

    private static final int SLOT_MINUTES = 30;

    /**
     * A visit that is booked already.
     *
     * @param performer who is busy with it
     * @param patient who comes
     */
    public record Taken(Booking booking, String performer, PatientReference patient) {

        static Stream<Taken> of(TreatmentSession session) {
            return session.booking().stream()
                    .map(booking -> new Taken(booking, session.performer().orElseThrow(), session.patient()));
        }
    }

    /**
     * A slot for one performer and, if one is named, one room.
     *
     * @param startsAt the clinic's local time
     */
    public record Slot(
            LocalDateTime startsAt,
            String performer,
            @Nullable String room) {}

    /** How long a visit takes. */
    public Duration visit() {
        return Duration.ofMinutes(clinic.visitMinutes());
    }

    /** The booking that a slot would be; empty if its local time does not exist. */
    public Optional<Booking> booking(Slot slot) {
        return Booking.at(slot.startsAt(), clinic.timeZone(), visit(), slot.room());
    }

    /** Every rule that stands against booking a slot; if none does, it can be booked. */
    public List<Finding> obstacles(Slot slot) {
        Optional<Booking> booking = booking(slot);
        return Stream.of(
                        startsOnTheHalfHour(slot),
                        dayIsInTheWindow(slot),
                        clinicWorksThatDay(slot),
                        visitFitsTheOpeningHours(slot),
                        localTimeExists(slot, booking),
                        timeIsStillToCome(booking),
                        performerIsQualified(slot),
                        roomIsTheClinics(slot),
                        performerAndRoomAreFree(slot, booking),
                        patientIsFree(booking))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every rule that stands against whoever and whatever is named in a slot, at any time. */
    public List<Finding> obstaclesAtAnyTime(Slot slot) {
        return Stream.of(performerIsQualified(slot), roomIsTheClinics(slot))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The slots of a day that can be booked, by time. */
    public List<Slot> free(LocalDate day, List<String> performers, @Nullable String room) {
        OpeningHours hours = clinic.openingHours().get(day.getDayOfWeek());
        if (hours == null) {
            return List.of();
        }
        List<Slot> free = new ArrayList<>();
        for (int minute = 0; minute < Duration.ofDays(1).toMinutes(); minute += SLOT_MINUTES) {
            LocalTime time = LocalTime.MIN.plusMinutes(minute);
            if (hours.allow(time, clinic.visitMinutes())) {
                performers.stream()
                        .map(performer -> new Slot(day.atTime(time), performer, room))
                        .filter(slot -> obstacles(slot).isEmpty())
                        .forEach(free::add);
            }
        }
        return free;
    }

    /** Visits start on the hour or the half hour. */
    private static Optional<Finding> startsOnTheHalfHour(Slot slot) {
        LocalTime time = slot.startsAt().toLocalTime();
        boolean onIt = time.getMinute() % SLOT_MINUTES == 0 && time.getSecond() == 0 && time.getNano() == 0;
        return found(!onIt, RuleId.SLOTS_ON_THE_HALF_HOUR, "");
    }

    /** The day lies in the session's window. */
    private Optional<Finding> dayIsInTheWindow(Slot slot) {
        return found(
                window != null && !window.contains(slot.startsAt().toLocalDate()),
                RuleId.BOOKING_IN_WINDOW,
                window == null ? "" : "Its window is " + window.earliest() + " to " + window.latest() + ".");
    }

    /** The clinic works on that day. */
    private Optional<Finding> clinicWorksThatDay(Slot slot) {
        LocalDate day = slot.startsAt().toLocalDate();
        return found(!clinic.calendar().isWorkingDay(day), RuleId.WORKING_DAYS, "The clinic is closed on " + day + ".");
    }

    /** The visit starts and ends within the opening hours. */
    private Optional<Finding> visitFitsTheOpeningHours(Slot slot) {
        OpeningHours hours = clinic.openingHours().get(slot.startsAt().getDayOfWeek());
        return found(
                hours != null && !hours.allow(slot.startsAt().toLocalTime(), clinic.visitMinutes()),
                RuleId.OPENING_HOURS,
                hours == null
                        ? ""
                        : "The clinic is open from " + hours.opens() + " to " + hours.closes() + ", and a visit takes "
                                + clinic.visitMinutes() + " minutes.");
    }

    /** The clinic's clocks show that time. */
    private Optional<Finding> localTimeExists(Slot slot, Optional<Booking> booking) {
        return found(
                booking.isEmpty(),
                RuleId.LOCAL_TIME_EXISTS,
                "In " + clinic.timeZone() + " there is no " + slot.startsAt() + ".");
    }

    /** The time is still to come. */
    private Optional<Finding> timeIsStillToCome(Optional<Booking> booking) {
        return found(booking.isPresent() && !booking.get().startsAt().isAfter(now), RuleId.BOOKING_AHEAD, "");
    }

    /** The performer is one whom the clinic has named with a qualification. */
    private Optional<Finding> performerIsQualified(Slot slot) {
        return found(
                !clinic.hasPerformer(slot.performer()),
                RuleId.PERFORMER_QUALIFICATION,
                "The clinic has not named this performer.");
    }

    /** The room, if one is named, is one of the clinic's. */
    private Optional<Finding> roomIsTheClinics(Slot slot) {
        return found(
                slot.room() != null && !clinic.rooms().contains(slot.room()),
                RuleId.ROOM_OF_CLINIC,
                "The clinic has not named this room.");
    }

    /** Neither the performer nor the room has another visit at that time. */
    private Optional<Finding> performerAndRoomAreFree(Slot slot, Optional<Booking> booking) {
        return found(
                booking.isPresent()
                        && taken.stream()
                                .filter(other -> other.booking().overlaps(booking.get()))
                                .anyMatch(other -> other.performer().equals(slot.performer())
                                        || (slot.room() != null
                                                && Objects.equals(
                                                        other.booking().room(), slot.room()))),
                RuleId.SLOT_IS_FREE,
                "There is another visit at that time.");
    }

    /** The patient has no other visit at that time, under whichever plan. */
    private Optional<Finding> patientIsFree(Optional<Booking> booking) {
        return found(
                booking.isPresent()
                        && patient != null
                        && taken.stream()
                                .filter(other -> other.patient().equals(patient))
                                .anyMatch(other -> other.booking().overlaps(booking.get())),
                RuleId.PATIENT_IS_FREE,
                "The patient has another visit at that time.");
    }

    private static Optional<Finding> found(boolean broken, RuleId rule, String detail) {
        return broken ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
